package no.ildsjel.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import no.ildsjel.platform.postgres.RoomMigrations;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a backup back into an empty database: the file is read through once to see that it is whole;
 * the tables are made as they were when it was taken; the rows are put in, all or none; then the
 * tables are moved on to this program's version.
 */
final class Restore {

  private final DataSource database;

  Restore(DataSource database) {
    this.database = database;
  }

  /**
   * Puts the file back.
   *
   * @param progress is told of each table as it is put in
   * @throws RestoreRefused if the file is not a whole backup this program can read, or the database
   *     is not empty; then nothing was changed
   */
  BackupManifest from(Path file, PrintStream progress)
      throws RestoreRefused, IOException, SQLException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      readThrough(zip);
      BackupManifest manifest = manifest(zip);
      refuseUnlessEmpty();
      for (var room : manifest.rooms().entrySet()) {
        if (RoomMigrations.newest(database, room.getKey())
                .compareTo(MigrationVersion.fromVersion(room.getValue()))
            < 0) {
          throw new RestoreRefused("It was taken by a newer version of the program");
        }
      }
      put(zip, manifest, progress);
      return manifest;
    } catch (ZipException e) {
      throw new RestoreRefused("It is not a whole backup: " + e.getMessage());
    }
  }

  private void put(ZipFile zip, BackupManifest manifest, PrintStream progress)
      throws IOException, SQLException {
    boolean whole = false;
    try {
      manifest
          .rooms()
          .forEach((room, version) ->
              RoomMigrations.to(database, room, MigrationVersion.fromVersion(version)));
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        for (BackupManifest.Table table : manifest.tables()) {
          putIn(connection, zip, table);
          progress.printf("%s: %,d%n", table.name(), table.rows());
        }
        for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
          try (var set = connection.prepareStatement("select setval(cast(? as regclass), ?)")) {
            set.setString(1, sequence.getKey());
            set.setLong(2, sequence.getValue());
            set.execute();
          }
        }
        connection.commit();
      }
      manifest
          .rooms()
          .keySet()
          .forEach(room -> RoomMigrations.to(database, room, MigrationVersion.LATEST));
      whole = true;
    } finally {
      if (!whole) {
        emptyAgain(manifest);
      }
    }
  }

  private static void putIn(Connection connection, ZipFile zip, BackupManifest.Table table)
      throws IOException, SQLException {
    // what a migration has put in stands in the backup too
    if (hasRows(connection, table)) {
      try (var statement = connection.createStatement()) {
        statement.execute("delete from " + table.name());
      }
    }
    try (InputStream rows = zip.getInputStream(zip.getEntry(table.entry()))) {
      long put =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy %s (%s) from stdin".formatted(table.name(), table.columnList()), rows);
      if (put != table.rows()) {
        throw new IllegalStateException(
            "%s: %d rows of %d".formatted(table.name(), put, table.rows()));
      }
    }
  }

  private static boolean hasRows(Connection connection, BackupManifest.Table table)
      throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select exists (select 1 from " + table.name() + ")")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void emptyAgain(BackupManifest manifest) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (String room : manifest.rooms().keySet()) {
        statement.execute("drop schema if exists \"" + room + "\" cascade");
        statement.execute("drop table if exists public.flyway_schema_history_" + room);
      }
    }
  }

  private void refuseUnlessEmpty() throws SQLException, RestoreRefused {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select exists (select 1 from pg_tables
                  where schemaname not in ('pg_catalog', 'information_schema'))
                """)) {
      if (row.next() && row.getBoolean(1)) {
        throw new RestoreRefused("The database is not empty; a backup goes into an empty one");
      }
    }
  }

  private static BackupManifest manifest(ZipFile zip) throws IOException, RestoreRefused {
    ZipEntry entry = zip.getEntry(BackupManifest.ENTRY);
    if (entry == null) {
      throw new RestoreRefused("It is not a backup of Ildsjel: it has no " + BackupManifest.ENTRY);
    }
    BackupManifest manifest;
    try (InputStream in = zip.getInputStream(entry)) {
      manifest = JsonMapper.shared().readValue(in, BackupManifest.class);
    } catch (JacksonException e) {
      throw new RestoreRefused("Its manifest can't be read: " + e.getOriginalMessage());
    }
    if (manifest.format() != BackupManifest.FORMAT) {
      throw new RestoreRefused("It has layout " + manifest.format() + ", which is not known here");
    }
    for (String room : manifest.rooms().keySet()) {
      if (!room.matches("[a-z]{2,30}")) {
        throw new RestoreRefused("Its manifest names no room of ours: " + room);
      }
    }
    for (BackupManifest.Table table : manifest.tables()) {
      boolean named =
          table.name().matches("\"?[a-z_]+\"?\\.\"?[a-z_0-9]+\"?")
              && table.columns().stream().allMatch(c -> c.matches("\"?[a-z_0-9]+\"?"));
      if (!named || zip.getEntry(table.entry()) == null) {
        throw new RestoreRefused("It lacks the rows of " + table.name());
      }
    }
    return manifest;
  }

  /** Every part is read to its end and its checksum compared, which reading alone does not do. */
  private static void readThrough(ZipFile zip) throws IOException, RestoreRefused {
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      CRC32 checksum = new CRC32();
      try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      if (checksum.getValue() != entry.getCrc()) {
        throw new RestoreRefused("It is damaged: " + entry.getName());
      }
    }
  }
}
