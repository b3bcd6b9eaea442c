package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.GrantClosed;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saying no to an award that is accepted by receiving the money (§ 2-6). It is planned from the day
 * it is decided, and can be declined until some of it is on its way: others get the money then.
 */
@Service
public class Declining {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AwardCase cases;
  private final Decisions decisions;
  private final AcceptanceManagement acceptance;
  private final PaymentManagement payments;
  private final PaymentConsequences consequences;
  private final ReportOffice office;
  private final NextYear next;
  private final ApplicationEventPublisher events;

  Declining(
      JdbcClient jdbc,
      Clock clock,
      AwardCase cases,
      Decisions decisions,
      AcceptanceManagement acceptance,
      PaymentManagement payments,
      PaymentConsequences consequences,
      ReportOffice office,
      NextYear next,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cases = cases;
    this.decisions = decisions;
    this.acceptance = acceptance;
    this.payments = payments;
    this.consequences = consequences;
    this.office = office;
    this.next = next;
    this.events = events;
  }

  /** True as long as nothing has been paid or is on its way, and nobody has answered. */
  @MayCall("whoever acts for the organisation, through pages that have checked it")
  @Transactional(readOnly = true)
  public boolean possible(DecisionId id) {
    return acceptance.find(id).isEmpty()
        && !acceptance.byLetter(decisions.find(id).orElseThrow())
        && payments.paymentsOf(List.of(id)).stream()
            .noneMatch(p -> p.state() == PaymentState.PAID || p.state() == PaymentState.SENT)
        && !ended(id);
  }

  /** Declines: what was promised is let go of at once, this year's and later years'. */
  @MayCall("whoever acts for the organisation that got the award")
  @Transactional
  public Answer<DecisionId> decline(Actor.Person actor, DecisionId id, String words) {
    AwardView award = cases.own(actor, id);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    consequences.lock(id);
    if (!possible(id) || !acceptance.declineUnpaid(actor, id, words.strip())) {
      return Answer.refused(GrantRefusal.ALREADY_ANSWERED);
    }
    consequences.cancel(actor, id);
    office.dropEmpty(actor, id);
    next.lift(actor, award);
    jdbc.sql(
            "insert into \"grant\".closing (award, early, reason, by, at) values (?, true, ?, ?, ?)")
        .params(id.value(), words.strip(), actor.id().value(), OffsetDateTime.now(clock))
        .update();
    events.publishEvent(new GrantClosed(id, true));
    return Answer.allowed(id);
  }

  private boolean ended(DecisionId id) {
    return jdbc.sql("select exists (select 1 from \"grant\".closing where award = ?)")
        .param(id.value())
        .query(Boolean.class)
        .single();
  }
}
