package no.ildsjel.registry.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationFactsTest {

  @Test
  void aHomepageIsAnAddressOneCanGoTo() {
    assertThat(OrganisationFacts.address("www.sprakbroen.example"))
        .contains("https://www.sprakbroen.example");
    assertThat(OrganisationFacts.address(" HTTP://sprakbroen.example/om oss".replace(" o", "%20o")))
        .contains("HTTP://sprakbroen.example/om%20oss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ingen",
        "post@sprakbroen.example",
        "ser etter en",
        "data:text/html,x",
        ""
      })
  void whatIsNotAnAddressIsNotLinked(String registered) {
    assertThat(OrganisationFacts.address(registered)).isEmpty();
  }
}
