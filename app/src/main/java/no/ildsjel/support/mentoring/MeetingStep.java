package no.ildsjel.support.mentoring;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.PersonId;

/**
 * Somebody has said of a meeting that it was held, or not after all, or how long it was.
 *
 * @param by who said it; empty once the person has been erased
 */
public record MeetingStep(
    UUID meeting, What what, int minutes, int prepared, Optional<PersonId> by, Instant at) {

  /** What was said. */
  public enum What {
    HELD,
    CORRECTED,
    NOT_HELD
  }
}
