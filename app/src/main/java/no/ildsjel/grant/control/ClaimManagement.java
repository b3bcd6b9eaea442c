package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that comes back (§ 4-1): claimed after control or because it was not used, in one or more
 * parts, paid in or taken from a later grant. A claim can be of several years; the ledgers of their
 * frames have each part as it comes, the first year's first.
 */
@Service
public class ClaimManagement {

  private static final String OFFICER =
      "a case officer of the administrator without ties to the organisation";
  private static final int DAYS_TO_PAY = 21;
  private static final int MOST_PARTS = 24;

  private final ClaimStore store;
  private final AwardCase cases;
  private final PaymentConsequences consequences;
  private final PaymentManagement payments;
  private final CarryOver carried;
  private final Clock clock;

  ClaimManagement(
      ClaimStore store,
      AwardCase cases,
      PaymentConsequences consequences,
      PaymentManagement payments,
      CarryOver carried,
      Clock clock) {
    this.store = store;
    this.cases = cases;
    this.consequences = consequences;
    this.payments = payments;
    this.carried = carried;
    this.clock = clock;
  }

  /**
   * What can still be claimed of a year: paid in it or carried over to it, and neither claimed nor
   * carried over from it.
   */
  Money most(DecisionId award, int grantYear) {
    return ofItsOwn(award, grantYear).plus(payments.carriedInto(award, grantYear));
  }

  private Money ofItsOwn(DecisionId award, int grantYear) {
    return consequences
        .paid(award, grantYear)
        .minus(store.kept(award, grantYear))
        .minus(
            store.of(award).stream()
                .map(c -> c.years().of(grantYear))
                .reduce(Money.ZERO, Money::plus));
  }

  /** The same for each year something can be claimed of. */
  @MayCall("grant's own pages, which have checked who asks")
  @Transactional(readOnly = true)
  public MoneyByYear most(DecisionId award) {
    Map<Integer, Money> most = new HashMap<>();
    for (AwardYear year : payments.years(award)) {
      Money left = most(award, year.grantYear());
      if (left.isPositive()) {
        most.put(year.grantYear(), left);
      }
    }
    return new MoneyByYear(most);
  }

  UUID claim(
      Actor.Person actor,
      AwardView award,
      Optional<UUID> control,
      MoneyByYear asked,
      String reason) {
    UUID id = UUID.randomUUID();
    MoneyByYear amounts = byYearOfPayment(actor, award.id(), asked, id);
    store.add(
        id,
        award.id(),
        amounts.years().entrySet().stream()
            .map(year ->
                new ClaimView.Share(
                    year.getKey(), cases.year(award.id(), year.getKey()).frame(), year.getValue()))
            .toList(),
        control.orElse(null),
        reason,
        LocalDate.now(clock).plusDays(DAYS_TO_PAY),
        actor.id());
    cases.note(
        actor,
        award,
        "repayment-claimed",
        Map.of(
            "claim", id.toString(),
            "kroner", amounts.total().kroner(),
            "years", amounts.kroner(),
            "reason", reason));
    cases.tell(award, "notice.claim.subject", "notice.claim.body");
    return id;
  }

  /**
   * What of a claim was paid in which year: what was carried over to a year was paid in an earlier
   * one, and comes back to that one's frame.
   */
  private MoneyByYear byYearOfPayment(
      Actor.Person actor, DecisionId award, MoneyByYear asked, UUID claim) {
    Map<Integer, Money> paid = new HashMap<>(asked.years());
    for (AwardYear there : payments.years(award).reversed()) {
      int year = there.grantYear();
      Money amount = paid.getOrDefault(year, Money.ZERO);
      Money own = ofItsOwn(award, year);
      Money over = amount.minus(own.isNegative() ? Money.ZERO : own);
      if (over.isPositive()) {
        carried.takeBack(actor, award, year - 1, over, "claim:" + claim);
        paid.put(year, amount.minus(over));
        paid.merge(year - 1, over, Money::plus);
      }
    }
    paid.values().removeIf(money -> !money.isPositive());
    return new MoneyByYear(paid);
  }

  /**
   * Puts other parts in the place of those not paid.
   *
   * @param parts amount and last day of each; together what is left
   */
  @MayCall(OFFICER)
  @Transactional
  public Answer<UUID> instalments(
      Actor.Person actor, DecisionId award, UUID claim, Map<LocalDate, Money> parts) {
    AwardView about = cases.require(actor, award, Role.CASE_OFFICER);
    ClaimView there = require(award, claim);
    Money sum = parts.values().stream().reduce(Money.ZERO, Money::plus);
    if (there.instalments().stream().anyMatch(i -> i.noted().isPresent())) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (parts.isEmpty()
        || parts.size() > MOST_PARTS
        || !sum.equals(there.left())
        || parts.values().stream().anyMatch(p -> !p.isPositive())
        || parts.keySet().stream().anyMatch(d -> d.isBefore(LocalDate.now(clock)))) {
      return Answer.refused(GrantRefusal.PARTS_WRONG);
    }
    store.takeUnpaid(claim);
    int sequence =
        there.instalments().stream().mapToInt(ClaimView.Instalment::sequence).max().orElse(0);
    for (var part : parts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      store.instalment(claim, ++sequence, part.getValue(), part.getKey());
    }
    cases.note(
        actor,
        about,
        "repayment-in-parts",
        Map.of("claim", claim.toString(), "parts", parts.size()));
    cases.tell(about, "notice.parts.subject", "notice.parts.body");
    return Answer.allowed(claim);
  }

  /** Planned payments to the same organisation from the same administrator. */
  @MayCall("grant's own pages, which have checked who asks")
  @Transactional(readOnly = true)
  public List<PaymentView> settleable(AwardView award) {
    List<DecisionId> same = payments.sameRecipient(award).stream().map(AwardView::id).toList();
    return payments.paymentsOf(same).stream()
        .filter(p -> p.state() == PaymentState.PLANNED)
        .sorted(Comparator.comparing(PaymentView::due))
        .toList();
  }

  /** The claims on an award, the first first. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<ClaimView> of(DecisionId award) {
    return store.of(award);
  }

  ClaimView require(DecisionId award, UUID claim) {
    return store.lock(claim).filter(c -> c.award().equals(award)).orElseThrow();
  }
}
