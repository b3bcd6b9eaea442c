package no.ildsjel.registry.imports;

import java.sql.SQLException;
import java.time.LocalDate;
import no.ildsjel.registry.ImportOutcome.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text format of PostgreSQL's COPY. A row is written whole or not at all: {@link
 * #begin} forgets one that was not ended.
 */
final class CopyRows {

  /** Where the bytes go. */
  interface Sink {
    void write(byte[] bytes, int length) throws SQLException;
  }

  private static final int FULL = 1 << 16;

  private final Sink sink;
  private byte[] buffer = new byte[FULL * 2];
  private int at;
  private int rowBegin;
  private long rows;

  CopyRows(Sink sink) {
    this.sink = sink;
  }

  long rows() {
    return rows;
  }

  /** Writes what makes up a row. */
  interface Row<T> {
    void write(T of, CopyRows row) throws FlawedRecord;
  }

  CopyRows begin() {
    at = rowBegin;
    return this;
  }

  void end() throws SQLException {
    buffer[at - 1] = '\n';
    rows++;
    taken();
  }

  /** Writes a row for each, or none at all when one of them is flawed. */
  <T> void whole(Iterable<T> all, Row<T> row) throws FlawedRecord, SQLException {
    begin();
    long before = rows;
    try {
      for (T one : all) {
        row.write(one, this);
        buffer[at - 1] = '\n';
        rows++;
      }
    } catch (FlawedRecord e) {
      rows = before;
      throw e;
    }
    taken();
  }

  private void taken() throws SQLException {
    rowBegin = at;
    if (at >= FULL) {
      flush();
    }
  }

  void flush() throws SQLException {
    sink.write(buffer, rowBegin);
    at = 0;
    rowBegin = 0;
  }

  /**
   * A text; line breaks and tabs stay, other control characters and half characters are refused.
   */
  CopyRows text(@Nullable String text) throws FlawedRecord {
    if (text == null) {
      return none();
    }
    characters(text);
    return separator();
  }

  /** A list of texts that hold neither quotes nor commas. */
  CopyRows codes(Iterable<String> codes) throws FlawedRecord {
    room(2);
    buffer[at++] = '{';
    boolean first = true;
    for (String code : codes) {
      if (!first) {
        room(1);
        buffer[at++] = ',';
      }
      first = false;
      characters(code);
    }
    room(2);
    buffer[at++] = '}';
    return separator();
  }

  CopyRows bool(@Nullable Boolean value) {
    if (value == null) {
      return none();
    }
    room(2);
    buffer[at++] = (byte) (value ? 't' : 'f');
    return separator();
  }

  CopyRows number(@Nullable Integer value) {
    if (value == null) {
      return none();
    }
    String digits = value.toString();
    room(digits.length() + 1);
    for (int i = 0; i < digits.length(); i++) {
      buffer[at++] = (byte) digits.charAt(i);
    }
    return separator();
  }

  /** A date written as yyyy-MM-dd; anything else is refused. */
  CopyRows date(@Nullable String date) throws FlawedRecord {
    if (date == null) {
      return none();
    }
    if (!isDate(date)) {
      throw new FlawedRecord(Reason.BAD_DATE);
    }
    characters(date);
    return separator();
  }

  private static boolean isDate(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    return year > 0
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth());
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private void characters(String text) throws FlawedRecord {
    int length = text.length();
    room(length * 4 + 1);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (c < 0x800) {
        buffer[at++] = (byte) (0xc0 | c >> 6);
        buffer[at++] = (byte) (0x80 | c & 0x3f);
      } else if (!Character.isSurrogate(c)) {
        buffer[at++] = (byte) (0xe0 | c >> 12);
        buffer[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        buffer[at++] = (byte) (0x80 | c & 0x3f);
      } else {
        i++;
        if (i == length || !Character.isSurrogatePair(c, text.charAt(i))) {
          throw new FlawedRecord(Reason.BAD_TEXT);
        }
        int whole = Character.toCodePoint(c, text.charAt(i));
        buffer[at++] = (byte) (0xf0 | whole >> 18);
        buffer[at++] = (byte) (0x80 | whole >> 12 & 0x3f);
        buffer[at++] = (byte) (0x80 | whole >> 6 & 0x3f);
        buffer[at++] = (byte) (0x80 | whole & 0x3f);
      }
    }
  }

  private void ascii(char c) throws FlawedRecord {
    if (c >= 0x20 && c != '\\') {
      buffer[at++] = (byte) c;
      return;
    }
    buffer[at++] = '\\';
    buffer[at++] =
        switch (c) {
          case '\\' -> (byte) '\\';
          case '\n' -> (byte) 'n';
          case '\r' -> (byte) 'r';
          case '\t' -> (byte) 't';
          default -> throw new FlawedRecord(Reason.BAD_TEXT);
        };
  }

  private CopyRows none() {
    room(3);
    buffer[at++] = '\\';
    buffer[at++] = 'N';
    return separator();
  }

  private CopyRows separator() {
    room(1);
    buffer[at++] = '\t';
    return this;
  }

  private void room(int bytes) {
    if (at + bytes > buffer.length) {
      buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + bytes));
    }
  }
}
