package no.ildsjel.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import no.ildsjel.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is sealed with a key for each thing. */
class KeysTest {

  private static final String NOTE = "Vi ble enige om at Amina gir fra seg nøkkelen";

  private final DataSource database = TestDatabase.of("platform");
  private final JdbcClient jdbc = JdbcClient.create(database);

  @TempDir Path folder;

  private Keys keys(String file) throws IOException {
    return new Keys(jdbc, Clock.systemUTC(), folder.resolve(file), true);
  }

  @Test
  void whatIsSealedIsReadWithTheSameKeyFileOnly() throws IOException {
    byte[] sealed = keys("ours.json").seal("pair:1", NOTE);
    assertThat(keys("ours.json").open("pair:1", sealed)).contains(NOTE);
    assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Amina");
    assertThatThrownBy(() -> keys("other.json").open("pair:1", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsSealedForOneThingIsNotOpenedForAnother() throws IOException {
    Keys keys = keys("ours.json");
    byte[] sealed = keys.seal("pair:1", NOTE);
    keys.seal("pair:2", "noe annet");
    assertThatThrownBy(() -> keys.open("pair:2", sealed)).isInstanceOf(IllegalStateException.class);
    jdbc.sql(
            """
            update platform.key set wrapped = (select wrapped from platform.key where thing = 'pair:1')
            where thing = 'pair:2'
            """)
        .update();
    assertThatThrownBy(() -> keys.open("pair:2", sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyReadsWhatWasSealedOnceTheKeyHasBeenTakenAway() throws IOException {
    Keys keys = keys("ours.json");
    byte[] sealed = keys.seal("pair:1", NOTE);
    keys.shred("pair:1");
    assertThat(keys.open("pair:1", sealed)).isEmpty();
    byte[] later = keys.seal("pair:1", NOTE);
    assertThat(keys.open("pair:1", later)).contains(NOTE);
    assertThatThrownBy(() -> keys.open("pair:1", sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anInstallationOfOnesOwnDoesNotStartWithoutItsKeyFile() {
    assertThatThrownBy(
            () -> new Keys(jdbc, Clock.systemUTC(), folder.resolve("missing.json"), false))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aKeyFileIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
    Path file = folder.resolve("new.json");
    assertThat(command(file)).isZero();
    String key = Files.readString(file);
    assertThat(command(file)).isEqualTo(2);
    assertThat(Files.readString(file)).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static int command(Path file) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new NewKeyCommand()
        .run(List.of(file.toString()), InputStream.nullInputStream(), nowhere, nowhere);
  }
}
