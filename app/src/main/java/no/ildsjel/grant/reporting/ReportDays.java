package no.ildsjel.grant.reporting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import no.ildsjel.grant.payment.OverdueHolds;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a day asks for: reminders before and after a report is due, and holding payments back when
 * it is late (§ 2-6). Bears being asked twice for the same day, and days that were missed.
 */
@Service
public class ReportDays {

  /** Days before a report is due that the organisation is reminded. */
  private static final List<Integer> BEFORE = List.of(30, 7, 1);

  /** Days after. */
  private static final List<Integer> AFTER = List.of(1, 14, 45);

  private final ReportStore store;
  private final ReportPlan plan;
  private final OverdueHolds late;
  private final Notifications notifications;
  private final Texts texts;
  private final Clock clock;

  ReportDays(
      ReportStore store,
      ReportPlan plan,
      OverdueHolds late,
      Notifications notifications,
      Texts texts,
      Clock clock) {
    this.store = store;
    this.plan = plan;
    this.late = late;
    this.notifications = notifications;
    this.texts = texts;
    this.clock = clock;
  }

  /** Does what today asks for; how many reminders went. */
  @MayCall("the program, each hour")
  @Transactional
  public int today() {
    store.unplanned().forEach(plan::make);
    LocalDate today = LocalDate.now(clock);
    late.today();
    int reminders = 0;
    for (ReportView report : store.dueBetween(today.minusYears(2), today.plusDays(30))) {
      long left = ChronoUnit.DAYS.between(today, report.due());
      reminders += remind(report, left) ? 1 : 0;
    }
    return reminders;
  }

  /** The last reminder whose day has come; those before it are not sent afterwards. */
  private boolean remind(ReportView report, long left) {
    Optional<Integer> which =
        left >= 0
            ? BEFORE.stream().filter(days -> left <= days).min(Integer::compare)
            : AFTER.stream().filter(days -> -left >= days).max(Integer::compare);
    if (which.isEmpty()
        || !store.remind(
            report.id(), (left >= 0 ? "before-" : "after-") + which.get(), report.due())) {
      return false;
    }
    notifications.tell(
        report.organisation(),
        person ->
            new Notice(
                Optional.of(report.organisation()),
                texts.text(
                    person.language(),
                    left >= 0 ? "notice.report-due.subject" : "notice.report-late.subject",
                    Integer.toString(report.grantYear()),
                    Writing.day(report.due(), person.language())),
                texts.text(
                    person.language(),
                    left >= 0 ? "notice.report-due.body" : "notice.report-late.body"),
                Optional.of("/rapporter/" + report.id())));
    return true;
  }

  @Configuration
  static class EachHour {

    @Bean
    RecurringTask<Void> reportsOfTheDay(ReportDays days) {
      return Tasks.recurring("report-days", FixedDelay.ofHours(1))
          .execute((instance, context) -> days.today());
    }
  }
}
