package no.ildsjel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import no.ildsjel.platform.postgres.EmbeddedPostgres;
import no.ildsjel.platform.postgres.EmbeddedPostgres.Durability;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server for all tests of a run; each asks for a database of its own. */
public final class TestDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  /** A data source on a new, empty database. */
  public static PGSimpleDataSource empty() {
    String name = "t" + COUNT.incrementAndGet();
    SERVER.createDatabase(name);
    return dataSource(name);
  }

  /** A data source on a new database with the tables of these rooms, lower rooms first. */
  public static PGSimpleDataSource of(String... rooms) {
    PGSimpleDataSource source = empty();
    for (String room : rooms) {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration/" + room)
          .table("flyway_" + room)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    }
    return source;
  }

  private static PGSimpleDataSource dataSource(String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(SERVER.jdbcUrl(name));
    source.setUser(SERVER.user());
    source.setPassword(SERVER.password());
    return source;
  }

  private static EmbeddedPostgres start() {
    try {
      Path home = Files.createTempDirectory("ildsjel-test");
      EmbeddedPostgres server = EmbeddedPostgres.start(home, Durability.THROWAWAY);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedPostgres server, Path home) {
    server.close();
    try (var files = Files.walk(home)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
