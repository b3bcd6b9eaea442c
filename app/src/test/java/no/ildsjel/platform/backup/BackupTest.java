package no.ildsjel.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.postgres.RoomMigrations;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-01-20T22:15:00Z"), ZoneOffset.UTC);
  private static final PrintStream NOBODY = new PrintStream(OutputStream.nullOutputStream());
  private static final List<String> ROOMS =
      List.of("platform", "registry", "programme", "casework", "grant");

  @TempDir Path folder;

  private static final DataSource before = TestDatabase.empty();
  private final DataSource after = TestDatabase.empty();

  @BeforeAll
  static void somebodyHasWorked() {
    ROOMS.forEach(room -> RoomMigrations.to(before, room, MigrationVersion.LATEST));
    JdbcClient jdbc = JdbcClient.create(before);
    jdbc.sql("insert into platform.administrator (id, name) values ('1804', ?)")
        .param("Bodø\tmed \\ tabulator\nog linje, «æøå», العربية")
        .update();
    jdbc.sql(
            """
            insert into platform.archive_entry (at, actor, administrator, subject, act,
              payload_hash)
            select timestamptz '2027-01-01 12:00Z' + n * interval '1 second', 'leder', 'dir',
              'application:' || n, 'application-started', decode(md5(n::text), 'hex')
            from generate_series(1, 3000) n
            """)
        .update();
    jdbc.sql(
            """
            insert into platform.spring_session values
              (repeat('a', 36), repeat('b', 36), 0, 0, 60, 60, 'leder')
            """)
        .update();
  }

  private Path backup() throws IOException, SQLException {
    Path file = folder.resolve("ildsjel.backup");
    new Backup(before, CLOCK).write(file, NOBODY);
    return file;
  }

  private static long count(DataSource database, String table) {
    return JdbcClient.create(database)
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }

  @Test
  void whatWasThereIsThereAgainAfterARestore() throws Exception {
    Path file = backup();
    BackupManifest manifest = new Restore(after).from(file, NOBODY);
    assertThat(manifest.takenAt()).isEqualTo(CLOCK.instant());
    for (BackupManifest.Table table : manifest.tables()) {
      assertThat(rows(after, table)).as(table.name()).isEqualTo(rows(before, table));
    }
    assertThat(count(after, "platform.archive_entry")).isEqualTo(3000);
  }

  private static List<Map<String, Object>> rows(DataSource database, BackupManifest.Table table) {
    return JdbcClient.create(database)
        .sql(
            "select md5(t::text) as row from (select %s from %s) t order by 1"
                .formatted(table.columnList(), table.name()))
        .query()
        .listOfRows();
  }

  @Test
  void numbersGoOnWhereTheyStopped() throws Exception {
    new Restore(after).from(backup(), NOBODY);
    long next =
        JdbcClient.create(after)
            .sql(
                """
                insert into platform.archive_entry (at, actor, administrator, subject, act,
                  payload_hash) values (timestamptz '2027-02-01Z', 'a', 'dir', 's', 'a', '')
                returning id
                """)
            .query(Long.class)
            .single();
    assertThat(next).isEqualTo(3001);
  }

  @Test
  void theArchiveStillCantBeChangedAfterwards() throws Exception {
    new Restore(after).from(backup(), NOBODY);
    assertThatThrownBy(
            () -> JdbcClient.create(after).sql("delete from platform.archive_entry").update())
        .hasMessageContaining("archive");
  }

  @Test
  void sessionsAreNotTakenAlong() throws Exception {
    new Restore(after).from(backup(), NOBODY);
    assertThat(count(after, "platform.spring_session")).isZero();
  }

  @Test
  void aBackupOfAnOlderVersionIsMovedOn() throws Exception {
    DataSource old = TestDatabase.empty();
    RoomMigrations.to(old, "platform", MigrationVersion.fromVersion("2"));
    JdbcClient.create(old)
        .sql("insert into platform.administrator (id, name) values ('1804', 'Bodø')")
        .update();
    Path file = folder.resolve("old.backup");
    new Backup(old, CLOCK).write(file, NOBODY);
    new Restore(after).from(file, NOBODY);
    assertThat(count(after, "platform.administrator")).isEqualTo(2);
    assertThat(count(after, "platform.document")).isZero();
  }

  @Test
  void onlyItsOwnerMayReadTheFile() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingIsPutIntoADatabaseThatIsInUse() throws Exception {
    Path file = backup();
    assertThatThrownBy(() -> new Restore(before).from(file, NOBODY))
        .isInstanceOf(RestoreRefused.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void aFileCutShortIsRefusedAndNothingRemains() throws Exception {
    byte[] whole = Files.readAllBytes(backup());
    Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertRefusedAndStillEmpty(cut);
  }

  @Test
  void aFileWithAFlippedByteIsRefusedAndNothingRemains() throws Exception {
    byte[] whole = Files.readAllBytes(backup());
    whole[whole.length / 3] ^= 0x55;
    assertRefusedAndStillEmpty(Files.write(folder.resolve("flipped"), whole));
  }

  @Test
  void aBackupOfANewerVersionIsRefused() throws Exception {
    Path newer = changedManifest("\"platform\" : \"", "\"platform\" : \"9");
    assertRefusedAndStillEmpty(newer);
  }

  @Test
  void aManifestCantCarrySqlOfItsOwn() throws Exception {
    Path hostile = changedManifest("\"platform.notice\"", "\"platform.notice; drop schema x\"");
    assertRefusedAndStillEmpty(hostile);
  }

  @Test
  void rowsThatDontFitLeaveTheDatabaseEmpty() throws Exception {
    Path odd = changedManifest("\"name\" : \"platform.administrator\"", null);
    assertThatThrownBy(() -> new Restore(after).from(odd, NOBODY)).isNotNull();
    assertStillEmpty();
  }

  /**
   * The same backup with another manifest; without a replacement the rows promised are one more.
   */
  private Path changedManifest(String part, String replacement) throws Exception {
    Path changed = folder.resolve("changed");
    try (ZipFile zip = new ZipFile(backup().toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(BackupManifest.ENTRY)) {
          String text = new String(content, java.nio.charset.StandardCharsets.UTF_8);
          assertThat(text).contains(part);
          content =
              (replacement == null
                      ? text.replaceFirst("\"rows\" : 2\\b", "\"rows\" : 3")
                      : text.replace(part, replacement))
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        out.write(content);
        out.closeEntry();
      }
    }
    return changed;
  }

  private void assertRefusedAndStillEmpty(Path file) {
    assertThatThrownBy(() -> new Restore(after).from(file, NOBODY))
        .isInstanceOf(RestoreRefused.class);
    assertStillEmpty();
  }

  private void assertStillEmpty() {
    assertThat(
            JdbcClient.create(after)
                .sql(
                    "select count(*) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")
                .query(Long.class)
                .single())
        .isZero();
  }
}
