package no.ildsjel.registry;

import java.util.Optional;
import no.ildsjel.shared.MunicipalityNumber;

/**
 * A municipality of the 2024 division.
 *
 * @param number municipality number
 * @param name its Norwegian name
 * @param samiName its Sami name, where the source gives that one
 * @param county the county it lies in
 */
public record MunicipalityView(
    MunicipalityNumber number, String name, Optional<String> samiName, CountyView county) {

  /** Both names where there are two: Karasjok (Kárášjohka). */
  public String fullName() {
    return samiName.map(s -> name + " (" + s + ")").orElse(name);
  }
}
