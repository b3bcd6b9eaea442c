package no.ildsjel.support.mentors;

import java.util.Optional;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.MunicipalityNumber;

/**
 * How far apart two organisations are: from the middle of one's municipality to the middle of the
 * other's, as the crow flies. Mountains, fjords and timetables are not in it.
 *
 * @param kilometres 0 in one and the same municipality, and only there
 */
public record Distance(int kilometres) {

  /** Below this it is told to the nearest five kilometres, from here on to the nearest ten. */
  private static final int FAR_ENOUGH_FOR_TENS = 50;

  /** Empty when it is not known where one of them is. */
  public static Optional<Distance> between(Profile one, Profile other, Municipalities all) {
    if (one.municipality().isEmpty() || other.municipality().isEmpty()) {
      return Optional.empty();
    }
    MunicipalityNumber here = one.municipality().get();
    MunicipalityNumber there = other.municipality().get();
    if (here.equals(there)) {
      return Optional.of(new Distance(0));
    }
    return all.kilometres(here, there).stream()
        .mapToObj(km -> new Distance(Math.max(1, km)))
        .findFirst();
  }

  public boolean sameMunicipality() {
    return kilometres == 0;
  }

  /** As it is told: no more exact than midpoints of municipalities are. */
  public int told() {
    int step = kilometres < FAR_ENOUGH_FOR_TENS ? 5 : 10;
    return sameMunicipality() ? 0 : Math.max(step, Math.round((float) kilometres / step) * step);
  }
}
