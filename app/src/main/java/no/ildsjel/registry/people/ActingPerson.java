package no.ildsjel.registry.people;

import java.time.Instant;
import java.util.Optional;
import no.ildsjel.shared.PersonId;

/**
 * Somebody who acts for an organisation.
 *
 * @param invited how they came to, when they were invited; those not invited act for it by what the
 *     log-in tells, and can't be removed here
 */
public record ActingPerson(PersonId person, String name, Optional<Invited> invited) {

  /**
   * By whom, and when.
   *
   * @param email the address the invitation was sent to, which may be another's than the person's
   */
  public record Invited(String by, String email, Instant since) {}
}
