package no.ildsjel.grant.reporting.web;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentResponse;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.web.UploadPages;
import no.ildsjel.platform.forms.web.UploadView;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
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
  private final Drafts drafts;
  private final Documents documents;
  private final UploadPages uploads;

  ReportFilesController(
      ReportManagement reports,
      ReportOffice office,
      ReportPlaces places,
      Drafts drafts,
      Documents documents,
      UploadPages uploads) {
    this.reports = reports;
    this.office = office;
    this.places = places;
    this.drafts = drafts;
    this.documents = documents;
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
    return chooser(page, changeable(actor, id), question, "", model);
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
    UploadView upload = uploads.upload(page, places.filling(report), question);
    if (fil.isEmpty() || fil.get().isEmpty()) {
      return chooser(page, report, question, page.t("forms.file.none"), model);
    }
    Answer<DocumentView> stored =
        documents.store(
            actor,
            report.subject(),
            Objects.requireNonNullElse(fil.get().getOriginalFilename(), "fil"),
            fil.get().getBytes());
    return switch (stored) {
      case Answer.Allowed<DocumentView>(DocumentView document) -> {
        drafts.attach(
            actor,
            report.draft(),
            reports.form(report),
            question,
            new AnswerValue.File(document.id().toString(), document.name(), document.bytes()));
        yield "redirect:" + upload.back();
      }
      case Answer.Refused<DocumentView>(var reason) ->
          chooser(page, report, question, page.refusal(reason), model);
    };
  }

  @Access(Who.ORGANISATION)
  @GetMapping("/rapporter/{id}/filer/{question}/{file}")
  ResponseEntity<byte[]> open(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String question,
      @PathVariable UUID file) {
    return hand(places.own(actor, id), file);
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
                            .map(s ->
                                s.answers().thaw(reports.form(r)).visibleAnswers().get(question))
                            .orElse(null)
                        instanceof AnswerValue.Files files
                    && files.files().stream().anyMatch(f -> f.id().equals(file.toString())))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return hand(report, file);
  }

  private ResponseEntity<byte[]> hand(ReportView report, UUID file) {
    return documents
        .open(report.subject(), new DocumentId(file))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String chooser(
      Page page, ReportView report, String question, String trouble, Model model) {
    model.addAttribute("upload", uploads.upload(page, places.filling(report), question));
    model.addAttribute("trouble", trouble);
    return "platform/forms/file";
  }

  private ReportView changeable(Actor.Person actor, UUID id) {
    ReportView report = places.own(actor, id);
    if (!report.state().changeable()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return report;
  }
}
