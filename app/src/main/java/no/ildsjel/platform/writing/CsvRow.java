package no.ildsjel.platform.writing;

import java.util.List;
import java.util.stream.Collectors;

/** A row of a table for spreadsheets (RFC 4180), each cell quoted. */
public final class CsvRow {

  /** Tells a spreadsheet that the file is UTF-8; stands first in the file. */
  public static final char MARK = '\ufeff';

  private CsvRow() {}

  /** The row with its end of line. */
  public static String of(List<String> cells) {
    return row(cells, ",");
  }

  /** The same with semicolons, as spreadsheets set to Norwegian read it by themselves. */
  public static String norwegian(List<String> cells) {
    return row(cells, ";");
  }

  private static String row(List<String> cells, String separator) {
    return cells.stream().map(CsvRow::cell).collect(Collectors.joining(separator, "", "\r\n"));
  }

  /** Quoted, and never read as a formula by a spreadsheet; a plain negative number is none. */
  private static String cell(String text) {
    boolean formula = text.matches("(?s)[=+\\-@\\t\\r].*") && !text.matches("-[0-9]+([.,][0-9]+)?");
    return '"' + (formula ? "'" + text : text).replace("\"", "\"\"") + '"';
  }
}
