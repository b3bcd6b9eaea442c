package no.ildsjel.grant.cashbook;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Ore;
import org.springframework.stereotype.Component;

/**
 * Charitable and common-good organisations pay no employer's contribution up to a limit for each
 * person and one in all. Past the first, it is paid on all that person got in the year; past the
 * second, on all pay of the year (National Insurance Act § 23-2 eighth paragraph, Skatte-ABC
 * A-13-3.14). What nothing is reported of counts in neither.
 */
@Component
class ContributionExemption {

  private final PayStore pays;
  private final CashBookManagement book;
  private final CashBookStore store;
  private final BookYears years;
  private final PaymentManagement payments;
  private final Texts texts;
  private final Clock clock;

  ContributionExemption(
      PayStore pays,
      CashBookManagement book,
      CashBookStore store,
      BookYears years,
      PaymentManagement payments,
      Texts texts,
      Clock clock) {
    this.pays = pays;
    this.book = book;
    this.store = store;
    this.years = years;
    this.payments = payments;
    this.texts = texts;
    this.clock = clock;
  }

  /** What the year's pay comes to. */
  private record Sums(
      PayRates rates, Map<String, Ore> byPerson, Set<String> withContribution, Ore reported) {

    static Sums of(PayRates rates, List<PayStore.Line> year) {
      Map<String, Ore> byPerson = new HashMap<>();
      year.forEach(l -> byPerson.merge(l.person(), l.pay().gross(), Ore::plus));
      Ore small = Ore.of(rates.smallPerPerson());
      return new Sums(
          rates,
          byPerson,
          year.stream()
              .filter(l -> l.pay().treatment() == PayTreatment.FULL)
              .map(PayStore.Line::person)
              .collect(Collectors.toSet()),
          byPerson.values().stream()
              .filter(sum -> sum.compareTo(small) > 0)
              .reduce(Ore.ZERO, Ore::plus));
    }

    Ore to(PayStore.Line line) {
      return byPerson.getOrDefault(line.person(), Ore.ZERO);
    }

    boolean small(PayStore.Line line) {
      return to(line).compareTo(Ore.of(rates.smallPerPerson())) <= 0;
    }

    /** True when contribution is to be paid on the line, though it was written without. */
    boolean past(PayStore.Line line) {
      if (line.pay().treatment() == PayTreatment.SMALL
          && withContribution.contains(line.person())) {
        return !small(line);
      }
      return to(line).compareTo(Ore.of(rates.exemptPerPerson())) > 0
          || reported.compareTo(Ore.of(rates.exemptTotal())) > 0 && !small(line);
    }
  }

  /** Why pay can't be written as it was; the limits are the organisation's, of all its awards. */
  Optional<GrantRefusal> refusal(List<PayStore.Line> year, String who, Pay pay) {
    PayStore.Line line =
        new PayStore.Line(
            UUID.randomUUID(),
            new DecisionId(UUID.randomUUID()),
            who,
            Optional.empty(),
            pay,
            List.of());
    Sums sums = with(year, line);
    return switch (pay.treatment()) {
      case SMALL ->
          sums.small(line) ? Optional.empty() : Optional.of(GrantRefusal.TOO_MUCH_FOR_SMALL);
      case EXEMPT ->
          sums.past(line) ? Optional.of(GrantRefusal.TOO_MUCH_FOR_EXEMPT) : Optional.empty();
      case FULL -> Optional.empty();
    };
  }

  /** What one more line would bring of contribution on those before it. */
  Ore broughtWith(List<PayStore.Line> year, PayStore.Line line) {
    Sums sums = with(year, line);
    return year.stream()
        .filter(l -> owedLater(sums, l) && !l.pay().contribution().isPositive())
        .flatMap(l -> owed(l, rate(sums.rates(), line), line.pay().paidOn()).stream())
        .map(Pay.Due::amount)
        .reduce(Ore.ZERO, Ore::plus);
  }

