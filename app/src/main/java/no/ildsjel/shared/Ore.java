package no.ildsjel.shared;

/**
 * An amount in øre, for what is written down from receipts and bank statements. Grants themselves
 * are {@link Money}, in whole kroner.
 *
 * @param value hundredths of a krone; negative where more has gone out than come in
 */
public record Ore(long value) implements Comparable<Ore> {

  public static final Ore ZERO = new Ore(0);

  private static final long IN_A_KRONE = 100;

  /** The same amount as whole kroner. */
  public static Ore of(Money money) {
    return new Ore(Math.multiplyExact(money.kroner(), IN_A_KRONE));
  }

  /** The sum; throws if it does not fit in a long. */
  public Ore plus(Ore other) {
    return new Ore(Math.addExact(value, other.value));
  }

  /** The difference; throws if it does not fit in a long. */
  public Ore minus(Ore other) {
    return new Ore(Math.subtractExact(value, other.value));
  }

  public Ore negated() {
    return new Ore(Math.negateExact(value));
  }

  /** In whole kroner; fifty øre goes to the krone above, as in a statement of accounts. */
  public Money toKroner() {
    return Money.kroner(Math.floorDiv(Math.addExact(value, IN_A_KRONE / 2), IN_A_KRONE));
  }

  public boolean isPositive() {
    return value > 0;
  }

  public boolean isNegative() {
    return value < 0;
  }

  @Override
  public int compareTo(Ore other) {
    return Long.compare(value, other.value);
  }
}
