package no.ildsjel.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The real program in a process of its own, started by the launcher on a data folder, and the
 * database it has with it.
 */
final class RunningServer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(8);

  private final Process process;
  private final Path data;
  private final int port;
  private final long readyMillis;

  private RunningServer(Process process, Path data, int port, long readyMillis) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.readyMillis = readyMillis;
  }

  /**
   * Starts it and waits until the front page is there.
   *
   * @param data the data folder, kept afterwards
   * @param words what the launcher is given
   */
  static RunningServer start(Path data, String... words) throws Exception {
    int port = freePort();
    Path log = data.resolve("program.log");
    long said = Files.exists(log) ? Files.readString(log).length() : 0;
    List<String> command = new ArrayList<>(List.of(root().resolve("ildsjel").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("ILDSJEL_DATA", data.toString());
    builder.environment().put("ILDSJEL_PORT", "" + port);
    builder.environment().remove("MAVEN_CMD_LINE_ARGS");
    long begun = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(200)).build();
    HttpRequest front =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
            .timeout(Duration.ofSeconds(10))
            .build();
    while (true) {
      try {
        if (client.send(front, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
          break;
        }
      } catch (IOException e) {
        // not there yet
      }
      if (!process.isAlive() || System.nanoTime() - begun > LIMIT.toNanos()) {
        throw new IllegalStateException("The program did not start:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    long ready = (System.nanoTime() - begun) / 1_000_000;
    // the page is there before the cast and the demonstration are
    while (!Files.readString(log).substring((int) said).contains("Ildsjel is ready")) {
      if (!process.isAlive() || System.nanoTime() - begun > LIMIT.toNanos()) {
        throw new IllegalStateException("Not ready:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return new RunningServer(process, data, port, ready);
  }

  /** The folder the project lies in. */
  static Path root() {
    Path here = Path.of(System.getProperty("ildsjel.root", "")).toAbsolutePath();
    return Files.exists(here.resolve("ildsjel")) ? here : here.getParent();
  }

  static Path newFolder(String name) throws IOException {
    return Files.createTempDirectory("ildsjel-" + name + "-");
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    }
  }

  int port() {
    return port;
  }

  /** How long it took from the command to the front page. */
  long readyMillis() {
    return readyMillis;
  }

  /** The process of the virtual machine, which the launcher becomes. */
  ProcessHandle machine() {
    ProcessHandle launched = process.toHandle();
    return java(launched)
        ? launched
        : launched.descendants().filter(RunningServer::java).findFirst().orElseThrow();
  }

  /** The first process of the database server. */
  ProcessHandle postmaster() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("pg/postmaster.pid")).get(0).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** A connection to its database. */
  Connection connect() throws IOException, SQLException {
    String pgPort = Files.readAllLines(data.resolve("pg/postmaster.pid")).get(3).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + pgPort + "/ildsjel", "ildsjel", password());
  }

  String databasePort() throws IOException {
    return Files.readAllLines(data.resolve("pg/postmaster.pid")).get(3).strip();
  }

  String password() throws IOException {
    return Files.readString(data.resolve("pg.password")).strip();
  }

  Path data() {
    return data;
  }

  /** Resident memory of the virtual machine, in MB, where the system tells. */
  Optional<Long> residentMegabytes() throws IOException {
    Path status = Path.of("/proc/" + machine().pid() + "/status");
    if (!Files.exists(status)) {
      return Optional.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(l -> l.startsWith("VmRSS:"))
        .map(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024)
        .findFirst();
  }

  /** Kills the virtual machine as a power cut would, leaving the database without its parent. */
  void kill() throws Exception {
    kill(machine());
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Sends a process the signal that cannot be caught. */
  static void kill(ProcessHandle target) throws Exception {
    new ProcessBuilder("kill", "-9", "" + target.pid()).inheritIO().start().waitFor();
    target.onExit().get(20, TimeUnit.SECONDS);
  }

  /** Runs a command of the program on the data; its exit code and what it said. */
  Map.Entry<Integer, String> command(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(root().resolve("ildsjel").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ILDSJEL_DATA", data.toString());
    Process running = builder.start();
    String said = new String(running.getInputStream().readAllBytes());
    return Map.entry(running.waitFor(), said);
  }

  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean java(ProcessHandle handle) {
    return handle.info().command().map(c -> c.endsWith("/java")).orElse(false);
  }

  private static int freePort() throws IOException {
    // the log-in page takes the port after it
    while (true) {
      try (ServerSocket first = new ServerSocket(0);
          ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
        return second.getLocalPort() - 1;
      } catch (IOException e) {
        // taken; another
      }
    }
  }
}
