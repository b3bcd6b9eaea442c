package no.ildsjel.grant.afterwards;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.ildsjel.casework.StandingCriteria;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;

/**
 * What an organisation thinks of the time after an award.
 *
 * @param ends the last day of the award
 * @param over whether that day is behind us
 * @param lines what the money goes to
 * @param next what can be applied for, open or to open
 */
public record AfterPlan(
    AwardView award,
    LocalDate ends,
    boolean over,
    List<Line> lines,
    List<StandingCriteria.Fitting> next) {

  /**
   * Something the money goes to.
   *
   * @param id the line of the budget
   * @param yearly what it costs in a year, by the budget
   * @param payer who pays then, once somebody has said
   * @param words more of it, in the organisation's own words
   */
  public record Line(
      String id, LocalText name, Money yearly, Optional<Payer> payer, String words) {}

  /** How many lines nobody has thought of, or nobody knows of yet. */
  public int open() {
    return (int)
        lines.stream().filter(l -> l.payer().filter(p -> p != Payer.UNSURE).isEmpty()).count();
  }

  /** What stops, or may stop, in a year. */
  public Money atStake() {
    return lines.stream()
        .filter(l -> l.payer().filter(p -> p != Payer.UNSURE && p != Payer.STOPS).isEmpty())
        .map(Line::yearly)
        .reduce(Money.ZERO, Money::plus);
  }
}
