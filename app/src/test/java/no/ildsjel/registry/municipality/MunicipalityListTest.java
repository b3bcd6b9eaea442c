package no.ildsjel.registry.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.MunicipalityNumber;
import org.junit.jupiter.api.Test;

class MunicipalityListTest {

  private static final MunicipalityNumber OSLO = new MunicipalityNumber("0301");

  private final MunicipalityList list = new MunicipalityList();

  @Test
  void norwayHas357MunicipalitiesIn15Counties() {
    assertThat(list.all()).hasSize(357);
    assertThat(list.counties()).hasSize(15);
    assertThat(list.all())
        .allMatch(m -> m.number().county().equals(m.county().number()) && !m.name().isBlank());
  }

  @Test
  void aSamiMunicipalityIsFoundByEitherName() {
    MunicipalityNumber karasjok = new MunicipalityNumber("5610");
    assertThat(list.find(karasjok).orElseThrow().fullName()).isEqualTo("Karasjok (Kárášjohka)");
    assertThat(list.beginningWith("káráš")).extracting(MunicipalityView::number).contains(karasjok);
    assertThat(list.beginningWith("karas")).extracting(MunicipalityView::number).contains(karasjok);
    assertThat(list.name(new MunicipalityNumber("9999"))).isEqualTo("9999");
  }

  @Test
  void theyStandInNorwegianOrder() {
    assertThat(list.all().getFirst().name()).isEqualTo("Alstahaug");
    assertThat(list.all().getLast().name()).startsWith("Å");
  }

  @Test
  void howFarApartTwoMunicipalitiesAreIsToldAsTheCrowFlies() {
    assertThat(list.kilometres(OSLO, new MunicipalityNumber("4601")).orElseThrow())
        .as("Oslo to Bergen")
        .isBetween(295, 315);
    assertThat(list.kilometres(OSLO, new MunicipalityNumber("5001")).orElseThrow())
        .as("Oslo to Trondheim")
        .isBetween(365, 405);
    assertThat(list.kilometres(OSLO, new MunicipalityNumber("3201")).orElseThrow())
        .as("Oslo to Bærum, next to it")
        .isBetween(5, 20);
    assertThat(list.kilometres(OSLO, OSLO)).hasValue(0);
    assertThat(list.kilometres(OSLO, new MunicipalityNumber("9999"))).isEmpty();
  }

  @Test
  void everyMunicipalityLiesSomewhereInNorway() {
    assertThat(list.all())
        .allMatch(m -> list.kilometres(OSLO, m.number()).orElseThrow() < 1_600)
        .allMatch(
            m -> m.number().equals(OSLO) || list.kilometres(OSLO, m.number()).orElseThrow() > 0);
  }
}
