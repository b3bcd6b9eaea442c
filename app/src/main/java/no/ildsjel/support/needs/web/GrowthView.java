package no.ildsjel.support.needs.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.LocalText;

/**
 * How what works has changed, from the first conversation to the last.
 *
 * @param first the day of the first
 * @param last the day of the last
 */
public record GrowthView(LocalDate first, LocalDate last, List<Line> lines) {

  /**
   * An area.
   *
   * @param before how much worked, of a hundred, where it was answered
   * @param after likewise
   */
  public record Line(LocalText name, Optional<Integer> before, Optional<Integer> after) {

    /** How much it has changed, where both are known. */
    public Optional<Integer> change() {
      return before.flatMap(b -> after.map(a -> a - b));
    }
  }
}
