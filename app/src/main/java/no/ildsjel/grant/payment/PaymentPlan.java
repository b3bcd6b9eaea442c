package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionIssued;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.AwardAccepted;
import no.ildsjel.grant.AwardYearPromised;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.AcceptanceView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is paid when: made from the scheme once an award stands, that is when it is decided, or
 * accepted where the scheme asks for a signed letter (§ 2-6 otherwise: by receiving the money).
 */
@Service
public class PaymentPlan {

  private final PaymentStore store;
  private final AwardStore kept;
  private final Decisions decisions;
  private final AcceptanceManagement acceptance;
  private final Calls calls;
  private final ApplicationEventPublisher events;
  private final HoldStore held;
  private final Texts texts;
  private final Clock clock;

  PaymentPlan(
      PaymentStore store,
      AwardStore kept,
      Decisions decisions,
      AcceptanceManagement acceptance,
      Calls calls,
      ApplicationEventPublisher events,
      HoldStore held,
      Texts texts,
      Clock clock) {
    this.store = store;
    this.kept = kept;
    this.decisions = decisions;
    this.acceptance = acceptance;
    this.calls = calls;
    this.events = events;
    this.held = held;
    this.texts = texts;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void look(DecisionIssued event) {
    make(event.decision());
  }

  @ApplicationModuleListener
  void look(AwardAccepted event) {
    make(event.decision());
  }

  /** Makes the plan of an award that stands, once; does nothing for others. */
  @MayCall("the program, when something has happened to an award")
  @Transactional
  public void make(DecisionId id) {
    DecisionView decision = decisions.find(id).orElseThrow();
    if (decision.outcome() != DecisionOutcome.AWARD) {
      return;
    }
    CallView call = calls.require(decision.application().call());
    Scheme.Kind kind = calls.kindOf(call);
    boolean toCheck = false;
    LocalDate stands = decision.at().atZone(Writing.OSLO).toLocalDate();
    if (kind.acceptance() == Scheme.Acceptance.LETTER) {
      var answer = acceptance.find(id).filter(AcceptanceView::accepted);
      if (answer.isEmpty()) {
        return;
      }
      toCheck = answer.get().toCheck();
      stands = answer.get().at().atZone(Writing.OSLO).toLocalDate();
    }
    AwardView award = AwardView.of(decision, call);
    if (kept.note(award)) {
      plan(award, kept.years(id).getFirst(), kind, stands);
      if (toCheck) {
        LocalText told = texts.inAll("accept.check-signer", _ -> new Object[0]);
        held.place(
            id, HoldCause.SIGNER_UNSURE, told.in(Language.NB), Optional.of(told), null, null);
      }
    }
  }

  /** Plans what is paid for a later year that has been promised; does nothing the second time. */
  @MayCall("reporting, within the act that promises the year")
  @Transactional(propagation = Propagation.MANDATORY)
  public void makeLater(AwardView award, AwardYear year) {
    CallView call = calls.require(decisions.find(award.id()).orElseThrow().application().call());
    if (kept.year(year)) {
      plan(award, year, calls.kindOf(call), LocalDate.now(clock));
    }
  }

  private void plan(AwardView award, AwardYear year, Scheme.Kind kind, LocalDate stands) {
    events.publishEvent(new AwardYearPromised(award.id(), year.grantYear()));
    List<Scheme.Part> parts = kind.parts(year.amount());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).amount().isPositive()) {
        store.plan(
            award,
            year,
            i + 1,
            parts.get(i).amount(),
            due(kind, parts.get(i).payment(), stands, year.grantYear()),
            parts.get(i).payment().atMilestone());
      }
    }
  }

  /** Never before the award stands, nor before the year the money is paid in (§ 1-4 a). */
  private static LocalDate due(
      Scheme.Kind kind, Scheme.Payment payment, LocalDate stands, int grantYear) {
    LocalDate day =
        switch (payment.when()) {
          case "acceptance", "decision" -> LocalDate.of(grantYear, Month.JANUARY, 1);
          case "report-approved" ->
              kind.reports().stream()
                  .map(report -> report.dueFor(grantYear))
                  .max(LocalDate::compareTo)
                  .orElse(LocalDate.of(grantYear, Month.DECEMBER, 31));
          default -> LocalDate.parse(grantYear + "-" + payment.when());
        };
    return day.isBefore(stands) ? stands : day;
  }
}
