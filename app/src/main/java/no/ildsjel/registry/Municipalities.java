package no.ildsjel.registry;

import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.MunicipalityNumber;

/** Municipalities and counties of the 2024 division. */
public interface Municipalities {

  Optional<MunicipalityView> find(MunicipalityNumber number);

  /** The Norwegian name, or the number itself when it is not of this division. */
  default String name(MunicipalityNumber number) {
    return find(number).map(MunicipalityView::name).orElse(number.value());
  }

  /** The county of a municipality. */
  default Optional<CountyView> county(MunicipalityNumber number) {
    return find(number).map(MunicipalityView::county);
  }

  /** All, sorted by name the Norwegian way. */
  List<MunicipalityView> all();

  /** All counties, by number. */
  List<CountyView> counties();

  /** Those whose Norwegian or Sami name begins so, whatever the case. */
  List<MunicipalityView> beginningWith(String letters);
}
