package no.ildsjel.support.needs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.OrganisationNumber;

/**
 * An organisation's picture of what it needs, being made or finished.
 *
 * @param closedAt when it was finished; until then everybody answers without seeing the others
 * @param shared true while the organisation lets its mentor see the sums
 * @param themes the areas the organisation has chosen to tell those who propose mentors about
 */
public record NeedsMap(
    NeedsMapId id,
    OrganisationNumber organisation,
    Occasion occasion,
    Instant openedAt,
    Optional<Instant> closedAt,
    boolean shared,
    List<String> themes) {

  public NeedsMap {
    themes = List.copyOf(themes);
  }

  /** True when nobody can answer any more. */
  public boolean closed() {
    return closedAt.isPresent();
  }
}
