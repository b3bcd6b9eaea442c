package no.ildsjel.support.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;

/**
 * What somebody, or an organisation together, works on.
 *
 * @param person who works on it alone; empty when it is done together, or the person is erased
 * @param handIns in the order they were handed in
 */
public record ExerciseWork(
    UUID id,
    EventId event,
    String form,
    int formVersion,
    OrganisationNumber organisation,
    boolean together,
    Optional<PersonId> person,
    DraftId draft,
    List<HandIn> handIns) {

  /** What is said of a hand-in. */
  public enum Verdict {
    GOOD,
    AGAIN
  }

  /**
   * Something handed in.
   *
   * @param mentor the mentor organisation the learner lets read it and answer
   * @param words some warm words, when somebody has read it
   */
  public record HandIn(
      UUID id,
      int round,
      Submission submission,
      Instant at,
      Optional<OrganisationNumber> mentor,
      Optional<Verdict> verdict,
      Optional<String> words,
      Optional<PersonId> answeredBy) {}

  public ExerciseWork {
    handIns = List.copyOf(handIns);
  }

  /** What was handed in last. */
  public Optional<HandIn> last() {
    return handIns.isEmpty() ? Optional.empty() : Optional.of(handIns.getLast());
  }

  /** True while somebody is to read it, and it can't be changed. */
  public boolean waits() {
    return last().filter(h -> h.verdict().isEmpty()).isPresent();
  }

  /** The last part of the key of how it stands. */
  public String state() {
    return last().map(h -> h.verdict().map(Enum::name).orElse("HANDED_IN")).orElse("BEGUN");
  }

  /** The people whose words stand in these works. */
  public static List<PersonId> people(List<ExerciseWork> works) {
    return works.stream()
        .flatMap(w ->
            Stream.concat(
                w.person().stream(), w.handIns().stream().flatMap(h -> h.answeredBy().stream())))
        .distinct()
        .toList();
  }
}
