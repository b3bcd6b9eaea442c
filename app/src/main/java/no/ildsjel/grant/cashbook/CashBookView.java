package no.ildsjel.grant.cashbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;

/**
 * A cash book for one year of an award.
 *
 * @param given what there is to use that year: the award, and what was carried over to it
 * @param lines those that count, the newest day first
 * @param struck those that don't count any more, for all to see
 * @param today what is dated later has not been paid yet
 */
public record CashBookView(
    AwardView award,
    int grantYear,
    Money given,
    List<BudgetLine> budget,
    List<CashLine> lines,
    List<CashLine> struck,
    LocalDate today) {

  /** One line of the budget with what has gone to it. */
  public record Use(LocalText name, Money planned, Ore used) {

    public Ore left() {
      return Ore.of(planned).minus(used);
    }
  }

  /** What has come in. */
  public Ore income() {
    return sum(Direction.IN).minus(sum(CashLine::isReturn));
  }

  /** What has been bought or paid for, or is sure to be; what was paid back is no cost. */
  public Ore costs() {
    return sum(Direction.OUT).minus(repaid()).minus(sum(CashLine::isReturn));
  }

  /** What of the grant has been paid back. */
  public Ore repaid() {
    return sum(CashLine::isRepayment);
  }

  private Ore sum(Predicate<CashLine> which) {
    return lines.stream().filter(which).map(CashLine::amount).reduce(Ore.ZERO, Ore::plus);
  }

  /** What of the year's award has not been used; other income is used first. */
  public Ore unused() {
    Ore paidByGrant = costs().minus(otherIncome());
    Ore left = Ore.of(given).minus(paidByGrant);
    return left.isNegative() ? Ore.ZERO : left.compareTo(Ore.of(given)) > 0 ? Ore.of(given) : left;
  }

  /** Income that is not the grant itself. */
  public Ore otherIncome() {
    return lines.stream()
        .filter(l -> l.direction() == Direction.IN && l.source().isEmpty())
        .map(CashLine::amount)
        .reduce(Ore.ZERO, Ore::plus);
  }

  /**
   * Income somebody wrote that looks like the grant itself, which comes in by itself: as much as
   * there is to use, or as has been paid at once.
   */
  public Optional<CashLine> doubled() {
    return lines.stream()
        .filter(l -> l.direction() == Direction.IN && l.source().isEmpty())
        .filter(l ->
            l.amount().equals(Ore.of(given))
                || lines.stream().anyMatch(p -> p.isGrant() && p.amount().equals(l.amount())))
        .findFirst();
  }

  /** What has gone to each line of the budget. */
  public List<Use> uses() {
    return budget.stream()
        .filter(line -> line.planned().isPositive() || used(line.id()).isPositive())
        .map(line -> new Use(line.name(), line.planned(), used(line.id())))
        .toList();
  }

  /** What a line of the budget is called. */
  public Optional<LocalText> nameOf(Optional<String> line) {
    return line.flatMap(
        id -> budget.stream().filter(b -> b.id().equals(id)).map(BudgetLine::name).findFirst());
  }

  private Ore used(String line) {
    return lines.stream()
        .filter(l -> l.direction() == Direction.OUT)
        .filter(l -> l.budgetLine().filter(line::equals).isPresent())
        .map(CashLine::amount)
        .reduce(Ore.ZERO, Ore::plus);
  }

  private Ore sum(Direction direction) {
    return lines.stream()
        .filter(l -> l.direction() == direction)
        .map(CashLine::amount)
        .reduce(Ore.ZERO, Ore::plus);
  }
}
