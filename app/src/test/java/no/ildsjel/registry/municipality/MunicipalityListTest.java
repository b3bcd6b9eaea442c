package no.ildsjel.registry.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.MunicipalityNumber;
import org.junit.jupiter.api.Test;

class MunicipalityListTest {

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
}
