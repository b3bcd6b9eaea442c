package no.ildsjel.platform.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import no.ildsjel.shared.Command;

/** {@code new-key FILE}: makes the key file that an installation of one's own needs. */
public final class NewKeyCommand implements Command {

  @Override
  public String name() {
    return "new-key";
  }

  @Override
  public String summary() {
    return "new-key FILE: makes the key that notes between mentor and participant are sealed with";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    if (arguments.size() != 1) {
      err.println(summary());
      return BAD_INPUT;
    }
    Path file = Path.of(arguments.getFirst());
    try {
      KeyFile.make(file);
      out.println(file.toAbsolutePath());
      err.println(
          "new-key: keep a copy somewhere safe, apart from the backups. Without it nobody can read"
              + " what is sealed with it.");
      return OK;
    } catch (FileAlreadyExistsException e) {
      err.println("new-key: " + file + " is there already, and is never written over");
      return BAD_INPUT;
    } catch (IOException e) {
      err.println("new-key: can't write " + file + ": " + e);
      return BAD_INPUT;
    }
  }
}
