package no.ildsjel.grant.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.ReportApproved;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.cashbook.BookYears;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.OverdueHolds;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reports as officers see them: what has come, what is late, and what has to be asked about. */
@Service
public class ReportOffice {

  private static final String OFFICER =
      "a case officer of the administrator without ties to the organisation";
  private static final int MOST_SHOWN = 500;

  /** Who is asked about something gets this long, also when the first day is past. */
  private static final int DAYS_TO_MEND = 14;

  private final ReportStore store;
  private final PaymentManagement payments;
  private final PaymentConsequences consequences;
  private final OverdueHolds late;
  private final BookYears years;
  private final Applications applications;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReportOffice(
      ReportStore store,
      PaymentManagement payments,
      PaymentConsequences consequences,
      OverdueHolds late,
      BookYears years,
      Applications applications,
      Archive archive,
      Notifications notifications,
      Texts texts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.payments = payments;
    this.consequences = consequences;
    this.late = late;
    this.years = years;
    this.applications = applications;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.events = events;
    this.clock = clock;
  }

  /** A report in a list. */
  public record Row(ReportView report, AwardView award, boolean overdue) {}

  /** Those of the actor's administrators, the first due first, less what the actor may not see. */
  @MayCall("case officers and approvers, for their own administrators")
  @Transactional(readOnly = true)
  public List<Row> list(Actor.Person actor, Collection<ReportState> states, boolean overdueOnly) {
    LocalDate today = LocalDate.now(clock);
    List<ReportView> all =
        store.list(
            actor.administrators(),
            states,
            overdueOnly ? today : LocalDate.of(9999, 1, 1),
            MOST_SHOWN);
    Map<DecisionId, AwardView> awards =
        payments.awards(all.stream().map(ReportView::award).collect(Collectors.toSet()));
    Set<ApplicationId> blocked =
        applications.blockedFor(
            actor,
            awards.values().stream().map(AwardView::application).collect(Collectors.toSet()));
    return all.stream()
        .map(r -> new Row(r, Objects.requireNonNull(awards.get(r.award())), r.overdue(today)))
        .filter(r -> !blocked.contains(r.award().application()))
        .toList();
  }

  /** The report, if the actor may handle it. */
  @MayCall("case officers and approvers without ties to the organisation")
  @Transactional(readOnly = true)
  public Optional<ReportView> visible(Actor.Person actor, ReportId id) {
    return store
        .find(id)
        .filter(r -> actor.administrators().contains(r.administrator()))
        .filter(r -> payments.handledBy(actor, r.award()).isPresent());
  }

  /** Asks about something: the report and its year of the book can be changed again. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<ReportId> ask(Actor.Person actor, ReportId id, String words) {
    ReportView report = require(actor, id);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (!store.move(id, ReportState.SENT, ReportState.RETURNED, actor.id())) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    store.say(id, true, words.strip(), actor.id());
    LocalDate due = LocalDate.now(clock).plusDays(DAYS_TO_MEND);
    if (report.due().isBefore(due)) {
      store.extend(id, due);
    }
    years.reopen(report.award(), report.grantYear());
    note(actor, report, "report-asked", Map.of("words", words.strip()));
    tell(report, "notice.report-asked.subject", "notice.report-asked.body");
    return Answer.allowed(id);
  }

  /** Gives more time. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<ReportId> extend(Actor.Person actor, ReportId id, LocalDate due, String reason) {
    ReportView report = require(actor, id);
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (!report.state().changeable()) {
      return Answer.refused(GrantRefusal.REPORT_SENT);
    }
    if (!due.isAfter(report.due()) || due.isBefore(LocalDate.now(clock))) {
      return Answer.refused(GrantRefusal.DAY_MISSING);
    }
    store.extend(id, due);
    if (!overdue(report.award())) {
      consequences.lift(actor, report.award(), HoldCause.REPORT_OVERDUE);
    }
    late.settle(actor);
    note(actor, report, "report-extended", Map.of("due", due.toString(), "reason", reason.strip()));
    tell(report, "notice.report-extended.subject", "notice.report-extended.body");
    return Answer.allowed(id);
  }

  /** Marks the report approved; what follows of unused money is the caller's to see to. */
  @MayCall("control, within the act that approves")
  @Transactional(propagation = Propagation.MANDATORY)
  public Answer<ReportView> approve(Actor.Person actor, ReportId id) {
    ReportView report = require(actor, id);
    if (!store.move(id, ReportState.SENT, ReportState.APPROVED, actor.id())) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    note(actor, report, "report-approved", Map.of("grantYear", report.grantYear()));
    tell(report, "notice.report-approved.subject", "notice.report-approved.body");
    events.publishEvent(new ReportApproved(id, report.award(), report.grantYear()));
    return Answer.allowed(report);
  }

  /** Takes away reports that nobody has begun of years that are for nothing any more. */
  @MayCall("control, within the act that ends an award early")
  @Transactional(propagation = Propagation.MANDATORY)
  public void dropEmpty(Actor actor, DecisionId award) {
    store.dropEmpty(award);
    late.settle(actor);
  }

  /** True when a report of an award should have been handed in and has not been. */
  @MayCall("grant's own desks, which have checked who asks")
  @Transactional(readOnly = true)
  public boolean overdue(DecisionId award) {
    LocalDate today = LocalDate.now(clock);
    return store.of(List.of(award)).stream().anyMatch(r -> r.overdue(today));
  }

  private ReportView require(Actor.Person actor, ReportId id) {
    ReportView report = store.lock(id);
    if (!actor.has(Role.CASE_OFFICER, report.administrator())
        || payments.handledBy(actor, report.award()).isEmpty()) {
      throw new AccessDeniedException("Not this person's case");
    }
    return report;
  }

  private void note(Actor actor, ReportView report, String act, Map<String, ?> payload) {
    AwardView award =
        Objects.requireNonNull(payments.awards(List.of(report.award())).get(report.award()));
    archive.record(actor, Optional.of(report.administrator()), award.subject(), act, payload);
  }

  private void tell(ReportView report, String subject, String body) {
    notifications.tell(
        report.organisation(),
        person ->
            new Notice(
                Optional.of(report.organisation()),
                texts.text(person.language(), subject, Integer.toString(report.grantYear())),
                texts.text(person.language(), body),
                Optional.of("/rapporter/" + report.id())));
  }
}
