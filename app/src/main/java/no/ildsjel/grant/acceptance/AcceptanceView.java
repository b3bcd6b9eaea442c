package no.ildsjel.grant.acceptance;

import java.time.Instant;
import java.util.Optional;
import no.ildsjel.shared.PersonId;

/**
 * An organisation's answer to an award.
 *
 * @param by who answered; nobody when it was accepted by receiving the money
 * @param right by what right the letter was signed, as the signer says
 * @param registerAgrees whether the register says the same; empty when it does not know
 */
public record AcceptanceView(
    boolean accepted,
    Optional<PersonId> by,
    Instant at,
    Optional<SigningRight> right,
    Optional<Boolean> registerAgrees) {

  /** True when an officer has to see that who signed may do so. */
  public boolean toCheck() {
    return accepted && registerAgrees.filter(agrees -> !agrees).isPresent();
  }
}
