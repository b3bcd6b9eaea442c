package no.ildsjel.platform.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LixTest {

  @Test
  void countsWordsSentencesAndLongWords() {
    Lix lix = Lix.of("Vi søker om 110 000 kr. Pengene går til språkkafé!", Set.of());
    assertThat(lix).isEqualTo(new Lix(9, 2, 2));
    assertThat(lix.value()).isEqualTo(27);
  }

  @Test
  void termsReadersKnowCountAsShort() {
    assertThat(Lix.of("Pengene går til språkkafé.", Set.of("språkkafé")).longWords()).isEqualTo(1);
  }

  @Test
  void aTextWithoutAFullStopIsOneSentenceAndNoTextIsNothing() {
    assertThat(Lix.of("Hva heter dere", Set.of())).isEqualTo(new Lix(3, 1, 0));
    assertThat(Lix.of("", Set.of()).value()).isZero();
  }

  @Test
  void officesWriteHard() {
    assertThat(
            Lix.of(
                    "Tilskuddsmottakeren forplikter seg gjennom akseptbrevet til å dokumentere"
                        + " måloppnåelse i henhold til regelverkets rapporteringskrav.",
                    Set.of())
                .value())
        .isGreaterThan(55);
  }
}
