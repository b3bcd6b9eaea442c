package no.ildsjel.grant.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignerCheckTest {

  @ParameterizedTest
  @CsvSource({
    "RIMA HADDAD, Rima Haddad, true",
    "Rima Noor Haddad, Rima Haddad, true",
    "Åse Brønn, ÅSE BRØNN, true",
    "José Nuñez, Jose Nunez, true",
    "Rima Haddad, Rima Hassan, false",
    "Haddad, Rima Haddad, false",
    "'', '', false"
  })
  void namesAreTheSameWhenTheShorterStandsInTheLonger(String one, String other, boolean same) {
    assertThat(SignerCheck.same(one, other)).isEqualTo(same);
    assertThat(SignerCheck.same(other, one)).isEqualTo(same);
  }
}
