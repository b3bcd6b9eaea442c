package no.ildsjel.support.cohort;

import java.time.LocalDate;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.LocalText;

/**
 * Those who came in by the same call.
 *
 * @param call the call, which is also the cohort's id
 * @param starts the day the first of them accepted
 * @param ends the last day of the last grant year
 * @param support what comes with the money, in the version the call was announced with
 */
public record Cohort(
    CallId call,
    AdministratorId administrator,
    LocalText title,
    int grantYear,
    LocalDate starts,
    LocalDate ends,
    Scheme.Support support) {

  /** The subject under which its acts stand in the archive. */
  public String subject() {
    return "cohort:" + call;
  }
}
