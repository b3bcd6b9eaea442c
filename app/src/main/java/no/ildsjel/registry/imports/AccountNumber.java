package no.ildsjel.registry.imports;

/**
 * Norwegian bank account numbers: eleven digits, the last of which checks the others (mod 11,
 * weights 5 4 3 2 7 6 5 4 3 2).
 */
final class AccountNumber {

  private static final int[] WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  private AccountNumber() {}

  static boolean isValid(String digits) {
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
}
