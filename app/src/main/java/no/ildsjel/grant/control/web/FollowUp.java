package no.ildsjel.grant.control.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.grant.control.CarryOver;
import no.ildsjel.grant.control.ChangeManagement;
import no.ildsjel.grant.control.ClaimManagement;
import no.ildsjel.grant.control.ClaimView;
import no.ildsjel.grant.control.ClosingManagement;
import no.ildsjel.grant.control.ConditionManagement;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.grant.control.ControlView;
import no.ildsjel.grant.control.NextYear;
import no.ildsjel.grant.control.ReportApproval;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportView;
import org.springframework.stereotype.Component;

/** All that is to be followed up of one award, as both sides see it. */
public record FollowUp(
    AwardView award,
    List<ReportView> reports,
    List<ConditionManagement.Standing> conditions,
    List<ChangeManagement.Change> changes,
    List<ControlView> controls,
    List<ClaimView> claims,
    List<CarryOver> kept,
    List<NextYear.Later> later,
    Optional<ClosingManagement.Closed> closed) {

  /** Reads it. */
  @Component
  static class Reader {

    private final ReportManagement reports;
    private final ConditionManagement conditions;
    private final ChangeManagement changes;
    private final ControlManagement controls;
    private final ClaimManagement claims;
    private final ReportApproval approval;
    private final NextYear next;
    private final ClosingManagement closing;

    Reader(
        ReportManagement reports,
        ConditionManagement conditions,
        ChangeManagement changes,
        ControlManagement controls,
        ClaimManagement claims,
        ReportApproval approval,
        NextYear next,
        ClosingManagement closing) {
      this.reports = reports;
      this.conditions = conditions;
      this.changes = changes;
      this.controls = controls;
      this.claims = claims;
      this.approval = approval;
      this.next = next;
      this.closing = closing;
    }

    FollowUp of(AwardView award) {
      return new FollowUp(
          award,
          reports.of(award.id()),
          conditions.of(award),
          changes.of(award.id()),
          controls.of(award.id()),
          claims.of(award.id()),
          approval.of(award.id()),
          next.of(award.id()),
          closing.of(award));
    }
  }
}
