package no.ildsjel.support.mentoring;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.mentors.Side;

/**
 * Somebody in a pair has said that it does not work well.
 *
 * @param by who said it
 * @param reach where that person wants to be reached, or nothing
 * @param taken the officer who has said "I will get in touch"
 * @param step what the officer has agreed with them, once something is
 */
public record Trouble(
    UUID id,
    PairId pair,
    Side side,
    String words,
    PersonId by,
    String reach,
    Instant at,
    Optional<Taken> taken,
    Optional<Step> step) {

  /** Who gets in touch, and when that was said. */
  public record Taken(PersonId by, Instant at) {}

  /** What can be done next. */
  public enum Step {
    /** The three talk together. */
    TALK,
    /** Somebody else in the same mentor organisation. */
    OTHER_PERSON,
    OTHER_MENTOR,
    END;

    /** How the agreement ends by it, if it does. */
    public Optional<Ending> ending() {
      return switch (this) {
        case TALK, OTHER_PERSON -> Optional.empty();
        case OTHER_MENTOR -> Optional.of(Ending.REPLACED);
        case END -> Optional.of(Ending.AGREED);
      };
    }
  }
}
