package no.ildsjel.grant.payment;

import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;

/**
 * An award to be paid, as it was when it was decided.
 *
 * @param number the case number
 * @param amount what is promised for the grant year
 * @param years how many it is for, those included that are not promised yet; ended early, none of
 *     those
 */
public record AwardView(
    DecisionId id,
    ApplicationId application,
    String number,
    OrganisationNumber organisation,
    String organisationName,
    AdministratorId administrator,
    FrameId frame,
    SchemeId scheme,
    String kind,
    int grantYear,
    Money amount,
    int years) {

  /** An award as it was decided in a call. */
  public static AwardView of(DecisionView decision, CallView call) {
    ApplicationView application = decision.application();
    return new AwardView(
        decision.id(),
        application.id(),
        application.number().orElse(""),
        application.organisation(),
        application.organisationName(),
        application.administrator(),
        call.frame(),
        application.scheme(),
        application.kind(),
        call.grantYear(),
        decision.amount(),
        decision.years());
  }

  /** The subject under which its acts stand in the archive: the case's. */
  public String subject() {
    return "application:" + application;
  }
}
