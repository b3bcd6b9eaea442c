package no.ildsjel.platform.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import no.ildsjel.platform.postgres.RoomMigrations;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all that is kept into one file, as it is at one moment (one repeatable-read transaction),
 * while people go on working. Sessions, counters of how often, and tasks that every start makes
 * anew are left out.
 */
final class Backup {

  /** What is not missed after a restore: people log in again, and the rest is made anew. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "platform.spring_session",
          "platform.spring_session_attributes",
          "platform.scheduled_tasks",
          "platform.rate_limit");

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname) as name, c.oid,
        array(select quote_ident(a.attname) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and a.attgenerated = '' order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and c.relpersistence = 'p'
        and n.nspname not in ('pg_catalog', 'information_schema', 'public')
      order by 1
      """;

  private static final String REFERENCES =
      """
      select conrelid as from_table, confrelid as to_table from pg_constraint
      where contype = 'f' and conrelid <> confrelid
      """;

  private final DataSource database;
  private final Clock clock;

  Backup(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes the backup. The file appears under its name when it is whole, readable by its owner
   * alone.
   *
   * @param progress is told of each table as it is written
   */
  BackupManifest write(Path file, PrintStream progress) throws IOException, SQLException {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      BackupManifest manifest;
      try (ZipOutputStream zip =
          new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(half), 1 << 16))) {
        zip.setLevel(3);
        manifest = write(connection, zip, progress);
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return manifest;
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private BackupManifest write(Connection connection, ZipOutputStream zip, PrintStream progress)
      throws SQLException, IOException {
    Map<String, String> rooms = rooms(connection);
    List<BackupManifest.Table> written = new ArrayList<>();
    for (BackupManifest.Table table : tables(connection)) {
      zip.putNextEntry(new ZipEntry(table.entry()));
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "copy %s (%s) to stdout".formatted(table.name(), table.columnList()),
                  new KeptOpen(zip));
      zip.closeEntry();
      progress.printf("%s: %,d%n", table.name(), rows);
      written.add(new BackupManifest.Table(table.name(), table.columns(), rows));
    }
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT, clock.instant(), rooms, written, sequences(connection));
    zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
    zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
    return manifest;
  }

  /** The rooms and how far each has been migrated, in the order they were made. */
  private static Map<String, String> rooms(Connection connection) throws SQLException {
    Map<String, String> rooms = new LinkedHashMap<>();
    for (String room : RoomMigrations.rooms(connection)) {
      rooms.put(room, RoomMigrations.version(connection, room));
    }
    return rooms;
  }

  /** The tables, those referred to before those that refer. */
  private static List<BackupManifest.Table> tables(Connection connection) throws SQLException {
    Map<Long, BackupManifest.Table> byOid = new LinkedHashMap<>();
    Map<Long, Set<Long>> needs = new HashMap<>();
    try (var statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          String name = row.getString("name");
          if (!LEFT_OUT.contains(name)) {
            byOid.put(
                row.getLong("oid"),
                new BackupManifest.Table(
                    name, List.of((String[]) row.getArray("columns").getArray()), 0));
          }
        }
      }
      try (ResultSet row = statement.executeQuery(REFERENCES)) {
        while (row.next()) {
          needs
              .computeIfAbsent(row.getLong("from_table"), oid -> new LinkedHashSet<>())
              .add(row.getLong("to_table"));
        }
      }
    }
    Map<Long, BackupManifest.Table> ordered = new LinkedHashMap<>();
    while (ordered.size() < byOid.size()) {
      int before = ordered.size();
      byOid.forEach((oid, table) -> {
        if (ordered.keySet().containsAll(needs.getOrDefault(oid, Set.of()))) {
          ordered.put(oid, table);
        }
      });
      if (ordered.size() == before) {
        throw new IllegalStateException("Tables refer to each other in a circle");
      }
    }
    return List.copyOf(ordered.values());
  }

  private static Map<String, Long> sequences(Connection connection) throws SQLException {
    Map<String, Long> last = new LinkedHashMap<>();
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select format('%I.%I', schemaname, sequencename) as name, last_value
                from pg_sequences where last_value is not null order by 1
                """)) {
      while (row.next()) {
        last.put(row.getString("name"), row.getLong("last_value"));
      }
    }
    return last;
  }

  /** COPY closes what it has written to; the file goes on. */
  private static final class KeptOpen extends FilterOutputStream {

    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {
      // the file is closed by who opened it
    }
  }
}
