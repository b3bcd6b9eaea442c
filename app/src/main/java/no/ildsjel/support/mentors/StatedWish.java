package no.ildsjel.support.mentors;

import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;

/**
 * What one side says of one of the other.
 *
 * @param side whose word it is
 */
public record StatedWish(
    CallId cohort,
    OrganisationNumber participant,
    OrganisationNumber mentor,
    Side side,
    Wish wish) {

  /** Whom it is said of. */
  public OrganisationNumber of() {
    return side == Side.PARTICIPANT ? mentor : participant;
  }

  /** Who says it. */
  public OrganisationNumber by() {
    return side == Side.PARTICIPANT ? participant : mentor;
  }
}
