package no.ildsjel.casework;

import java.time.Instant;
import java.util.Optional;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;

/**
 * An application as others see it.
 *
 * @param number the case number, once it is sent in
 * @param title what it is about, as it was when it was sent in
 * @param amountSought likewise
 * @param eligibility what eligibility came to when it was sent in
 */
public record ApplicationView(
    ApplicationId id,
    Optional<String> number,
    CallId call,
    AdministratorId administrator,
    SchemeId scheme,
    int schemeVersion,
    String kind,
    int grantYear,
    OrganisationNumber organisation,
    String organisationName,
    Optional<MunicipalityNumber> municipality,
    String form,
    int formVersion,
    DraftId draft,
    ApplicationState state,
    PersonId startedBy,
    Optional<Instant> submittedAt,
    Optional<String> title,
    Optional<String> summary,
    Optional<Money> amountSought,
    Optional<Eligibility.Result> eligibility) {

  /** The subject under which its acts stand in the archive. */
  public String subject() {
    return "application:" + id;
  }
}
