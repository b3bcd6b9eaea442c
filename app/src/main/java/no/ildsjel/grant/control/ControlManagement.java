package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Control (§ 3-5): money waits while it lasts, the organisation sees why and can answer, is told
 * what may be claimed before it is (Public Administration Act 1967 § 16), and another than the one
 * who told it decides.
 */
@Service
public class ControlManagement {

  /** The least time to answer an advance notice. */
  static final int DAYS_TO_ANSWER = 14;

  private static final String OFFICER =
      "a case officer of the administrator without ties to the organisation";

  private final ControlStore store;
  private final ClaimManagement claims;
  private final AwardCase cases;
  private final PaymentConsequences consequences;
  private final PaymentManagement payments;
  private final CashBookManagement books;
  private final Clock clock;

  ControlManagement(
      ControlStore store,
      ClaimManagement claims,
      AwardCase cases,
      PaymentConsequences consequences,
      PaymentManagement payments,
      CashBookManagement books,
      Clock clock) {
    this.store = store;
    this.claims = claims;
    this.cases = cases;
    this.consequences = consequences;
    this.payments = payments;
    this.books = books;
    this.clock = clock;
  }

  /** Begins to look, with a reason the organisation sees. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<UUID> open(Actor.Person actor, DecisionId award, int grantYear, String reason) {
    AwardView about = cases.require(actor, award, Role.CASE_OFFICER);
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (!cases.hasYear(award, grantYear)) {
      return Answer.refused(GrantRefusal.NO_SUCH_YEAR);
    }
    return open(
        actor,
        about,
        grantYear,
        ControlCause.OFFICER,
        Optional.empty(),
        reason.strip(),
        Optional.empty());
  }

  Answer<UUID> open(
      Actor actor,
      AwardView award,
      int grantYear,
      ControlCause cause,
      Optional<String> rule,
      String reason,
      Optional<LocalText> told) {
    Optional<UUID> opened =
        store.open(award.id(), grantYear, cause, rule, reason, actor.personId());
    if (opened.isEmpty()) {
      return Answer.refused(GrantRefusal.CONTROL_OPEN);
    }
    consequences.hold(actor, award.id(), HoldCause.CONTROL_OPEN, reason, told);
    cases.note(
        actor,
        award,
        "control-opened",
        Map.of("control", opened.get().toString(), "cause", cause.name(), "reason", reason));
    cases.tell(award, "notice.control.subject", "notice.control.body");
    return Answer.allowed(opened.get());
  }

  /** What the organisation says to it. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<UUID> answer(Actor.Person actor, DecisionId award, UUID control, String words) {
    AwardView own = cases.own(actor, award);
    ControlView there = require(award, control);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (!there.state().standing()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    store.answer(control, words.strip());
    cases.note(
        actor,
        own,
        "control-answered",
        Map.of("control", control.toString(), "words", words.strip()));
    return Answer.allowed(control);
  }

  /** Tells what may be claimed, and why, before anything is decided. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<UUID> notice(
      Actor.Person actor, DecisionId award, UUID control, MoneyByYear amounts, String words) {
    AwardView about = cases.require(actor, award, Role.CASE_OFFICER);
    ControlView there = require(award, control);
    if (there.state() != ControlState.OPEN) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (!amounts.isPositive()) {
      return Answer.refused(GrantRefusal.AMOUNT_MISSING);
    }
    if (!amounts.within(claims.most(award))) {
      return Answer.refused(GrantRefusal.TOO_MUCH);
    }
    LocalDate answerBy = LocalDate.now(clock).plusDays(DAYS_TO_ANSWER);
    store.notice(control, words.strip(), amounts, answerBy, actor.id());
    cases.note(
        actor,
        about,
        "repayment-notified",
        Map.of(
            "control", control.toString(),
            "kroner", amounts.total().kroner(),
            "years", amounts.kroner(),
            "answerBy", answerBy.toString(),
            "words", words.strip()));
    cases.tell(about, "notice.advance.subject", "notice.advance.body");
    return Answer.allowed(control);
  }

  /**
   * Claims all or part of what was notified of each year, once the organisation has answered or its
   * time is over.
   */
  @MayCall("an approver of the administrator who did not give the notice")
  @Transactional
  public Answer<UUID> claim(
      Actor.Person actor, DecisionId award, UUID control, MoneyByYear amounts, String words) {
    AwardView about = cases.require(actor, award, Role.APPROVER);
    ControlView there = require(award, control);
    if (there.state() != ControlState.NOTICED) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (there.noticeBy().filter(actor.id()::equals).isPresent()) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (there.answer().isEmpty() && !LocalDate.now(clock).isAfter(there.answerBy().orElseThrow())) {
      return Answer.refused(GrantRefusal.MAY_STILL_ANSWER);
    }
    if (!amounts.isPositive()) {
      return Answer.refused(GrantRefusal.AMOUNT_MISSING);
    }
    if (!amounts.within(there.noticed()) || !amounts.within(claims.most(award))) {
      return Answer.refused(GrantRefusal.TOO_MUCH);
    }
    store.end(control, ControlState.CLAIMED, words.strip(), actor.id());
    claims.claim(actor, about, Optional.of(control), amounts, words.strip());
    consequences.lift(actor, award, HoldCause.CONTROL_OPEN);
    return Answer.allowed(control);
  }

  /** Ends it without a claim. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<UUID> close(Actor.Person actor, DecisionId award, UUID control, String words) {
    AwardView about = cases.require(actor, award, Role.CASE_OFFICER);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (!require(award, control).state().standing()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    store.end(control, ControlState.CLOSED, words.strip(), actor.id());
    consequences.lift(actor, award, HoldCause.CONTROL_OPEN);
    cases.note(
        actor,
        about,
        "control-closed",
        Map.of("control", control.toString(), "words", words.strip()));
    cases.tell(about, "notice.control-closed.subject", "notice.control-closed.body");
    return Answer.allowed(control);
  }

  /** The controls of an award, the first first. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<ControlView> of(DecisionId award) {
    return store.of(award);
  }

  /**
   * The books that are open while an award is looked at (§ 3-5): of its years that have begun,
   * since money of each can be claimed. The organisation is told which. Empty when it is over.
   */
  @MayCall("a case officer or approver of the administrator without ties to the organisation")
  @Transactional(readOnly = true)
  public List<CashBookView> books(Actor.Person actor, DecisionId award, UUID control) {
    Optional<AwardView> about =
        payments
            .handledBy(actor, award)
            .filter(_ ->
                store.of(award).stream()
                    .anyMatch(c -> c.id().equals(control) && c.state().standing()));
    return about.isEmpty()
        ? List.of()
        : years(award).stream().flatMap(year -> books.read(about.get(), year).stream()).toList();
  }

  /** The years of an award that have begun. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<Integer> years(DecisionId award) {
    int now = LocalDate.now(clock).getYear();
    return payments.years(award).stream()
        .map(AwardYear::grantYear)
        .filter(year -> year <= now)
        .sorted()
        .toList();
  }

  private ControlView require(DecisionId award, UUID control) {
    return store.lock(control).filter(c -> c.award().equals(award)).orElseThrow();
  }
}
