package no.ildsjel.grant.cashbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import no.ildsjel.platform.writing.WorkingDays;
import no.ildsjel.shared.Ore;

/**
 * Money for work with all that follows of it. Amounts are rounded half up to whole øre.
 *
 * @param gross what was agreed
 * @param withheld tax taken out of it
 * @param holiday holiday pay earned by it, paid the year after
 * @param contribution employer's contribution on the pay (National Insurance Act § 23-2)
 * @param contributionBy the last day to pay that
 * @param holidayContribution the same on the holiday pay, which falls due when that is paid
 */
public record Pay(
    PayKind kind,
    PayTreatment treatment,
    LocalDate paidOn,
    Ore gross,
    Ore withheld,
    Ore holiday,
    Ore contribution,
    LocalDate contributionBy,
    Ore holidayContribution) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What has to be done, by when. */
  public enum Duty {
    /** The net pay to the person. */
    PAY,
    /** The tax withheld, to the tax office, on the first working day after (from 2026). */
    TAX,
    /** The monthly report of pay (a-melding), on the fifth of the month after. */
    REPORT,
    /** Employer's contribution, on the fifteenth after each second month. */
    CONTRIBUTION,
    /** Holiday pay, in the holiday of the year after. */
    HOLIDAY,
    /** Employer's contribution on holiday pay, in the term it is paid in. */
    HOLIDAY_CONTRIBUTION;

    /** False for the pay itself, which is in the book as paid. */
    public boolean marked() {
      return this != PAY;
    }
  }

  /** A duty with its day, and its amount where there is one. */
  public record Due(Duty duty, LocalDate day, Ore amount) {}

  /**
   * Works out what follows.
   *
   * @param taxPerCent by the tax card
   * @param holidayPerCent by law or agreement; nothing for fees
   * @param zone where the work is done, for those who pay employer's contribution
   */
  static Pay of(
      PayKind kind,
      PayTreatment treatment,
      LocalDate paidOn,
      Ore gross,
      BigDecimal taxPerCent,
      BigDecimal holidayPerCent,
      BigDecimal zonePerCent) {
    Ore holiday = kind == PayKind.WAGE ? share(gross, holidayPerCent) : Ore.ZERO;
    return new Pay(
        kind,
        treatment,
        paidOn,
        gross,
        treatment == PayTreatment.SMALL ? Ore.ZERO : share(gross, taxPerCent),
        holiday,
        treatment == PayTreatment.FULL ? contribution(gross, zonePerCent) : Ore.ZERO,
        contributionDue(paidOn),
        treatment == PayTreatment.FULL ? contribution(holiday, zonePerCent) : Ore.ZERO);
  }

  /** What the person gets. */
  public Ore net() {
    return gross.minus(withheld);
  }

  /** What it costs in all. */
  public Ore cost() {
    return gross.plus(holiday).plus(contribution).plus(holidayContribution);
  }

  /** What has to be done, the first first. */
  public List<Due> duties() {
    List<Due> duties = new ArrayList<>();
    duties.add(new Due(Duty.PAY, paidOn, net()));
    if (treatment != PayTreatment.SMALL) {
      if (withheld.isPositive()) {
        duties.add(new Due(Duty.TAX, WorkingDays.after(paidOn, 1), withheld));
      }
      duties.add(
          new Due(Duty.REPORT, WorkingDays.from(paidOn.plusMonths(1).withDayOfMonth(5)), Ore.ZERO));
    }
    if (contribution.isPositive()) {
      duties.add(new Due(Duty.CONTRIBUTION, contributionBy, contribution));
    }
    if (holiday.isPositive()) {
      duties.add(new Due(Duty.HOLIDAY, holidayPaidBy(paidOn), holiday));
    }
    if (holidayContribution.isPositive()) {
      duties.add(
          new Due(
              Duty.HOLIDAY_CONTRIBUTION,
              contributionDue(holidayPaidBy(paidOn)),
              holidayContribution));
    }
    return duties;
  }

  /** The last day of the ordinary holiday in which pay's holiday pay is paid. */
  static LocalDate holidayPaidBy(LocalDate paidOn) {
    return LocalDate.parse(
        paidOn.getYear() + 1 + "-" + PayRates.of(paidOn.getYear()).holidayPaidBy());
  }

  /** Employer's contribution. */
  static Ore contribution(Ore base, BigDecimal zonePerCent) {
    return share(base, zonePerCent);
  }

  /** Terms of two months; due on the fifteenth of the month after (Tax Payment Act § 10-10). */
  static LocalDate contributionDue(LocalDate paidOn) {
    Month last = Month.of((paidOn.getMonthValue() + 1) / 2 * 2);
    return WorkingDays.from(
        paidOn.withDayOfMonth(1).withMonth(last.getValue()).plusMonths(1).withDayOfMonth(15));
  }

  private static Ore share(Ore of, BigDecimal perCent) {
    return new Ore(
        BigDecimal.valueOf(of.value())
            .multiply(perCent)
            .divide(HUNDRED, 0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
