package no.ildsjel.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself; it stands last in the file, so a file cut short has none.
 *
 * @param format the number of this layout
 * @param takenAt the moment all of it is true of
 * @param rooms each room's last migration, by the room's name, lower rooms first
 * @param tables the tables in an order they can be put back in
 * @param sequences the last value of each sequence that has given one
 */
record BackupManifest(
    int format,
    Instant takenAt,
    Map<String, String> rooms,
    List<Table> tables,
    Map<String, Long> sequences) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  /**
   * One table.
   *
   * @param name schema and name, quoted as SQL
   * @param columns its columns, quoted as SQL; computed ones are left out
   * @param rows how many rows stand in the file
   */
  record Table(String name, List<String> columns, long rows) {

    /** Where in the file its rows stand, as PostgreSQL's COPY writes them. */
    String entry() {
      return "tables/" + name.replace("\"", "") + ".copy";
    }

    String columnList() {
      return String.join(", ", columns);
    }
  }
}
