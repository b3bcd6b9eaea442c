package no.ildsjel.grant.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;

/**
 * The simplified application for a later year of an award (§ 2-2 third paragraph).
 *
 * @param due the last day for it
 * @param said what the organisation said before there was a form for it
 * @param sequence how many times it has been sent in
 * @param sentAt when it was sent in last
 * @param assessment what an officer has said of what was sent in last
 */
public record SimplifiedApplication(
    DecisionId award,
    int grantYear,
    OrganisationNumber organisation,
    AdministratorId administrator,
    String form,
    int formVersion,
    DraftId draft,
    LocalDate due,
    Optional<String> said,
    int sequence,
    Optional<Instant> sentAt,
    Optional<Assessment> assessment) {

  /**
   * The yearly assessment (§ 2-5).
   *
   * @param met true when what is asked for a further year is met
   * @param words why
   */
  public record Assessment(boolean met, String words, PersonId by, Instant at) {}

  /** True when it has been sent in. */
  public boolean sent() {
    return sequence > 0;
  }

  /** True when it is not in and its last day has passed. */
  public boolean late(LocalDate today) {
    return !sent() && due.isBefore(today);
  }
}
