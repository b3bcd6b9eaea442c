package no.ildsjel.grant.cashbook;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Ore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wages and fees. What follows of them (tax, employer's contribution, holiday pay) comes into the
 * book with its day, so that nobody is surprised by it the year after.
 */
@Service
public class PayManagement {

  private static final String OWN = "whoever acts for the organisation";
  private static final int LONGEST_NAME = 80;

  private final PayStore pays;
  private final CashBookManagement book;
  private final CashBookStore store;
  private final BookYears years;
  private final ContributionExemption exemption;
  private final Texts texts;
  private final Clock clock;

  PayManagement(
      PayStore pays,
      CashBookManagement book,
      CashBookStore store,
      BookYears years,
      ContributionExemption exemption,
      Texts texts,
      Clock clock) {
    this.pays = pays;
    this.book = book;
    this.store = store;
    this.years = years;
    this.exemption = exemption;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Pay as it is written.
   *
   * @param taxPerCent by the tax card; none means no card
   * @param agreedHoliday five weeks by agreement instead of the law's
   * @param zone for those who pay employer's contribution
   * @param budgetLine which line of the budget pays for it
   */
  public record Typed(
      PayKind kind,
      PayTreatment treatment,
      String who,
      LocalDate paidOn,
      Ore gross,
      @Nullable BigDecimal taxPerCent,
      boolean agreedHoliday,
      @Nullable String zone,
      String budgetLine) {}

  /** What pay would come to, before it is written. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Answer<Pay> reckon(Actor.Person actor, DecisionId award, Typed typed) {
    AwardView own = book.own(actor, award);
    return reckon(own, typed);
  }

  /**
   * What pay would bring of contribution on what has been paid before in the year, where it passes
   * a limit. Holds only for pay that {@link #reckon} allows.
   */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Ore broughtWith(Actor.Person actor, DecisionId award, Typed typed, Pay reckoned) {
    return exemption.broughtWith(
        year(book.own(actor, award), typed),
        new PayStore.Line(
            UUID.randomUUID(),
            award,
            typed.who(),
            Optional.ofNullable(typed.zone()),
            reckoned,
            List.of()));
  }

  private List<PayStore.Line> year(AwardView own, Typed typed) {
    return pays.of(own.organisation(), typed.paidOn().getYear());
  }

  private Answer<Pay> reckon(AwardView own, Typed typed) {
    PayRates rates = PayRates.of(typed.paidOn().getYear());
    if (!typed.gross().isPositive()) {
      return Answer.refused(GrantRefusal.AMOUNT_MISSING);
    }
    if (typed.who().isBlank() || typed.who().strip().length() > LONGEST_NAME) {
      return Answer.refused(GrantRefusal.WHO_MISSING);
    }
    BigDecimal tax = Objects.requireNonNullElse(typed.taxPerCent(), rates.withoutCard());
    if (tax.signum() < 0 || tax.compareTo(BigDecimal.valueOf(100)) > 0) {
      return Answer.refused(GrantRefusal.TAX_WRONG);
    }
    BigDecimal zone = typed.zone() == null ? null : rates.contribution().get(typed.zone());
    if (typed.treatment() == PayTreatment.FULL && zone == null) {
      return Answer.refused(GrantRefusal.ZONE_MISSING);
    }
    Pay pay =
        Pay.of(
            typed.kind(),
            typed.treatment(),
            typed.paidOn(),
            typed.gross(),
            tax,
            typed.agreedHoliday() ? rates.agreedHoliday() : rates.statutoryHoliday(),
            Objects.requireNonNullElse(zone, BigDecimal.ZERO));
    return exemption
        .refusal(year(own, typed), typed.who(), pay)
        .<Answer<Pay>>map(Answer::refused)
        .orElseGet(() -> Answer.allowed(pay));
  }

  /**
   * Writes pay and what follows of it.
   *
   * @param key its id, made with the page: sent twice it is written once
   */
  @MayCall(OWN)
  @Transactional
  public Answer<UUID> write(Actor.Person actor, DecisionId award, UUID key, Typed typed) {
    AwardView own = book.own(actor, award);
    book.open(own);
    // the lock also keeps two at once from passing a limit together
    pays.lock(own.organisation());
    if (!store.from(award, List.of(source(key, Pay.Duty.PAY))).isEmpty()) {
      return Answer.allowed(key);
    }
    Answer<Pay> reckoned = reckon(own, typed);
    if (reckoned instanceof Answer.Refused<Pay>(var reason)) {
      return Answer.refused(reason);
    }
    Pay pay = reckoned.orThrow();
    Optional<GrantRefusal> refusal = book.refusal(own, written(pay.duties().getFirst(), typed));
    if (refusal.isPresent()) {
      return Answer.refused(refusal.get());
    }
    pays.insert(actor, award, key, typed, pay);
    int year = years.of(own, typed.paidOn());
    for (Pay.Due due : pay.duties()) {
      if (due.amount().isPositive()) {
        book.add(
            own,
            UUID.nameUUIDFromBytes(source(key, due.duty()).getBytes(StandardCharsets.UTF_8)),
            written(due, typed),
            Optional.of(source(key, due.duty())),
            Optional.of(actor),
            year);
      }
    }
    exemption.settle(actor, own, pay.paidOn());
    return Answer.allowed(key);
  }

  /** Takes pay and all that follows of it out of the sums, with the reason. */
  @MayCall(OWN)
  @Transactional
  public Answer<UUID> strike(Actor.Person actor, DecisionId award, UUID pay, String reason) {
    AwardView own = book.own(actor, award);
    pays.lock(own.organisation());
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    PayView there =
        of(actor, award).stream().filter(p -> p.id().equals(pay)).findFirst().orElseThrow();
    int year = years.of(own, there.pay().paidOn());
    if (years.isClosed(award, year)) {
      return Answer.refused(GrantRefusal.BOOK_CLOSED);
    }
    List<String> sources =
        List.of(Pay.Duty.values()).stream().map(duty -> source(pay, duty)).toList();
    for (CashLine line : store.from(award, sources)) {
      if (!line.struck()) {
        store.write(line.struck(actor.id(), reason.strip(), clock.instant()), year);
      }
    }
    exemption.settle(actor, own, there.pay().paidOn());
    return Answer.allowed(pay);
  }

  /** What has been paid for work out of an award and still counts, the last first. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<PayView> of(Actor.Person actor, DecisionId award) {
    book.own(actor, award);
    return pays.of(award).stream().map(l -> new PayView(l.id(), l.who(), l.pay())).toList();
  }

  private Written written(Pay.Due due, Typed typed) {
    String what =
        switch (due.duty()) {
          case PAY ->
              texts.text(
                  Language.NB,
                  typed.kind() == PayKind.WAGE ? "cash.pay.wage-to" : "cash.pay.fee-to",
                  typed.who().strip());
          case TAX -> texts.text(Language.NB, "cash.pay.tax-out");
          case REPORT -> texts.text(Language.NB, "cash.pay.report-out");
          case CONTRIBUTION -> texts.text(Language.NB, "cash.pay.contribution-out");
          case HOLIDAY_CONTRIBUTION -> texts.text(Language.NB, "cash.pay.holiday-contribution-out");
          case HOLIDAY -> texts.text(Language.NB, "cash.pay.holiday-out", typed.who().strip());
        };
    return new Written(
        due.day(), Direction.OUT, due.amount(), what, Optional.of(typed.budgetLine()));
  }

  static String source(UUID pay, Pay.Duty duty) {
    return "pay:" + pay + ":" + duty;
  }
}
