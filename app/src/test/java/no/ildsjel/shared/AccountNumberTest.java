package no.ildsjel.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"86011117947", "8601 11 17947", "8601.11.17947", " 8601\u00a011\u00a017947 "})
  void aNumberIsTakenAsPeopleWriteIt(String typed) {
    assertThat(AccountNumber.parse(typed)).map(AccountNumber::value).contains("86011117947");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8601111794", "860111179470", "8601111794a", "NO9386011117947"})
  void whatIsNotElevenDigitsIsNone(String typed) {
    assertThat(AccountNumber.parse(typed)).isEmpty();
  }

  @Test
  void everySingleWrongDigitIsFound() {
    String right = "86011117947";
    for (int i = 0; i < right.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String typed = right.substring(0, i) + digit + right.substring(i + 1);
        assertThat(AccountNumber.isValid(typed)).as(typed).isEqualTo(typed.equals(right));
      }
    }
  }

  @Test
  void itNeverShowsItselfWholeInALog() {
    assertThat(new AccountNumber("86011117947")).hasToString("account ending 7947");
  }
}
