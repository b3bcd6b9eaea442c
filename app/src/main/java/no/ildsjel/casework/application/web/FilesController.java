package no.ildsjel.casework.application.web;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.application.ApplicationForms;
import no.ildsjel.casework.application.ApplicationManagement;
import no.ildsjel.casework.application.SentIn;
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

/** Files of an application: handed in by the organisation, opened by it and by its officers. */
@Controller
class FilesController {

  private final ApplicationManagement applications;
  private final ApplicationForms asked;
  private final SentIn sentIn;
  private final Drafts drafts;
  private final Documents documents;
  private final UploadPages uploads;
  private final ApplicationPlaces places;

  FilesController(
      ApplicationManagement applications,
      ApplicationForms asked,
      SentIn sentIn,
      Drafts drafts,
      Documents documents,
      UploadPages uploads,
      ApplicationPlaces places) {
    this.applications = applications;
    this.asked = asked;
    this.sentIn = sentIn;
    this.drafts = drafts;
    this.documents = documents;
    this.uploads = uploads;
    this.places = places;
  }

  @Access(Who.ORGANISATION)
  @GetMapping("/soknader/{id}/filer/{question}")
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
  @PostMapping("/soknader/{id}/filer/{question}")
  String add(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String question,
      @RequestParam Optional<MultipartFile> fil,
      Model model)
      throws IOException {
    ApplicationView application = changeable(actor, id);
    UploadView upload = uploads.upload(page, places.filling(application), question);
    if (fil.isEmpty() || fil.get().isEmpty()) {
      return chooser(page, application, question, page.t("forms.file.none"), model);
    }
    Answer<DocumentView> stored =
        documents.store(
            actor,
            owner(application),
            Objects.requireNonNullElse(fil.get().getOriginalFilename(), "fil"),
            fil.get().getBytes());
    return switch (stored) {
      case Answer.Allowed<DocumentView>(DocumentView document) -> {
        drafts.attach(
            actor,
            application.draft(),
            asked.formOf(application),
            question,
            new AnswerValue.File(document.id().toString(), document.name(), document.bytes()));
        yield "redirect:" + upload.back();
      }
      case Answer.Refused<DocumentView>(var reason) ->
          chooser(page, application, question, page.refusal(reason), model);
    };
  }

  private String chooser(
      Page page, ApplicationView application, String question, String trouble, Model model) {
    model.addAttribute("upload", uploads.upload(page, places.filling(application), question));
    model.addAttribute("trouble", trouble);
    return "platform/forms/file";
  }

  private ApplicationView changeable(Actor.Person actor, UUID id) {
    ApplicationView application = find(actor, id);
    if (!actor.mandates().contains(application.organisation())
        || !applications.changeable(application)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return application;
  }

  @Access({Who.ORGANISATION, Who.CASE_OFFICER, Who.APPROVER})
  @GetMapping("/soknader/{id}/filer/{question}/{file}")
  ResponseEntity<byte[]> open(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String question,
      @PathVariable UUID file) {
    ApplicationView application = find(actor, id);
    boolean own = actor.mandates().contains(application.organisation());
    if (!own && !sentIn(application, question, file)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return documents
        .open(owner(application), new DocumentId(file))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Officers see what was sent in, and no file that was added or taken away since. */
  private boolean sentIn(ApplicationView application, String question, UUID file) {
    return sentIn
                .submission(application)
                .thaw(sentIn.form(application))
                .visibleAnswers()
                .get(question)
            instanceof AnswerValue.Files files
        && files.files().stream().anyMatch(f -> f.id().equals(file.toString()));
  }

  private static String owner(ApplicationView application) {
    return application.subject();
  }

  private ApplicationView find(Actor actor, UUID id) {
    return applications
        .visibleTo(actor, new ApplicationId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
