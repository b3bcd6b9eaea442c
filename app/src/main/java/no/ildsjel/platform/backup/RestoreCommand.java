package no.ildsjel.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import no.ildsjel.platform.postgres.EmbeddedPostgres;
import no.ildsjel.shared.Command;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code restore FILE}: a backup into an empty database, with the server stopped. The database is
 * the one the environment names, or else the embedded one.
 */
public final class RestoreCommand implements Command {

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String summary() {
    return "restore FILE: puts a backup into an empty database";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    if (arguments.size() != 1) {
      err.println(summary());
      return BAD_INPUT;
    }
    Path file = Path.of(arguments.getFirst());
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      err.println("restore: can't read " + file);
      return BAD_INPUT;
    }
    String url = System.getenv("ILDSJEL_DB_URL");
    if (url != null && !url.isBlank()) {
      return into(
          source(url, System.getenv("ILDSJEL_DB_USER"), System.getenv("ILDSJEL_DB_PASSWORD")),
          file,
          out,
          err);
    }
    Path data = Path.of(System.getenv().getOrDefault("ILDSJEL_DATA", "data"));
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(data, EmbeddedPostgres.Durability.DURABLE)) {
      return into(source(postgres.jdbcUrl(), postgres.user(), postgres.password()), file, out, err);
    } catch (IllegalStateException e) {
      err.println("restore: " + e.getMessage());
      return 1;
    }
  }

  private static int into(
      PGSimpleDataSource database, Path file, PrintStream out, PrintStream err) {
    try {
      BackupManifest manifest = new Restore(database).from(file, err);
      out.println(
          JsonMapper.shared()
              .createObjectNode()
              .put("takenAt", manifest.takenAt().toString())
              .put("tables", manifest.tables().size())
              .put("rows", manifest.tables().stream().mapToLong(BackupManifest.Table::rows).sum()));
      return OK;
    } catch (RestoreRefused e) {
      err.println("restore: " + file + ": " + e.getMessage());
      return BAD_INPUT;
    } catch (IOException | SQLException e) {
      err.println("restore: it failed, and nothing was put in: " + e.getMessage());
      return 1;
    }
  }

  private static PGSimpleDataSource source(String url, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
