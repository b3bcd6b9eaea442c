package no.ildsjel.grant.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.ReportId;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;

/**
 * A report.
 *
 * @param requirement which of the scheme's reports it is
 * @param due the last day to hand it in
 * @param unused what was not used, once it has been handed in
 * @param keeps true when the organisation asks to use that in the year after
 */
public record ReportView(
    ReportId id,
    DecisionId award,
    int grantYear,
    String requirement,
    OrganisationNumber organisation,
    AdministratorId administrator,
    String form,
    int formVersion,
    DraftId draft,
    LocalDate due,
    ReportState state,
    Optional<Instant> sentAt,
    Optional<Money> unused,
    boolean keeps) {

  /** What its files belong to, and where its acts stand beside the case's. */
  public String subject() {
    return "report:" + id;
  }

  /** True when it should have been handed in. */
  public boolean overdue(LocalDate today) {
    return state.changeable() && due.isBefore(today);
  }
}
