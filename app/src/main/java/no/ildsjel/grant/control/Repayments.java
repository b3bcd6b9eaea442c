package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.grant.cashbook.GrantLines;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts of claims that come back: one notes it from the account statement, or that it is to be
 * taken from a later grant, and another says yes or no (state financial regulations ch. 6). Nothing
 * moves in ledger or book before the yes.
 */
@Service
public class Repayments {

  private static final String OFFICER =
      "a case officer of the administrator without ties to the organisation";
  private static final String ANOTHER =
      "an approver of the administrator without ties, who did not note it";

  private final ClaimStore store;
  private final ClaimManagement claims;
  private final AwardCase cases;
  private final PaymentConsequences consequences;
  private final GrantLines books;
  private final Frames frames;
  private final Notifications notifications;
  private final Texts texts;
  private final Clock clock;

  Repayments(
      ClaimStore store,
      ClaimManagement claims,
      AwardCase cases,
      PaymentConsequences consequences,
      GrantLines books,
      Frames frames,
      Notifications notifications,
      Texts texts,
      Clock clock) {
    this.store = store;
    this.claims = claims;
    this.cases = cases;
    this.consequences = consequences;
    this.books = books;
    this.frames = frames;
    this.notifications = notifications;
    this.texts = texts;
    this.clock = clock;
  }

  /** Notes that a part has come into the administrator's account. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<UUID> note(
      Actor.Person actor, DecisionId award, UUID claim, UUID instalment, LocalDate day) {
    AwardView about = cases.require(actor, award, Role.CASE_OFFICER);
    ClaimView there = claims.require(award, claim);
    if (day.isAfter(LocalDate.now(clock))) {
      return Answer.refused(GrantRefusal.DAY_MISSING);
    }
    return note(actor, about, there, instalment, day, null);
  }

  /**
   * Notes that a part is to be taken from a payment that is planned of a later award of the same
   * organisation and administrator (§ 4-1 second paragraph).
   */
  @MayCall(OFFICER)
  @Transactional
  public Answer<UUID> noteSetOff(
      Actor.Person actor, DecisionId award, UUID claim, UUID instalment, PaymentId from) {
    AwardView about = cases.require(actor, award, Role.CASE_OFFICER);
    ClaimView there = claims.require(award, claim);
    if (claims.settleable(about).stream().noneMatch(p -> p.id().equals(from))) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    return note(actor, about, there, instalment, LocalDate.now(clock), from);
  }

  private Answer<UUID> note(
      Actor.Person actor,
      AwardView about,
      ClaimView claim,
      UUID instalment,
      LocalDate day,
      @Nullable PaymentId from) {
    Optional<ClaimView.Instalment> part = unpaid(claim, instalment);
    if (part.isEmpty()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    store.note(instalment, day, actor.id(), from);
    cases.note(
        actor,
        about,
        "repayment-noted",
        Map.of(
            "claim", claim.id().toString(),
            "instalment", instalment.toString(),
            "kroner", part.get().amount().kroner(),
            "setOff", from != null));
    return Answer.allowed(claim.id());
  }

  /** Says that what was noted is so: it counts as come back from now on. */
  @MayCall(ANOTHER)
  @Transactional
  public Answer<UUID> confirm(Actor.Person actor, DecisionId award, UUID claim, UUID instalment) {
    AwardView about = cases.require(actor, award, Role.APPROVER);
    ClaimView there = claims.require(award, claim);
    Optional<ClaimView.Instalment> part = unpaid(there, instalment);
    Optional<ClaimView.Noted> noted = part.flatMap(ClaimView.Instalment::noted);
    if (part.isEmpty() || noted.isEmpty()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (noted.get().by().equals(actor.id())) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    if (noted.get().from().isEmpty()) {
      store.paid(instalment, noted.get().day(), null);
      settle(actor, about, there, part.get(), noted.get().day());
      return Answer.allowed(claim);
    }
    PaymentId from = noted.get().from().get();
    if (claims.settleable(about).stream().noneMatch(p -> p.id().equals(from))) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    Optional<PaymentId> settled = consequences.setOff(actor, from, part.get().amount(), claim);
    if (settled.isEmpty()) {
      return Answer.refused(GrantRefusal.TOO_MUCH);
    }
    LocalDate today = LocalDate.now(clock);
    store.paid(instalment, today, settled.get());
    settle(actor, about, there, part.get(), today);
    cases.tell(about, "notice.claim.subject", "notice.claim.body");
    return Answer.allowed(claim);
  }

  /** Says that what was noted is not so; the part is to be paid as before. */
  @MayCall(ANOTHER)
  @Transactional
  public Answer<UUID> deny(
      Actor.Person actor, DecisionId award, UUID claim, UUID instalment, String reason) {
    AwardView about = cases.require(actor, award, Role.APPROVER);
    Optional<ClaimView.Noted> noted =
        unpaid(claims.require(award, claim), instalment).flatMap(ClaimView.Instalment::noted);
    if (noted.isEmpty()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (noted.get().by().equals(actor.id())) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    store.unnote(instalment);
    cases.note(
        actor,
        about,
        "repayment-note-denied",
        Map.of(
            "claim", claim.toString(),
            "instalment", instalment.toString(),
            "reason", reason.strip()));
    notifications.tell(
        noted.get().by(),
        person ->
            new Notice(
                Optional.empty(),
                texts.text(person.language(), "notice.repayment-denied.subject", about.number()),
                texts.text(person.language(), "notice.note-denied.body", reason.strip()),
                Optional.of("/saker/tilskudd/" + award)));
    return Answer.allowed(claim);
  }

  private void settle(
      Actor.Person actor,
      AwardView award,
      ClaimView claim,
      ClaimView.Instalment part,
      LocalDate day) {
    for (ClaimView.Share share : claim.next(part.amount())) {
      frames.repay(actor, share.frame(), share.amount(), "instalment:" + part.id());
    }
    books.repaid(award, part.id(), part.amount(), day);
    cases.note(
        actor,
        award,
        "repayment-received",
        Map.of(
            "claim", claim.id().toString(),
            "instalment", part.id().toString(),
            "kroner", part.amount().kroner()));
  }

  private static Optional<ClaimView.Instalment> unpaid(ClaimView claim, UUID instalment) {
    return claim.instalments().stream()
        .filter(i -> i.id().equals(instalment) && i.paidOn().isEmpty())
        .findFirst();
  }
}
