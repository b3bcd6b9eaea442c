package no.ildsjel.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.shared.Command;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code backup FILE}: all that is kept, as it is now. */
@Component
class BackupCommand implements DataCommand {

  private final Backup backup;
  private final String keyFile;

  BackupCommand(DataSource database, Clock clock, @Value("${ildsjel.keys.file}") String keyFile) {
    this.backup = new Backup(database, clock);
    this.keyFile = keyFile;
  }

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String summary() {
    return "backup FILE: writes all that is kept into one file, while people go on working";
  }

  @Override
  public int run(Call call) {
    if (call.arguments().size() != 1) {
      call.err().println(summary());
      return Command.BAD_INPUT;
    }
    String name = call.arguments().getFirst();
    try {
      Path file = call.file(name);
      if (Files.isDirectory(file)) {
        call.err().println("backup: " + name + " is a folder");
        return Command.BAD_INPUT;
      }
      BackupManifest manifest = backup.write(file, call.err());
      call.err()
          .println(
              "backup: the key file ("
                  + keyFile
                  + ") is not in it. Keep a copy of it apart from the backups; without it nobody can"
                  + " read the notes between mentors and participants.");
      call.out()
          .println(
              JsonMapper.shared()
                  .createObjectNode()
                  .put("file", file.toString())
                  .put("bytes", Files.size(file))
                  .put("takenAt", manifest.takenAt().toString())
                  .put("tables", manifest.tables().size())
                  .put(
                      "rows",
                      manifest.tables().stream().mapToLong(BackupManifest.Table::rows).sum()));
      return Command.OK;
    } catch (IOException | InvalidPathException e) {
      call.err().println("backup: can't write " + name + ": " + e);
      return Command.BAD_INPUT;
    } catch (SQLException e) {
      call.err().println("backup: the database stopped answering: " + e.getMessage());
      return 1;
    }
  }
}
