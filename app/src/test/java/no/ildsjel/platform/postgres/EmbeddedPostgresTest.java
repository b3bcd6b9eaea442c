package no.ildsjel.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import no.ildsjel.platform.postgres.EmbeddedPostgres.Durability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir Path home;

  @Test
  void whatWasWrittenIsThereAfterARestartAndAPasswordIsNeeded() throws Exception {
    try (EmbeddedPostgres first = EmbeddedPostgres.start(home, Durability.DURABLE)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(first.jdbcUrl(), first.user(), "guessed"))
          .hasMessageContaining("password");
      try (var c = DriverManager.getConnection(first.jdbcUrl(), first.user(), first.password());
          var s = c.createStatement()) {
        s.execute("create table ember (name text collate \"nb-NO-x-icu\")");
        s.execute("insert into ember values ('Ål'), ('Alta'), ('Ås')");
      }
      assertThatThrownBy(() -> EmbeddedPostgres.start(home, Durability.DURABLE))
          .isInstanceOfAny(
              IllegalStateException.class, java.nio.channels.OverlappingFileLockException.class);
    }
    try (EmbeddedPostgres second = EmbeddedPostgres.start(home, Durability.DURABLE);
        var c = DriverManager.getConnection(second.jdbcUrl(), second.user(), second.password());
        var rows =
            c.createStatement().executeQuery("select name from ember order by name limit 1")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("Alta");
    }
  }
}
