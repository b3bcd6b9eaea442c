package no.ildsjel.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, which knows nothing of pages. */
final class PgBench {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private PgBench() {}

  /** How many times a second the scripts run, each in a client of its own. */
  static double applicationsPerSecond(RunningServer server, List<Path> scripts, long seconds)
      throws Exception {
    List<Process> running = new ArrayList<>();
    for (Path script : scripts) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  List.of(
                      "pgbench",
                      "-n",
                      "-M",
                      "prepared",
                      "-c",
                      "1",
                      "-T",
                      "" + seconds,
                      "-h",
                      "127.0.0.1",
                      "-p",
                      server.databasePort(),
                      "-U",
                      "ildsjel",
                      "-f",
                      script.toString(),
                      "ildsjel"))
              .redirectErrorStream(true);
      builder.environment().put("PGPASSWORD", server.password());
      running.add(builder.start());
    }
    double sum = 0;
    for (Process one : running) {
      String said = new String(one.getInputStream().readAllBytes());
      Matcher rate = RATE.matcher(said);
      if (one.waitFor() != 0 || !rate.find()) {
        throw new IllegalStateException("pgbench: " + said);
      }
      sum += Double.parseDouble(rate.group(1));
    }
    return sum;
  }
}
