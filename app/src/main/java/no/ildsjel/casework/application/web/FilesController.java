package no.ildsjel.casework.application.web;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.application.ApplicationManagement;
import no.ildsjel.casework.application.SentIn;
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

/** Files of an application: handed in by the organisation, opened by it and by its officers. */
@Controller
class FilesController {

  private final ApplicationManagement applications;
  private final SentIn sentIn;
  private final UploadPages uploads;
  private final ApplicationPlaces places;

  FilesController(
      ApplicationManagement applications,
      SentIn sentIn,
      UploadPages uploads,
      ApplicationPlaces places) {
    this.applications = applications;
    this.sentIn = sentIn;
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
    return uploads.choose(page, places.filling(changeable(actor, id)), question, model);
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
    return uploads.add(
        page, actor, places.filling(application), application.subject(), question, fil, model);
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
    return uploads.open(application.subject(), file);
  }

  /** Officers see what was sent in, and no file that was added or taken away since. */
  private boolean sentIn(ApplicationView application, String question, UUID file) {
    return UploadPages.handedIn(
        sentIn.submission(application).thaw(sentIn.form(application)), question, file);
  }

  private ApplicationView find(Actor actor, UUID id) {
    return applications
        .visibleTo(actor, new ApplicationId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
