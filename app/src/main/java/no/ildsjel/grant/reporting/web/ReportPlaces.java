package no.ildsjel.grant.reporting.web;

import java.util.UUID;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.forms.web.Filling;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Where the form of a report is filled in, and by whom. */
@Component
public class ReportPlaces {

  private final ReportManagement reports;

  ReportPlaces(ReportManagement reports) {
    this.reports = reports;
  }

  ReportView own(Actor.Person actor, UUID id) {
    return reports
        .own(actor, new ReportId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  Filling filling(ReportView report) {
    return filling(report, "/rapporter/" + report.id());
  }

  /** Where it is found below an address, for those who read it. */
  public Filling filling(ReportView report, String base) {
    return new Filling(
        new FormPlace(
            base + "/skjema",
            base + "/oppsummering",
            base + "/filer",
            !report.state().changeable()),
        report.draft(),
        reports.form(report),
        reports.inputs(report));
  }
}
