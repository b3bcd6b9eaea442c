package no.ildsjel.support.learning;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;

/** What is said to those who come. */
@Component
class EventNotices {

  private final Notifications notifications;
  private final Texts texts;

  EventNotices(Notifications notifications, Texts texts) {
    this.notifications = notifications;
    this.texts = texts;
  }

  void moved(CourseEvent event, Collection<SignUp> parties) {
    active(parties).forEach(o -> tell(event, o, "moved", ""));
  }

  void cancelled(CourseEvent event, Collection<SignUp> parties) {
    active(parties).forEach(o -> tell(event, o, "cancelled", ""));
  }

  void offered(CourseEvent event, SignUp party, java.time.Instant until) {
    notifications.tell(
        party.organisation(),
        person ->
            notice(
                event,
                person,
                party.organisation(),
                "offered",
                Writing.moment(until, person.language())));
  }

  void expired(CourseEvent event, SignUp party) {
    tell(event, party.organisation(), "expired", "");
  }

  /** Says something of a kind to an organisation; its words are {@code notice.learning.<kind>}. */
  void tell(CourseEvent event, OrganisationNumber organisation, String kind, String more) {
    notifications.tell(organisation, person -> notice(event, person, organisation, kind, more));
  }

  private Notice notice(
      CourseEvent event,
      PersonView person,
      OrganisationNumber organisation,
      String kind,
      String more) {
    String title = event.title().in(person.language());
    return new Notice(
        Optional.of(organisation),
        texts.text(person.language(), "notice.learning." + kind, title),
        texts.text(person.language(), "notice.learning.body." + kind, title, more),
        Optional.of("/kurs/" + event.id()));
  }

  private static Set<OrganisationNumber> active(Collection<SignUp> parties) {
    Set<OrganisationNumber> organisations = new LinkedHashSet<>();
    parties.stream()
        .filter(s -> s.state().active())
        .forEach(s -> organisations.add(s.organisation()));
    return organisations;
  }
}
