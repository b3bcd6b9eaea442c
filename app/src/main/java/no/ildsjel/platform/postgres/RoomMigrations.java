package no.ildsjel.platform.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** The migrations of each room, which has a history table of its own. */
public final class RoomMigrations {

  private static final String HISTORY = "flyway_schema_history_";

  private RoomMigrations() {}

  /** The rooms that have tables, in the order they were made. */
  public static List<String> rooms(Connection connection) throws SQLException {
    List<String> rooms = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select substr(tablename, length('flyway_schema_history_') + 1) as room
                from pg_tables join pg_class on relname = tablename
                where schemaname = 'public' and tablename like 'flyway\\_schema\\_history\\_%'
                  and tablename not like '%root'
                order by pg_class.oid
                """)) {
      while (row.next()) {
        rooms.add(row.getString("room"));
      }
    }
    return rooms;
  }

  /** The last migration of a room that has tables. */
  public static String version(Connection connection, String room) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select version from public."
                    + history(room)
                    + " where success and version is not null"
                    + " order by installed_rank desc limit 1")) {
      return row.next() ? row.getString("version") : "0";
    }
  }

  /** Makes a room's tables as they were at this migration. */
  public static void to(DataSource database, String room, MigrationVersion version) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration/" + room)
        .table(history(room))
        .defaultSchema("public")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target(version)
        .load()
        .migrate();
  }

  /** The newest migration this program has for the room; zero when it knows no such room. */
  public static MigrationVersion newest(DataSource database, String room) {
    var all =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration/" + room)
            .table(history(room))
            .load()
            .info()
            .all();
    return all.length == 0 ? MigrationVersion.fromVersion("0") : all[all.length - 1].getVersion();
  }

  private static String history(String room) {
    if (!room.matches("[a-z]{2,30}")) {
      throw new IllegalArgumentException("Not a room: " + room);
    }
    return HISTORY + room;
  }
}
