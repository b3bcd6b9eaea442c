package no.ildsjel.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL server in a folder of its own, bound to 127.0.0.1, with a password and durable
 * settings. The server is a child in the foreground, so that it ends with us; one left over after a
 * hard stop is stopped first. The unpacked binaries stay beside the data, so that a later major
 * version can still start the old server.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** How careful the server is with what it has acknowledged. */
  public enum Durability {
    /** What is acknowledged survives a power cut. */
    DURABLE,
    /** For tests, whose data nobody misses. */
    THROWAWAY
  }

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "ildsjel";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** The name of a file in the folder that says: what is here was never finished, begin anew. */
  public static final String UNFINISHED = "unfinished";

  private final Path binaries;
  private final Path data;
  private final FileLock lock;
  private final Process server;
  private final int port;
  private final String password;

  private EmbeddedPostgres(
      Path binaries, Path data, FileLock lock, Process server, int port, String password) {
    this.binaries = binaries;
    this.data = data;
    this.lock = lock;
    this.server = server;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the server whose data lie in the folder, making it first if it is empty or was left
   * {@link #UNFINISHED}.
   *
   * @param home the folder; the server's binaries, data and password lie below it
   * @throws IllegalStateException if another process uses the folder, or the server does not start
   */
  public static EmbeddedPostgres start(Path home, Durability durability) {
    try {
      Path root = Files.createDirectories(home.toAbsolutePath());
      FileLock lock = lock(root);
      Path binaries = unpack(root);
      Path data = root.resolve("pg");
      Path passwordFile = root.resolve("pg.password");
      if (Files.exists(root.resolve(UNFINISHED))) {
        stopLeftOver(binaries, data);
        FileSystemUtils.deleteRecursively(data);
        Files.delete(root.resolve(UNFINISHED));
      }
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialise(binaries, data, passwordFile);
      }
      String password = Files.readString(passwordFile).strip();
      stopLeftOver(binaries, data);
      int port = freePort();
      Process server = launch(binaries, data, port, durability);
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(binaries, data, lock, server, port, password);
      postgres.awaitReady();
      postgres.createDatabase(USER);
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC address of the database of this name. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The JDBC address of the program's own database. */
  public String jdbcUrl() {
    return jdbcUrl(USER);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** The loopback port the server listens on. */
  public int port() {
    return port;
  }

  /** Makes an empty database of this name, unless it is there. */
  public void createDatabase(String name) {
    administer(
        "select 1 from pg_database where datname = '" + checked(name) + "'",
        "create database \"" + checked(name) + "\"");
  }

  /** Stops the server, letting it write what it has, and frees the folder. */
  @Override
  public void close() {
    try {
      run(
          binaries,
          List.of("bin/pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30"),
          Map.of());
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      lock.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void administer(@Nullable String unless, String statement) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password);
        var sql = connection.createStatement()) {
      if (unless != null) {
        try (var found = sql.executeQuery(unless)) {
          if (found.next()) {
            return;
          }
        }
      }
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded database refused: " + statement, e);
    }
  }

  private static String checked(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("Not a database name: " + name);
    }
    return name;
  }

  private void awaitReady() {
    Instant limit = Instant.now().plus(START_LIMIT);
    while (true) {
      try {
        DriverManager.getConnection(jdbcUrl("postgres"), USER, password).close();
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || Instant.now().isAfter(limit)) {
          throw new IllegalStateException(
              "The embedded database did not start; see " + data.resolveSibling("pg.log"), e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static FileLock lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "The data in " + root + " are in use: Ildsjel is already running there.");
    }
    return lock;
  }

  /** Unpacks the binaries once per version; a half-made folder never takes the final name. */
  private static Path unpack(Path root) throws IOException {
    String archive = archiveName();
    Path archives = root.resolve("postgres.txz");
    try (InputStream in = EmbeddedPostgres.class.getResourceAsStream("/" + archive)) {
      if (in == null) {
        throw new IllegalStateException(
            "No PostgreSQL binaries for this machine (" + archive + "); set ILDSJEL_DB_URL.");
      }
      String version = version();
      Path binaries = root.resolve("postgres-" + version);
      if (Files.exists(binaries.resolve("bin/postgres"))) {
        return binaries;
      }
      Files.copy(in, archives, StandardCopyOption.REPLACE_EXISTING);
      Path half = root.resolve("postgres-" + version + ".part");
      Files.createDirectories(half);
      run(root, List.of("tar", "-xJf", archives.toString(), "-C", half.toString()), null);
      Files.delete(archives);
      Files.move(half, binaries, StandardCopyOption.ATOMIC_MOVE);
      return binaries;
    }
  }

  private static String archiveName() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
    return "postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
  }

  /** The binaries' version as their jar states it, or one name for all when it does not. */
  private static String version() {
    var url = EmbeddedPostgres.class.getResource("/" + archiveName());
    var match =
        java.util.regex.Pattern.compile("-([0-9]+\\.[0-9]+\\.[0-9]+)\\.jar")
            .matcher(String.valueOf(url));
    return match.find() ? Objects.requireNonNull(match.group(1)) : "bundled";
  }

  private static void initialise(Path binaries, Path data, Path passwordFile) throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, HexFormat.of().formatHex(secret));
    run(
        binaries,
        List.of(
            "bin/initdb",
            "-D",
            data.toString(),
            "-U",
            USER,
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile,
            "-E",
            "UTF8",
            "--locale=C",
            "--locale-provider=icu",
            "--icu-locale=nb-NO"),
        Map.of());
  }

  private static void stopLeftOver(Path binaries, Path data) throws IOException {
    if (Files.exists(data.resolve("postmaster.pid"))) {
      log.info("Stopping a database server left over from an earlier run");
      tryRun(
          binaries,
          List.of("bin/pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30"));
    }
  }

  private static Process launch(Path binaries, Path data, int port, Durability durability)
      throws IOException {
    List<String> command = new ArrayList<>(unprivileged());
    command.add(binaries.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", data.toString(), "-h", "127.0.0.1", "-p", "" + port, "-k", ""));
    Map<String, String> settings =
        durability == Durability.DURABLE
            ? Map.of("shared_buffers", "128MB", "max_connections", "60", "timezone", "UTC")
            : Map.of(
                "fsync", "off",
                "full_page_writes", "off",
                "synchronous_commit", "off",
                "max_connections", "200",
                "timezone", "UTC");
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(data.resolveSibling("pg.log").toFile()))
        .start();
  }

  /** PostgreSQL will not run as root; in a user namespace of its own the process is nobody. */
  private static List<String> unprivileged() {
    return "root".equals(System.getProperty("user.name"))
            && System.getProperty("os.name").startsWith("Linux")
        ? List.of("unshare", "-U")
        : List.of();
  }

  private static void run(Path folder, List<String> command, @Nullable Map<String, String> asServer)
      throws IOException {
    List<String> whole = new ArrayList<>(asServer == null ? List.of() : unprivileged());
    whole.add(
        asServer == null ? command.getFirst() : folder.resolve(command.getFirst()).toString());
    whole.addAll(command.subList(1, command.size()));
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      reader.lines().forEach(line -> said.append(line).append('\n'));
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.getFirst() + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int tryRun(Path binaries, List<String> command) throws IOException {
    try {
      run(binaries, command, Map.of());
      return 0;
    } catch (IllegalStateException e) {
      return 1;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
