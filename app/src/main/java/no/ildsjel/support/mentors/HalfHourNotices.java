package no.ildsjel.support.mentors;

import java.util.Optional;
import java.util.function.Function;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;

/** What the two sides are told of half hours, each person in a language of its own. */
@Component
class HalfHourNotices {

  private final Notifications notifications;
  private final Texts texts;

  HalfHourNotices(Notifications notifications, Texts texts) {
    this.notifications = notifications;
    this.texts = texts;
  }

  /**
   * Tells everybody of an organisation.
   *
   * @param key what the keys of subject and body begin with
   * @param words what the body has to be told, in a language
   */
  void tell(OrganisationNumber to, CallId call, String key, Function<Language, Object[]> words) {
    notifications.tell(
        to,
        person ->
            new Notice(
                Optional.of(to),
                texts.text(person.language(), key + "subject"),
                texts.text(person.language(), key + "body", words.apply(person.language())),
                Optional.of("/program/" + call + "/apen-time")));
  }
}
