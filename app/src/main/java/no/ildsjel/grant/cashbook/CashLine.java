package no.ildsjel.grant.cashbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.PersonId;

/**
 * A line of a cash book as it stands in one of its versions.
 *
 * @param version 1 when it was written, more with each correction
 * @param number the voucher's number in the book, to be written on the paper
 * @param budgetLine which line of the budget it belongs to; none for income
 * @param source what it was made from, such as {@code payment:<id>}, when nobody typed it
 * @param struck true when it does not count any more
 * @param reason why it was corrected, in the organisation's words
 * @param by who wrote this version; nobody when the program did
 */
public record CashLine(
    UUID id,
    int version,
    DecisionId award,
    int number,
    LocalDate day,
    Direction direction,
    Ore amount,
    String what,
    Optional<String> budgetLine,
    Optional<String> source,
    boolean struck,
    Optional<String> reason,
    Optional<PersonId> by,
    Instant at) {

  /** What the source of money that was paid back begins with. */
  static final String REPAYMENT = "repayment:";

  /** A payment that came back from the bank begins so, with its id. */
  static final String RETURN = REPAYMENT + "payment:";

  /** Negative for what went out. */
  public Ore signed() {
    return direction == Direction.IN ? amount : amount.negated();
  }

  /** What its receipts belong to, as documents name it. */
  public String receiptsOwner() {
    return "cash-line:" + id;
  }

  /** The same line, out of the sums from now on. */
  CashLine struck(PersonId person, String why, Instant moment) {
    return next(true, amount, day, person, why, moment);
  }

  /** The same line, in the sums again. */
  CashLine restored(Ore now, LocalDate on, PersonId person, String why, Instant moment) {
    return next(false, now, on, person, why, moment);
  }

  private CashLine next(
      boolean out, Ore now, LocalDate on, PersonId person, String why, Instant moment) {
    return new CashLine(
        id,
        version + 1,
        award,
        number,
        on,
        direction,
        now,
        what,
        budgetLine,
        source,
        out,
        Optional.of(why),
        Optional.of(person),
        moment);
  }

  /** True when it is a payment of the grant. */
  public boolean isGrant() {
    return source.filter(s -> s.startsWith("payment:")).isPresent();
  }

  /** True when it is money of the grant that was paid back: it has gone out, and is no cost. */
  public boolean isRepayment() {
    return source.filter(s -> s.startsWith(REPAYMENT)).isPresent() && !isReturn();
  }

  /** True when a payment of the grant never arrived after all: it takes away from what came in. */
  public boolean isReturn() {
    return source.filter(s -> s.startsWith(RETURN)).isPresent();
  }

  /** True when it is pay or follows from it; its words may name who got it. */
  public boolean isPay() {
    return source.filter(s -> s.startsWith("pay:")).isPresent();
  }

  /** True when it follows from a payment or from pay, and is corrected there. */
  public boolean follows() {
    return source.isPresent();
  }
}
