package no.ildsjel.support.mentoring;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.mentors.Side;

/**
 * Something one of a pair has written for both.
 *
 * @param by who wrote it; empty once the person has been erased
 */
public record PairNote(
    UUID id, Kind kind, Side side, Optional<PersonId> by, Instant at, String words) {

  /** What it is. */
  public enum Kind {
    NOTE,
    /** What one's own side has gained. */
    GAIN,
    /** Whom one's own side reaches. */
    REACH,
    /** The joint event it ends in. */
    EVENT
  }
}
