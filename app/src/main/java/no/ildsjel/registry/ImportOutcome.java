package no.ildsjel.registry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What came of an import. */
public sealed interface ImportOutcome {

  /**
   * Everything was taken in, in one transaction.
   *
   * @param run its id in the list of imports
   * @param flaws records that were left as they were before, with the reason; at most a hundred
   */
  record Done(UUID run, Counts counts, List<Flaw> flaws) implements ImportOutcome {}

  /**
   * Nothing was changed.
   *
   * @param reason why
   * @param file the file it lies in, if it lies in one
   * @param place where in the file, in words
   * @param detail more, in the words of whatever found it
   */
  record Refused(
      RegistryRefusal reason,
      Optional<String> file,
      Optional<String> place,
      String detail,
      List<Flaw> flaws)
      implements ImportOutcome {}

  /**
   * How many.
   *
   * @param records in the files
   * @param kept of them
   * @param added not known before
   * @param changed known, now different
   * @param unchanged known, and the same
   * @param gone known before, not there any more
   * @param flawed left as they were
   */
  record Counts(
      long records, long kept, long added, long changed, long unchanged, long gone, long flawed) {}

  /**
   * A record that can't be taken in.
   *
   * @param file the file
   * @param record its number in the file, from 1
   * @param offset where it begins, in bytes of the unpacked file
   * @param organisation the number it gives, as far as it gives one
   * @param reason what is wrong
   */
  record Flaw(
      String file, long record, long offset, Optional<String> organisation, Reason reason) {}

  /** What can be wrong with a record. */
  enum Reason {
    MISSING_NUMBER,
    BAD_NUMBER,
    MISSING_NAME,
    MISSING_FORM,
    BAD_DATE,
    BAD_MUNICIPALITY,
    BAD_ACCOUNT,
    BAD_CATEGORY,
    /** A control character, or half a character. */
    BAD_TEXT,
    TOO_LONG,
    /** A list where a text should be, or the like. */
    WRONG_TYPE,
    /** Stands twice in what was read. */
    TWICE
  }
}
