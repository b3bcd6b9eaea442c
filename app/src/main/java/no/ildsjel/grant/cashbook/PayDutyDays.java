package no.ildsjel.grant.cashbook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Ore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds of what pay brings with it: some days before, and once after when nobody has said that it
 * is done. What is to be done alike on one day is told in one notice.
 */
@Service
public class PayDutyDays {

  private static final int DAYS_BEFORE = 3;

  /** What is older than this is not news; it still stands in the book. */
  private static final int DAYS_AFTER = 30;

  private final PayStore pays;
  private final DutyStore store;
  private final PaymentManagement payments;
  private final Notifications notifications;
  private final Texts texts;
  private final Clock clock;

  PayDutyDays(
      PayStore pays,
      DutyStore store,
      PaymentManagement payments,
      Notifications notifications,
      Texts texts,
      Clock clock) {
    this.pays = pays;
    this.store = store;
    this.payments = payments;
    this.notifications = notifications;
    this.texts = texts;
    this.clock = clock;
  }

  private record Alike(DecisionId award, Pay.Duty duty, LocalDate day) {}

  /** Sends the reminders of today that have not gone; how many duties they were of. */
  @MayCall("the program, each hour")
  @Transactional
  public int today() {
    LocalDate today = LocalDate.now(clock);
    Map<Alike, List<DutyView>> told = new LinkedHashMap<>();
    for (DutyView duty : PayDuties.inOrder(pays.since(today.minusYears(PayDuties.YEARS_BACK)))) {
      LocalDate day = duty.due().day();
      if (duty.waits() && isNear(day, today) && store.remind(duty, day.isBefore(today))) {
        told.computeIfAbsent(
                new Alike(duty.award(), duty.due().duty(), day), _ -> new ArrayList<>())
            .add(duty);
      }
    }
    Map<DecisionId, AwardView> awards =
        payments.awards(told.keySet().stream().map(Alike::award).distinct().toList());
    told.forEach((alike, duties) -> {
      AwardView award = Objects.requireNonNull(awards.get(alike.award()));
      Ore sum = duties.stream().map(d -> d.due().amount()).reduce(Ore.ZERO, Ore::plus);
      notifications.tell(
          award.organisation(),
          person -> notice(person, award, alike, sum, alike.day().isBefore(today)));
    });
    return told.values().stream().mapToInt(List::size).sum();
  }

  /** True from some days before its day until it is no longer news. */
  static boolean isNear(LocalDate day, LocalDate today) {
    return !day.isAfter(today.plusDays(DAYS_BEFORE)) && !day.isBefore(today.minusDays(DAYS_AFTER));
  }

  private Notice notice(PersonView person, AwardView award, Alike alike, Ore sum, boolean late) {
    String what = texts.text(person.language(), "cash.duty." + alike.duty().name());
    String day = Writing.day(alike.day(), person.language());
    String body =
        late
            ? texts.text(person.language(), "notice.duty-late.body")
            : sum.isPositive()
                ? texts.text(person.language(), "notice.duty-due.body", Writing.ore(sum))
                : texts.text(person.language(), "notice.duty-due.body.report");
    return new Notice(
        Optional.of(award.organisation()),
        texts.text(
            person.language(),
            late ? "notice.duty-late.subject" : "notice.duty-due.subject",
            what,
            day),
        body,
        Optional.of("/tilskudd/" + award.id() + "/kassebok/lonn"));
  }

  @Configuration
  static class EachHour {

    @Bean
    RecurringTask<Void> dutiesOfTheDay(PayDutyDays days) {
      return Tasks.recurring("pay-duty-days", FixedDelay.ofHours(1))
          .execute((instance, context) -> days.today());
    }
  }
}
