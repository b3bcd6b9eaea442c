package no.ildsjel.platform.commands;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A command that reads or changes what the server holds; a bean of the room it belongs to. It runs
 * in the server, on the same machine as the one who calls, so files are named and not sent.
 */
public interface DataCommand {

  /** The word after {@code ./ildsjel}. */
  String name();

  /** One line for the list of commands. */
  String summary();

  /**
   * Runs it.
   *
   * @param call arguments, and where to write
   * @return the exit code: 0 answered, 1 something is wrong with what was looked at, 2 bad input
   */
  int run(Call call);

  /**
   * One call.
   *
   * @param arguments what followed the name
   * @param folder the caller's folder, from which relative files are named
   * @param out standard output, for the answer alone
   * @param err standard error, for everything else
   */
  record Call(List<String> arguments, Path folder, PrintStream out, PrintStream err) {

    /** The file an argument names, seen from the caller's folder. */
    public Path file(String argument) {
      return folder.resolve(argument).normalize();
    }
  }
}
