package no.ildsjel.grant.reporting.web;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.forms.web.UploadPages;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files of a report: handed in by the organisation, opened by it and by its officers. */
@Controller
class ReportFilesController {

  private final ReportManagement reports;
  private final ReportOffice office;
  private final ReportPlaces places;
  private final UploadPages uploads;

  ReportFilesController(
      ReportManagement reports, ReportOffice office, ReportPlaces places, UploadPages uploads) {
    this.reports = reports;
    this.office = office;
    this.places = places;
    this.uploads = uploads;
  }

  @Access(Who.ORGANISATION)
  @GetMapping("/rapporter/{id}/filer/{question}")
  String choose(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String question,
      Model model) {
    return uploads.choose(page, places.filling(changeable(actor, id)), question, model);
  }

  @Access(Who.ORGANISATION)
  @Limited(value = "upload", perMinute = 30)
  @PostMapping("/rapporter/{id}/filer/{question}")
  String add(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String question,
      @RequestParam Optional<MultipartFile> fil,
      Model model)
      throws IOException {
    ReportView report = changeable(actor, id);
    return uploads.add(page, actor, places.filling(report), report.subject(), question, fil, model);
  }

  @Access(Who.ORGANISATION)
  @GetMapping("/rapporter/{id}/filer/{question}/{file}")
  ResponseEntity<byte[]> open(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String question,
      @PathVariable UUID file) {
    return uploads.open(places.own(actor, id).subject(), file);
  }

  /** Officers see what was handed in, and no file that was added or taken away since. */
  @Access({Who.CASE_OFFICER, Who.APPROVER})
  @GetMapping("/saker/rapporter/{id}/filer/{question}/{file}")
  ResponseEntity<byte[]> openForOfficer(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String question,
      @PathVariable UUID file) {
    ReportView report =
        office
            .visible(actor, new ReportId(id))
            .filter(r ->
                reports
                    .sent(r)
                    .map(s -> s.answers().thaw(reports.form(r)))
                    .filter(s -> UploadPages.handedIn(s, question, file))
                    .isPresent())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return uploads.open(report.subject(), file);
  }

  private ReportView changeable(Actor.Person actor, UUID id) {
    ReportView report = places.own(actor, id);
    if (!report.state().changeable()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return report;
  }
}
