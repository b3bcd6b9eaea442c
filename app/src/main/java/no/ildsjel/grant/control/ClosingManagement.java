package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantClosed;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an award ends. In time: reports approved, everything paid, nothing owed. Early: what is not
 * paid is let go of at once, and the report is asked for while people remember.
 */
@Service
public class ClosingManagement {

  private static final int YEARS_KEPT = 5;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AwardCase cases;
  private final PaymentManagement payments;
  private final PaymentConsequences consequences;
  private final ReportManagement reports;
  private final ReportApproval approval;
  private final ClaimManagement claims;
  private final ControlManagement controls;
  private final NextYear next;
  private final ApplicationEventPublisher events;

  ClosingManagement(
      JdbcClient jdbc,
      Clock clock,
      AwardCase cases,
      PaymentManagement payments,
      PaymentConsequences consequences,
      ReportManagement reports,
      ReportApproval approval,
      ClaimManagement claims,
      ControlManagement controls,
      NextYear next,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cases = cases;
    this.payments = payments;
    this.consequences = consequences;
    this.reports = reports;
    this.approval = approval;
    this.claims = claims;
    this.controls = controls;
    this.next = next;
    this.events = events;
  }

  /**
   * An award that has ended.
   *
   * @param keepUntil the last day the organisation keeps its papers for the last year of the award
   *     (§ 3-4: five years from 1 January of the basis year, the year before)
   */
  public record Closed(boolean early, String reason, LocalDate day, LocalDate keepUntil) {}

  /** Ends the award when nothing is left to do, and writes the closing letter. */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> close(Actor.Person actor, DecisionId id, String reason) {
    AwardView award = cases.require(actor, id, Role.CASE_OFFICER);
    if (of(award).isPresent()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (reports.of(id).stream().anyMatch(r -> r.state() != ReportState.APPROVED)
        || next.of(id).stream().anyMatch(l -> !l.promised())) {
      return Answer.refused(GrantRefusal.REPORT_MISSING);
    }
    if (unsettled(id)) {
      return Answer.refused(GrantRefusal.UNSETTLED);
    }
    note(actor, award, false, reason.isBlank() ? "–" : reason.strip());
    events.publishEvent(new GrantClosed(id, false));
    return Answer.allowed(id);
  }

  /** Ends the award before its time: nothing more is paid, and later years are let go of. */
  @MayCall("an approver of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> closeEarly(Actor.Person actor, DecisionId id, String reason) {
    AwardView award = cases.require(actor, id, Role.APPROVER);
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (of(award).isPresent() || consequences.onItsWay(id)) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    consequences.cancel(actor, id);
    next.lift(actor, award);
    note(actor, award, true, reason.strip());
    events.publishEvent(new GrantClosed(id, true));
    return Answer.allowed(id);
  }

  /** How it ended, if it has. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public Optional<Closed> of(AwardView award) {
    int last =
        payments.years(award.id()).stream()
            .mapToInt(AwardYear::grantYear)
            .max()
            .orElse(award.grantYear());
    return jdbc.sql("select * from \"grant\".closing where award = ?")
        .param(award.id().value())
        .query((row, n) ->
            new Closed(
                row.getBoolean("early"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class)
                    .atZoneSameInstant(clock.getZone())
                    .toLocalDate(),
                LocalDate.of(last - 1 + YEARS_KEPT - 1, 12, 31)))
        .optional();
  }

  private boolean unsettled(DecisionId id) {
    List<PaymentView> parts = payments.paymentsOf(List.of(id));
    return parts.stream().anyMatch(p -> p.state().toCome())
        || claims.of(id).stream().anyMatch(c -> c.left().isPositive())
        || controls.of(id).stream().anyMatch(c -> c.state().standing())
        || approval.of(id).stream().anyMatch(c -> c.granted().isEmpty());
  }

  private void note(Actor.Person actor, AwardView award, boolean early, String reason) {
    jdbc.sql("insert into \"grant\".closing (award, early, reason, by, at) values (?, ?, ?, ?, ?)")
        .params(award.id().value(), early, reason, actor.id().value(), OffsetDateTime.now(clock))
        .update();
    cases.note(
        actor, award, early ? "award-ended-early" : "award-closed", Map.of("reason", reason));
    cases.tell(
        award,
        early ? "notice.ended.subject" : "notice.closed.subject",
        early ? "notice.ended.body" : "notice.closed.body");
  }
}
