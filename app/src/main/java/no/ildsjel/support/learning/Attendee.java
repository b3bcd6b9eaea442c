package no.ildsjel.support.learning;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.shared.PersonId;

/**
 * Somebody who comes.
 *
 * @param person when it is a user of the program
 * @param needs food and access, until it is deleted
 * @param present the sessions this person was at
 */
public record Attendee(
    UUID id,
    UUID signUp,
    String name,
    Optional<String> email,
    Optional<PersonId> person,
    Optional<String> needs,
    Set<UUID> present) {

  public Attendee {
    present = Set.copyOf(present);
  }
}
