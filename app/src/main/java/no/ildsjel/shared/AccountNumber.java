package no.ildsjel.shared;

import java.util.Optional;

/**
 * An eleven-digit Norwegian bank account number whose last digit checks the others (mod 11, weights
 * 5 4 3 2 7 6 5 4 3 2; remainder 10 is never given out).
 */
public record AccountNumber(String value) {

  private static final int[] WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  public AccountNumber {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not an account number");
    }
  }

  /**
   * The number in a text as people type it, with spaces or full stops; empty when it is not a valid
   * one.
   */
  public static Optional<AccountNumber> parse(String text) {
    String digits = text.replaceAll("[\\s\\u00a0.]", "");
    return isValid(digits) ? Optional.of(new AccountNumber(digits)) : Optional.empty();
  }

  /** True when the text is eleven digits with a right check digit. */
  public static boolean isValid(String digits) {
    if (digits.length() != 11 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    int check = (11 - sum % 11) % 11;
    return check != 10 && check == digits.charAt(10) - '0';
  }

  /** The number as it is written: 1234 56 78903, with no-break spaces. */
  public String spaced() {
    return value.substring(0, 4) + "\u00a0" + value.substring(4, 6) + "\u00a0" + value.substring(6);
  }

  /** Enough to recognise it, and too little to use it: the last four digits. */
  public String tail() {
    return value.substring(7);
  }

  @Override
  public String toString() {
    return "account ending " + tail();
  }
}
