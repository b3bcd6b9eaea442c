package no.ildsjel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModeTest {

  @Test
  void withNothingSetEverythingComesAlongAndOnlyThisMachineCanReachIt() {
    Mode mode = Mode.of(Map.of("ILDSJEL_PORT", "9090"));
    assertThat(mode).isInstanceOf(Mode.Embedded.class);
    assertThat(((Mode.Embedded) mode).properties())
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("server.port", "9090")
        .containsEntry("ildsjel.embedded", "true");
  }

  @Test
  void oneSettingOfProductionAsksForAllOfThem() {
    Mode mode = Mode.of(Map.of("ILDSJEL_DB_URL", "jdbc:postgresql://db/ildsjel"));
    assertThat(mode)
        .isInstanceOfSatisfying(
            Mode.Incomplete.class,
            incomplete ->
                assertThat(incomplete.missing())
                    .contains("ILDSJEL_OIDC_ISSUER", "ILDSJEL_ADMIN_SUB")
                    .doesNotContain("ILDSJEL_DB_URL"));
    assertThat(Mode.of(Map.of("ILDSJEL_OIDC_ISSUER", "https://idporten.example")))
        .isInstanceOf(Mode.Incomplete.class);
  }

  @Test
  void anEmptySettingCountsAsMissing() {
    Map<String, String> all = complete();
    all.put("ILDSJEL_DB_PASSWORD", " ");
    assertThat(Mode.of(all))
        .isEqualTo(new Mode.Incomplete(java.util.Set.of("ILDSJEL_DB_PASSWORD")));
  }

  @Test
  void completeProductionUsesNothingEmbeddedAndSecureCookies() {
    Mode mode = Mode.of(complete());
    assertThat(mode)
        .isInstanceOfSatisfying(
            Mode.Production.class,
            production ->
                assertThat(production.properties())
                    .containsEntry("ildsjel.embedded", "false")
                    .containsEntry("ildsjel.secure-cookies", "true"));
  }

  private static Map<String, String> complete() {
    Map<String, String> all = new HashMap<>();
    Mode.PRODUCTION_NEEDS.forEach(name -> all.put(name, "something"));
    return all;
  }
}
