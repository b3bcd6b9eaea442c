package no.ildsjel.support.mentors;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.ildsjel.shared.OrganisationNumber;

/**
 * A half hour that is asked for and nobody has said yes to.
 *
 * @param times when it suits the one who asks, the first first; those that have passed are left out
 */
public record OpenAsk(
    UUID id,
    OrganisationNumber organisation,
    String name,
    String theme,
    OpenSlot.Way way,
    List<Instant> times) {

  /** The most times one can name. */
  public static final int MOST_TIMES = 3;

  public OpenAsk {
    times = List.copyOf(times);
  }

  /** True when the same is asked for at the same times. */
  boolean sameAs(OpenAsk other) {
    return theme.equals(other.theme) && way == other.way && times.equals(other.times);
  }
}
