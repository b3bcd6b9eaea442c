package no.ildsjel.support.mentoring;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.mentors.Side;

/**
 * A mentor and a participant.
 *
 * @param answerBy the last day to say yes or no to the proposal
 * @param starts the day the second of them signed
 * @param ends the last day of the agreement
 * @param endedOn the day it really ended
 */
public record Pair(
    PairId id,
    CallId cohort,
    OrganisationNumber participant,
    String participantName,
    OrganisationNumber mentor,
    String mentorName,
    PairState state,
    LocalDate answerBy,
    Optional<LocalDate> starts,
    LocalDate ends,
    Optional<LocalDate> endedOn,
    Optional<Ending> ending) {

  /** The organisation on a side. */
  public OrganisationNumber on(Side side) {
    return side == Side.PARTICIPANT ? participant : mentor;
  }

  /** The name of the organisation on a side. */
  public String name(Side side) {
    return side == Side.PARTICIPANT ? participantName : mentorName;
  }

  /** The side a person stands on: the organisation acted for now comes first. */
  public Optional<Side> sideOf(Actor.Person person) {
    for (Side side : Side.values()) {
      if (person.actsFor(on(side))) {
        return Optional.of(side);
      }
    }
    for (Side side : Side.values()) {
      if (person.mandates().contains(on(side))) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }

  /** True while they can meet and write. */
  public boolean active() {
    return state == PairState.ACTIVE;
  }

  /** True once there is an agreement that an officer can end; a proposal is taken back instead. */
  public boolean canEnd() {
    return state == PairState.SIGNING || state == PairState.ACTIVE;
  }

  /** The subject under which its acts stand in the archive. */
  public String subject() {
    return "pair:" + id;
  }
}
