package no.ildsjel.support.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.support.mentors.Side;

/**
 * A meeting of a pair.
 *
 * @param place where, or the link; for the pair alone
 * @param idea the id of the idea it was booked with
 * @param sequence raised with each change of time or place, for calendars
 * @param officerAsked true when both sides have asked an officer along
 * @param officerAskedBy true when the participant, or the mentor, has
 * @param prepared minutes the mentor prepared for it
 */
public record Meeting(
    UUID id,
    PairId pair,
    Instant starts,
    int minutes,
    Way way,
    String place,
    Optional<String> idea,
    State state,
    int sequence,
    boolean officerAsked,
    OfficerAskedBy officerAskedBy,
    int prepared) {

  /** When it is over. */
  public Instant ends() {
    return starts.plus(Duration.ofMinutes(minutes));
  }

  /** How they meet. */
  public enum Way {
    IN_PERSON,
    ONLINE,
    PHONE,
    /** At a gathering both came to, which counts as a meeting. */
    GATHERING
  }

  /** How far it has come. */
  public enum State {
    BOOKED,
    HELD,
    CANCELLED
  }

  /** Who wants an officer along. */
  public record OfficerAskedBy(boolean participant, boolean mentor) {

    /** True when that side has asked. */
    public boolean on(Side side) {
      return side == Side.MENTOR ? mentor : participant;
    }
  }
}
