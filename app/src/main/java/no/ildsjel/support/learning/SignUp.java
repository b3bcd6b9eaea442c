package no.ildsjel.support.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.OrganisationNumber;

/**
 * A party of one organisation.
 *
 * @param organisationName as it was when it signed up
 * @param own true when the organisation is one of the cohort's own
 * @param offeredUntil how long an offer stands
 */
public record SignUp(
    UUID id,
    EventId event,
    OrganisationNumber organisation,
    String organisationName,
    int seats,
    boolean own,
    SignUpState state,
    Instant at,
    Optional<Instant> offeredUntil,
    List<Attendee> people) {

  /** Something that has happened to it. */
  public record Step(UUID signUp, String what, Optional<Instant> until, Instant at) {}

  /** Somebody to be signed up. */
  public record Named(String name, Optional<String> email, Optional<String> needs) {}

  public SignUp {
    people = List.copyOf(people);
  }

  WaitingList.Party party() {
    return new WaitingList.Party(id, organisation, seats, own, state.holds());
  }

  /** True when somebody of the party was there. */
  public boolean present() {
    return people.stream().anyMatch(a -> !a.present().isEmpty());
  }
}
