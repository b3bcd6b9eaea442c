package no.ildsjel.insight.records;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.AdministratorId;

/**
 * What somebody looks for in the journal.
 *
 * @param words as typed; every word has to begin a word of the post
 */
public record JournalSearch(
    String words,
    Optional<AdministratorId> administrator,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  private static final int MOST_WORDS = 10;

  /** The post the page before ended with. */
  public record After(LocalDate day, long seal) {}

  /** The words as PostgreSQL wants them; nothing typed can be read as anything but letters. */
  Optional<String> query() {
    List<String> terms =
        Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
            .filter(t -> !t.isEmpty())
            .limit(MOST_WORDS)
            .map(t -> "'" + t + "':*")
            .toList();
    return terms.isEmpty() ? Optional.empty() : Optional.of(String.join(" & ", terms));
  }
}
