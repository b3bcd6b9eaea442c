package no.ildsjel.support.calendar;

import java.util.List;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;

/** A desk that has something for calendars. What it hands out names nobody but who asks. */
public interface CalendarSource {

  /** What this person goes to. */
  List<CalendarEntry> of(PersonId person, Language language);

  /** What people of this organisation go to. */
  List<CalendarEntry> of(OrganisationNumber organisation, Language language);
}
