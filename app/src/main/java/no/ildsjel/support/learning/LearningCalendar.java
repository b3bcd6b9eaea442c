package no.ildsjel.support.learning;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.calendar.CalendarEntry;
import no.ildsjel.support.calendar.CalendarSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Events in calendars, one entry for each time people meet. */
@Service
class LearningCalendar implements CalendarSource {

  private final EventStore events;
  private final SignUpStore signUps;

  LearningCalendar(JdbcClient jdbc, Clock clock) {
    this.events = new EventStore(jdbc, clock);
    this.signUps = new SignUpStore(jdbc, clock);
  }

  @Override
  @MayCall("calendars, for the person")
  @Transactional(readOnly = true)
  public List<CalendarEntry> of(PersonId person, Language language) {
    return entries(signUps.with(person), language);
  }

  @Override
  @MayCall("calendars, for somebody who acts for the organisation")
  @Transactional(readOnly = true)
  public List<CalendarEntry> of(OrganisationNumber organisation, Language language) {
    return entries(signUps.of(organisation), language);
  }

  private List<CalendarEntry> entries(List<SignUp> parties, Language language) {
    List<EventId> ids =
        parties.stream()
            .filter(s -> s.state() == SignUpState.CONFIRMED)
            .map(SignUp::event)
            .distinct()
            .toList();
    return events.byIds(ids).stream().flatMap(e -> entries(e, language, true).stream()).toList();
  }

  /**
   * The entries of one event.
   *
   * @param links true for those signed up, who may see the meeting room
   */
  static List<CalendarEntry> entries(CourseEvent event, Language language, boolean links) {
    return event.sessions().stream()
        .map(s ->
            new CalendarEntry(
                s.id() + "@ildsjel",
                event.sequence(),
                s.starts(),
                s.ends(),
                event.title().in(language),
                event.description().in(language),
                s.place(),
                links ? Optional.of(s.link()).filter(l -> !l.isEmpty()) : Optional.empty(),
                "/kurs/" + event.id(),
                s.gone() || event.state() == EventState.CANCELLED,
                event.changedAt()))
        .toList();
  }
}
