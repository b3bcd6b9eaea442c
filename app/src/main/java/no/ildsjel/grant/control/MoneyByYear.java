package no.ildsjel.grant.control;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import no.ildsjel.shared.Money;

/** What of a sum belongs to which grant year, the first year first. */
public record MoneyByYear(SortedMap<Integer, Money> years) {

  /** Nothing of any year. */
  public static final MoneyByYear NONE = new MoneyByYear(Map.of());

  public MoneyByYear {
    years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
  }

  public MoneyByYear(Map<Integer, Money> years) {
    this(new TreeMap<>(years));
  }

  /** All of one year. */
  public static MoneyByYear of(int grantYear, Money amount) {
    return new MoneyByYear(Map.of(grantYear, amount));
  }

  public Money total() {
    return years.values().stream().reduce(Money.ZERO, Money::plus);
  }

  public Money of(int grantYear) {
    return years.getOrDefault(grantYear, Money.ZERO);
  }

  /** The years it is of. */
  public Set<Integer> all() {
    return years.keySet();
  }

  /** True when there is something of more than one year. */
  public boolean several() {
    return years.size() > 1;
  }

  /** True when it is of some year, and no year has nothing or less. */
  public boolean isPositive() {
    return !years.isEmpty() && years.values().stream().allMatch(Money::isPositive);
  }

  /** True when no year has more than the other has of it. */
  public boolean within(MoneyByYear other) {
    return years.entrySet().stream()
        .allMatch(year -> year.getValue().compareTo(other.of(year.getKey())) <= 0);
  }

  /** Kroner by year, as the archive keeps them. */
  Map<Integer, Long> kroner() {
    Map<Integer, Long> kroner = new TreeMap<>();
    years.forEach((year, money) -> kroner.put(year, money.kroner()));
    return kroner;
  }
}
