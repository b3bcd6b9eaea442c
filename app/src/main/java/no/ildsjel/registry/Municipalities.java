package no.ildsjel.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

  /**
   * How far apart two municipalities are, from the middle of one to the middle of the other.
   *
   * @return whole kilometres as the crow flies, which is no travel time; 0 for one and the same,
   *     empty when one of them is not of this division
   */
  OptionalInt kilometres(MunicipalityNumber one, MunicipalityNumber other);

  /** All, sorted by name the Norwegian way. */
  List<MunicipalityView> all();

  /** All counties, by number. */
  List<CountyView> counties();

  /** Those whose Norwegian or Sami name begins so, whatever the case. */
  List<MunicipalityView> beginningWith(String letters);
}
