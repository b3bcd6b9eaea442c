package no.ildsjel.registry.imports;

import java.sql.SQLException;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/**
 * Reads the records of one register, field by field. {@link RecordStream} finds the records; this
 * knows what is in them.
 */
interface RecordReader {

  /** A new record begins; forget the one before. */
  void begin();

  /**
   * A field of the record. The parser stands on its value's first token and must be left on its
   * last.
   */
  void field(String name, JsonParser parser);

  /**
   * The record is whole.
   *
   * @return true when it is kept, and written
   * @throws FlawedRecord when it should be kept and can't be
   */
  boolean end() throws FlawedRecord, SQLException;

  /** The organisation number the record gives, as far as it gives one. */
  Optional<String> number();
}
