package no.ildsjel.casework.assessment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.spi.Ties;
import no.ildsjel.platform.identity.People;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.stereotype.Component;

/**
 * Who may act for an applicant is disqualified: leaders, board members and others with a role there
 * come with their mandate (§ 6 first paragraph, c to e).
 */
@Component
class ActsFor implements Ties {

  private final People people;

  ActsFor(People people) {
    this.people = people;
  }

  @Override
  public String ground() {
    return "acts-for";
  }

  @Override
  public Map<PersonId, Set<OrganisationNumber>> between(
      Set<PersonId> persons, Set<OrganisationNumber> organisations) {
    Map<PersonId, Set<OrganisationNumber>> ties = new LinkedHashMap<>();
    people
        .mandatesOf(persons)
        .forEach((person, mandates) -> {
          Set<OrganisationNumber> among = new LinkedHashSet<>(mandates);
          among.retainAll(organisations);
          if (!among.isEmpty()) {
            ties.put(person, among);
          }
        });
    return ties;
  }
}
