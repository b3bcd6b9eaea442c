package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.grant.PaymentMade;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What reports and control lead to for payments, each within the act that leads to it. */
@Service
public class PaymentConsequences {

  private static final String INSIDE = "grant's own desks, within an act they have checked";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PaymentStore store;
  private final AwardStore kept;
  private final HoldStore held;
  private final AcceptanceManagement acceptance;
  private final Frames frames;
  private final Archive archive;
  private final ApplicationEventPublisher events;

  PaymentConsequences(
      JdbcClient jdbc,
      Clock clock,
      PaymentStore store,
      AwardStore kept,
      HoldStore held,
      AcceptanceManagement acceptance,
      Frames frames,
      Archive archive,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.store = store;
    this.kept = kept;
    this.held = held;
    this.acceptance = acceptance;
    this.frames = frames;
    this.archive = archive;
    this.events = events;
  }

  /**
   * Holds back what is not sent, unless it is held for the same cause already.
   *
   * @param told the reason in every language, when no person wrote it
   */
  @MayCall(INSIDE)
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean hold(
      Actor actor, DecisionId award, HoldCause cause, String reason, Optional<LocalText> told) {
    if (standing(award, cause).isPresent()) {
      return false;
    }
    held.place(award, cause, reason, told, null, actor.personId().orElse(null));
    store.sendBack(award);
    note(actor, award, "payment-held", Map.of("cause", cause.name(), "reason", reason));
    return true;
  }

  /** Lifts what is held for a cause, if anything is; what waits for a report goes with that. */
  @MayCall(INSIDE)
  @Transactional(propagation = Propagation.MANDATORY)
  public void lift(Actor actor, DecisionId award, HoldCause cause) {
    standing(award, cause)
        .ifPresent(hold -> {
          held.lift(hold.id(), award, actor.personId().orElse(null));
          note(actor, award, "payment-hold-lifted", Map.of("hold", hold.id().toString()));
        });
  }

  private Optional<HoldView> standing(DecisionId award, HoldCause cause) {
    return held.of(List.of(award)).stream()
        .filter(h -> h.cause() == cause && h.lifted().isEmpty() && h.report().isEmpty())
        .findFirst();
  }

  /**
   * Cancels what has not been sent of an award, and lets go of its promise in the frames; its years
   * are then for what was paid.
   *
   * @throws IllegalStateException when something is on its way to the bank
   */
  @MayCall(INSIDE)
  @Transactional(propagation = Propagation.MANDATORY)
  public Money cancel(Actor actor, DecisionId award) {
    List<PaymentView> open = store.lockOf(award).stream().filter(p -> p.state().toCome()).toList();
    if (open.stream().anyMatch(p -> p.state() == PaymentState.SENT)) {
      throw new IllegalStateException("A payment is on its way");
    }
    Map<FrameId, Money> sums = new HashMap<>();
    for (PaymentView payment : open) {
      drop(payment, payment.amount());
      sums.merge(payment.frame(), payment.amount(), Money::plus);
    }
    sums.forEach((frame, sum) -> frames.release(actor, frame, sum, "closed:" + award));
    Money all = sums.values().stream().reduce(Money.ZERO, Money::plus);
    if (all.isPositive()) {
      note(actor, award, "payments-cancelled", Map.of("kroner", all.kroner()));
    }
    return all;
  }

  /**
   * Cancels so much of what is still to come of a year, the last first, and lets go of its promise:
   * the report says that it was not needed.
   *
   * @throws IllegalArgumentException when less than that is to come
   */
  @MayCall(INSIDE)
  @Transactional(propagation = Propagation.MANDATORY)
  public void lapse(Actor actor, DecisionId award, int grantYear, Money amount) {
    Money left = amount;
    Map<FrameId, Money> sums = new HashMap<>();
    for (PaymentView payment :
        open(store.lockOf(award), grantYear)
            .sorted(Comparator.comparing(PaymentView::due).reversed())
            .toList()) {
      Money part = left.compareTo(payment.amount()) < 0 ? left : payment.amount();
      if (part.isPositive()) {
        drop(payment, part);
        sums.merge(payment.frame(), part, Money::plus);
        left = left.minus(part);
      }
    }
    if (left.isPositive()) {
      throw new IllegalArgumentException("Not so much is to come");
    }
    sums.forEach(
        (frame, sum) -> frames.release(actor, frame, sum, "not-needed:" + award + ":" + grantYear));
    note(actor, award, "payments-cancelled", Map.of("kroner", amount.kroner()));
  }

  /** Lets go what waited for the reports on a year, once all of them are approved. */
  @MayCall(INSIDE)
  @Transactional(propagation = Propagation.MANDATORY)
  public void reportsApproved(DecisionId award, int grantYear) {
    store.reached(award, grantYear, LocalDate.now(clock));
  }

