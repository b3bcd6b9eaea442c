package no.ildsjel.grant.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import no.ildsjel.registry.RoleHolder;
import no.ildsjel.shared.OrganisationNumber;
import org.junit.jupiter.api.Test;
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

  private static RoleHolder holder(String name, String role) {
    return new RoleHolder(role, !role.equals("KONT"), name, Optional.empty(), Optional.empty());
  }

  @Test
  void anEmptyRegisterHoldsNothingUpAndOneThatKnowsOthersOnlyDoes() {
    RoleHolder member = holder("Rima Haddad", "MEDL");
    assertThat(SignerCheck.agrees(List.of(), SigningRight.LEADER, "Amina Ali")).isEmpty();
    assertThat(SignerCheck.agrees(List.of(member), SigningRight.LEADER, "Rima Haddad")).isEmpty();
    assertThat(SignerCheck.agrees(List.of(member), SigningRight.LEADER, "Amina Ali"))
        .contains(false);
    RoleHolder auditor =
        new RoleHolder(
            "REVI",
            false,
            "Tall og Tekst AS",
            Optional.empty(),
            Optional.of(new OrganisationNumber("310000027")));
    assertThat(SignerCheck.agrees(List.of(auditor), SigningRight.LEADER, "Amina Ali"))
        .as("a firm that keeps the books says nothing of who leads")
        .isEmpty();
    RoleHolder leader = holder("Amina Ali", "LEDE");
    assertThat(SignerCheck.agrees(List.of(member, leader), SigningRight.LEADER, "Amina Ali"))
        .contains(true);
    assertThat(SignerCheck.agrees(List.of(member, leader), SigningRight.LEADER, "Rima Haddad"))
        .contains(false);
  }
}
