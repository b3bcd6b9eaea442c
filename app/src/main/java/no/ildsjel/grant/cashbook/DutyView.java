package no.ildsjel.grant.cashbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.PersonId;

/**
 * A duty that follows from pay.
 *
 * @param pay the pay it follows from
 * @param who who got the pay, for the organisation's eyes
 * @param done that somebody has said it is done, if it still holds
 */
public record DutyView(UUID pay, DecisionId award, String who, Pay.Due due, Optional<Done> done) {

  /** Who said that it is done, and when. */
  public record Done(PersonId by, Instant at) {}

  /** True when its day has passed and nobody has said that it is done. */
  public boolean late(LocalDate today) {
    return waits() && due.day().isBefore(today);
  }

  /** True when it is still to be done. */
  public boolean waits() {
    return due.duty().marked() && done.isEmpty();
  }
}
