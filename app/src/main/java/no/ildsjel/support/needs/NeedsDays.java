package no.ildsjel.support.needs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks each organisation that takes part to hold the conversation: when it comes in, when a year
 * has passed, and near the end. Once each, and not when it has been held.
 */
@Service
public class NeedsDays {

  private final NeedsStore store;
  private final Cohorts cohorts;
  private final Notifications notifications;
  private final Texts texts;
  private final Clock clock;

  NeedsDays(
      JdbcClient jdbc, Clock clock, Cohorts cohorts, Notifications notifications, Texts texts) {
    this.store = new NeedsStore(jdbc, clock);
    this.cohorts = cohorts;
    this.notifications = notifications;
    this.texts = texts;
    this.clock = clock;
  }

  /** Does what today asks for; how many organisations were asked. */
  @MayCall("the program, each hour")
  @Transactional
  public int today() {
    LocalDate today = LocalDate.now(clock);
    int asked = 0;
    for (Cohort cohort : cohorts.running(today)) {
      for (Participant participant : cohorts.participants(cohort.call())) {
        if (participant.active()) {
          asked += ask(cohort, participant.organisation(), today) ? 1 : 0;
        }
      }
    }
    return asked;
  }

  /** The last conversation whose time has come; those before it are not asked for afterwards. */
  private boolean ask(Cohort cohort, OrganisationNumber organisation, LocalDate today) {
    Occasion occasion =
        List.of(Occasion.AT_THE_END, Occasion.AFTER_A_YEAR, Occasion.FIRST).stream()
            .filter(o -> !today.isBefore(NeedsManagement.day(cohort, o)))
            .findFirst()
            .orElse(Occasion.FIRST);
    LocalDate since = NeedsManagement.day(cohort, occasion);
    boolean held =
        store.of(organisation).stream()
            .anyMatch(m ->
                occasion == Occasion.FIRST
                    || !m.openedAt().atZone(Writing.OSLO).toLocalDate().isBefore(since));
    if (held || !store.remind(organisation, cohort.call(), occasion)) {
      return false;
    }
    notifications.tell(
        organisation,
        person ->
            new Notice(
                Optional.of(organisation),
                texts.text(person.language(), "notice.needs." + occasion.name()),
                texts.text(person.language(), "notice.needs.body"),
                Optional.of("/kartlegging")));
    return true;
  }

  @Configuration
  static class EachHour {

    @Bean
    RecurringTask<Void> needsOfTheDay(NeedsDays days) {
      return Tasks.recurring("needs-days", FixedDelay.ofHours(1))
          .execute((instance, context) -> days.today());
    }
  }
}
