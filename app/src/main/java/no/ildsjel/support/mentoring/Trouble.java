package no.ildsjel.support.mentoring;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.support.mentors.Side;

/**
 * Somebody in a pair has said that it does not work well.
 *
 * @param step what the officer has agreed with them, once something is
 */
public record Trouble(
    UUID id, PairId pair, Side side, String words, Instant at, Optional<Step> step) {

  /** What can be done next. */
  public enum Step {
    /** The three talk together. */
    TALK,
    /** Somebody else in the same mentor organisation. */
    OTHER_PERSON,
    OTHER_MENTOR,
    END
  }
}
