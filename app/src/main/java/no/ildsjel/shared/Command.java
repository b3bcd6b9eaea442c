package no.ildsjel.shared;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * A command of {@code ./ildsjel} that needs neither server nor database. Rooms register theirs in
 * {@code META-INF/services}.
 */
public interface Command {

  /** Answered. */
  int OK = 0;

  /** The input could not be understood; the reason stands on standard error. */
  int BAD_INPUT = 2;

  /** The word after {@code ./ildsjel}. */
  String name();

  /** One line for the list of commands. */
  String summary();

  /**
   * Runs it.
   *
   * @param arguments what follows the name
   * @param in standard input
   * @param out standard output, for the answer alone
   * @param err standard error, for everything else
   * @return the exit code
   */
  int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err);
}
