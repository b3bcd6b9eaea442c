package no.ildsjel.support.mentoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.mentors.Side;

/**
 * A small thing to do before a day.
 *
 * @param side whose task it is
 * @param holder who has it; empty when nobody does, as when whoever had it has left
 * @param moved how many times the day was moved, which is nobody's fault
 */
public record PairTask(
    UUID id,
    String words,
    Side side,
    Optional<PersonId> holder,
    LocalDate due,
    int moved,
    Optional<Instant> doneAt) {

  /** True when nothing is left to do. */
  public boolean done() {
    return doneAt.isPresent();
  }
}
