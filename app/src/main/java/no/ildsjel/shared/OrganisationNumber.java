package no.ildsjel.shared;

import java.util.Optional;

/**
 * A nine-digit Norwegian organisation number whose last digit checks the others (mod 11, weights 3
 * 2 7 6 5 4 3 2; remainder 10 is never given out).
 */
public record OrganisationNumber(String value) implements Comparable<OrganisationNumber> {

  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  public OrganisationNumber {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not an organisation number");
    }
  }

  /** The number in a text as people type it, spaces allowed; empty when it is not a valid one. */
  public static Optional<OrganisationNumber> parse(String text) {
    String digits = text.replaceAll("[\\s\\u00a0]", "");
    return isValid(digits) ? Optional.of(new OrganisationNumber(digits)) : Optional.empty();
  }

  /** True when the text is nine digits with a right check digit. */
  public static boolean isValid(String digits) {
    if (digits.length() != 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    int check = (11 - sum % 11) % 11;
    return check != 10 && check == digits.charAt(8) - '0';
  }

  /** True for numbers that start with 3, which are only given out for tests and demonstrations. */
  public boolean synthetic() {
    return value.charAt(0) == '3';
  }

  /** The number as it is read aloud: 974 760 673, with no-break spaces. */
  public String spaced() {
    return value.substring(0, 3) + "\u00a0" + value.substring(3, 6) + "\u00a0" + value.substring(6);
  }

  @Override
  public int compareTo(OrganisationNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
