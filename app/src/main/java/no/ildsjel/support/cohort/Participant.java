package no.ildsjel.support.cohort;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;

/**
 * An organisation that takes part.
 *
 * @param award the award it takes part by
 * @param name as it was when it came in
 * @param until the day its award ended early, or empty while it stands
 */
public record Participant(
    DecisionId award,
    CallId cohort,
    OrganisationNumber organisation,
    String name,
    Optional<MunicipalityNumber> municipality,
    LocalDate since,
    Optional<LocalDate> until) {

  /** True while its award stands. */
  public boolean active() {
    return until.isEmpty();
  }
}
