package no.ildsjel.support.calendar;

import java.util.List;
import java.util.Set;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.transaction.annotation.Transactional;

/** What an organisation goes to, and so each person who acts for it. */
public abstract class CalendarOfOrganisations implements CalendarSource {

  private final People people;

  protected CalendarOfOrganisations(People people) {
    this.people = people;
  }

  @Override
  @MayCall("the person's own calendar")
  @Transactional(readOnly = true)
  public List<CalendarEntry> of(PersonId person, Language language) {
    return entries(people.mandatesOf(List.of(person)).getOrDefault(person, Set.of()), language);
  }

  @Override
  @MayCall("the organisation's own calendar")
  @Transactional(readOnly = true)
  public List<CalendarEntry> of(OrganisationNumber organisation, Language language) {
    return entries(Set.of(organisation), language);
  }

  /** What any of these organisations goes to; each thing once. */
  protected abstract List<CalendarEntry> entries(Set<OrganisationNumber> own, Language language);
}
