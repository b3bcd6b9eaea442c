package no.ildsjel.shared;

/**
 * An amount in whole Norwegian kroner.
 *
 * @param kroner whole kroner; negative only where something is taken back
 */
public record Money(long kroner) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  public static Money kroner(long kroner) {
    return new Money(kroner);
  }

  /** The sum; throws if it does not fit in a long. */
  public Money plus(Money other) {
    return new Money(Math.addExact(kroner, other.kroner));
  }

  /** The difference; throws if it does not fit in a long. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(kroner, other.kroner));
  }

  public Money negated() {
    return new Money(Math.negateExact(kroner));
  }

  public boolean isPositive() {
    return kroner > 0;
  }

  public boolean isNegative() {
    return kroner < 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(kroner, other.kroner);
  }
}