  /** What of a year is planned and not on its way. */
  @MayCall(INSIDE)
  @Transactional(readOnly = true)
  public Money toCome(DecisionId award, int grantYear) {
    return open(store.paymentsOf(List.of(award)), grantYear)
        .map(PaymentView::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  private static Stream<PaymentView> open(List<PaymentView> payments, int grantYear) {
    return payments.stream()
        .filter(p -> p.grantYear() == grantYear)
        .filter(p -> p.state().toCome() && p.state() != PaymentState.SENT);
  }

  /** Takes all or a part out of a payment that is not sent, and out of what its year is for. */
  private void drop(PaymentView payment, Money part) {
    boolean whole = part.equals(payment.amount());
    jdbc.sql(
            """
            update "grant".payment set state = case when :whole then 'CANCELLED' else 'PLANNED' end,
              kroner = case when :whole then kroner else kroner - :part end,
              certified_by = null, certified_at = null, approved_by = null, approved_at = null,
              account = null
            where id = :id
            """)
        .param("whole", whole)
        .param("part", part.kroner())
        .param("id", payment.id().value())
        .update();
    jdbc.sql(
            "update \"grant\".award_year set kroner = kroner - ? where award = ? and grant_year = ?")
        .params(part.kroner(), payment.award().value(), payment.grantYear())
        .update();
  }

  /** Locks an award until the transaction ends. */
  @MayCall(INSIDE)
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(DecisionId award) {
    jdbc.sql("select 1 from \"grant\".award where decision = ? for update")
        .param(award.value())
        .query(Integer.class)
        .single();
  }

  /** True when something of an award is on its way to the bank. */
  @MayCall(INSIDE)
  @Transactional(readOnly = true)
  public boolean onItsWay(DecisionId award) {
    return store.paymentsOf(List.of(award)).stream().anyMatch(p -> p.state() == PaymentState.SENT);
  }

  /** True when something of a year is on its way to the bank. */
  @MayCall(INSIDE)
  @Transactional(readOnly = true)
  public boolean onItsWay(DecisionId award, int grantYear) {
    return store.paymentsOf(List.of(award)).stream()
        .anyMatch(p -> p.grantYear() == grantYear && p.state() == PaymentState.SENT);
  }

  /** What has been paid of a year of an award. */
  @MayCall(INSIDE)
  @Transactional(readOnly = true)
  public Money paid(DecisionId award, int grantYear) {
    return store.paymentsOf(List.of(award)).stream()
        .filter(p -> p.grantYear() == grantYear && p.state() == PaymentState.PAID)
        .map(PaymentView::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /**
   * Settles a claim with a planned payment of the same organisation (§ 4-1 second paragraph): that
   * much counts as paid, and the rest of the payment is still to come. Empty when the payment is
   * not planned any more or smaller than that.
   *
   * @return the part that counts as paid
   */
  @MayCall(INSIDE)
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<PaymentId> setOff(Actor actor, PaymentId id, Money amount, UUID claim) {
    PaymentView payment = store.lock(id).orElseThrow();
    if (payment.state() != PaymentState.PLANNED || payment.amount().compareTo(amount) < 0) {
      return Optional.empty();
    }
    PaymentId settled = id;
    if (payment.amount().equals(amount)) {
      jdbc.sql("update \"grant\".payment set state = 'PAID', paid_on = ?, set_off = ? where id = ?")
          .params(LocalDate.now(clock), claim, id.value())
          .update();
    } else {
      settled = new PaymentId(UUID.randomUUID());
      jdbc.sql("update \"grant\".payment set kroner = kroner - ? where id = ?")
          .params(amount.kroner(), id.value())
          .update();
      jdbc.sql(
              """
              insert into "grant".payment (id, award, administrator, grant_year, frame, sequence,
                kroner, due, state, paid_on, set_off)
              select ?, award, administrator, grant_year, frame,
                (select max(sequence) + 1 from "grant".payment o
                  where o.award = p.award and o.grant_year = p.grant_year),
                ?, due, 'PAID', ?, ? from "grant".payment p where id = ?
              """)
          .params(settled.value(), amount.kroner(), LocalDate.now(clock), claim, id.value())
          .update();
    }
    frames.pay(actor, payment.frame(), amount, "payment:" + settled);
    acceptance.received(actor, payment.award());
    events.publishEvent(
        new PaymentMade(
            settled, payment.award(), amount, LocalDate.now(clock), payment.grantYear()));
    note(
        actor,
        payment.award(),
        "payment-set-off",
        Map.of(
            "payment", settled.toString(), "kroner", amount.kroner(), "claim", claim.toString()));
    return Optional.of(settled);
  }

  private void note(Actor actor, DecisionId id, String act, Map<String, ?> payload) {
    AwardView award = kept.award(id).orElseThrow();
    archive.record(actor, Optional.of(award.administrator()), award.subject(), act, payload);
  }
}