  /**
   * Brings contribution into the books where a limit has been passed, and takes it out where none
   * is any more. Years whose accounts have been handed in stay as they are.
   *
   * @param day of the pay that was written or struck
   */
  void settle(Actor.Person actor, AwardView own, LocalDate day) {
    List<PayStore.Line> year = pays.of(own.organisation(), day.getYear());
    Sums sums = Sums.of(PayRates.of(day.getYear()), year);
    Optional<PayStore.Line> withZone =
        year.stream()
            .filter(l -> l.zone().isPresent())
            .max(Comparator.comparing(l -> l.pay().paidOn()));
    for (PayStore.Line line : year) {
      boolean there = line.pay().contribution().isPositive();
      if (owedLater(sums, line) && !there && withZone.isPresent()) {
        for (Pay.Due due : owed(line, rate(sums.rates(), withZone.get()), day)) {
          bring(actor, line, due);
        }
      } else if (line.pay().treatment() != PayTreatment.FULL && !owedLater(sums, line) && there) {
        take(actor, line, Pay.Duty.CONTRIBUTION);
        take(actor, line, Pay.Duty.HOLIDAY_CONTRIBUTION);
      }
    }
  }

  /** On the pay in the term the limit was passed in, on its holiday pay when that is paid. */
  private static List<Pay.Due> owed(PayStore.Line line, BigDecimal rate, LocalDate passedOn) {
    return Stream.of(
            new Pay.Due(
                Pay.Duty.CONTRIBUTION,
                Pay.contributionDue(passedOn),
                Pay.contribution(line.pay().gross(), rate)),
            new Pay.Due(
                Pay.Duty.HOLIDAY_CONTRIBUTION,
                Pay.contributionDue(Pay.holidayPaidBy(line.pay().paidOn())),
                Pay.contribution(line.pay().holiday(), rate)))
        .filter(due -> due.amount().isPositive())
        .toList();
  }

  private void bring(Actor.Person actor, PayStore.Line line, Pay.Due due) {
    AwardView award = award(line);
    int grantYear = years.of(award, line.pay().paidOn());
    if (years.isClosed(award.id(), grantYear)) {
      return;
    }
    Optional<CashLine> before = written(line, due.duty());
    if (before.isPresent()) {
      store.write(
          before
              .get()
              .restored(
                  due.amount(),
                  due.day(),
                  actor.id(),
                  words("cash.pay.limit-passed"),
                  clock.instant()),
          grantYear);
      return;
    }
    String source = PayManagement.source(line.id(), due.duty());
    book.add(
        award,
        UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)),
        new Written(
            due.day(),
            Direction.OUT,
            due.amount(),
            words(
                due.duty() == Pay.Duty.CONTRIBUTION
                    ? "cash.pay.contribution-out"
                    : "cash.pay.holiday-contribution-out"),
            store
                .from(award.id(), List.of(PayManagement.source(line.id(), Pay.Duty.PAY)))
                .getFirst()
                .budgetLine()),
        Optional.of(source),
        Optional.of(actor),
        grantYear);
  }

  private void take(Actor.Person actor, PayStore.Line line, Pay.Duty duty) {
    AwardView award = award(line);
    int grantYear = years.of(award, line.pay().paidOn());
    if (!years.isClosed(award.id(), grantYear)) {
      written(line, duty)
          .filter(there -> !there.struck())
          .ifPresent(there ->
              store.write(
                  there.struck(actor.id(), words("cash.pay.limit-not-passed"), clock.instant()),
                  grantYear));
    }
  }

  private Optional<CashLine> written(PayStore.Line line, Pay.Duty duty) {
    return store.from(line.award(), List.of(PayManagement.source(line.id(), duty))).stream()
        .findFirst();
  }

  private AwardView award(PayStore.Line line) {
    return Objects.requireNonNull(payments.awards(List.of(line.award())).get(line.award()));
  }

  private static boolean owedLater(Sums sums, PayStore.Line line) {
    return line.pay().treatment() != PayTreatment.FULL && sums.past(line);
  }

  private static BigDecimal rate(PayRates rates, PayStore.Line line) {
    return line.zone()
        .map(zone -> rates.contribution().getOrDefault(zone, BigDecimal.ZERO))
        .orElse(BigDecimal.ZERO);
  }

  private static Sums with(List<PayStore.Line> year, PayStore.Line line) {
    List<PayStore.Line> all = new ArrayList<>(year);
    all.add(line);
    return Sums.of(PayRates.of(line.pay().paidOn().getYear()), all);
  }

  private String words(String key) {
    return texts.text(Language.NB, key);
  }
}
