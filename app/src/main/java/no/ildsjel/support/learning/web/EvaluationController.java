package no.ildsjel.support.learning.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentResponse;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.web.Filling;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.learning.Certificates;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.Evaluations;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUps;
import no.ildsjel.support.learning.YearPlan;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What those who were there say, and what they get. */
@Controller
@Access(Who.ORGANISATION)
class EvaluationController {

  private final YearPlan plan;
  private final SignUps signUps;
  private final Evaluations evaluations;
  private final FormPages forms;
  private final Documents documents;
  private final Certificates certificates;

  EvaluationController(
      YearPlan plan,
      SignUps signUps,
      Evaluations evaluations,
      FormPages forms,
      Documents documents,
      Certificates certificates) {
    this.plan = plan;
    this.signUps = signUps;
    this.evaluations = evaluations;
    this.forms = forms;
    this.documents = documents;
    this.certificates = certificates;
  }

  @PostMapping("/kurs/{id}/evaluering")
  String begin(Actor.Person actor, @PathVariable UUID id) {
    CourseEvent event = require(actor, id);
    return evaluations.draft(actor, event).isPresent()
        ? "redirect:/kurs/"
            + id
            + "/evaluering/skjema/"
            + evaluations.form().definition().pages().getFirst().id()
        : "redirect:/kurs/" + id;
  }

  @GetMapping("/kurs/{id}/evaluering/skjema/{part}")
  String part(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      @RequestParam Optional<String> sjekk,
      Model model) {
    CourseEvent event = require(actor, id);
    Optional<DraftId> draft = evaluations.draft(actor, event);
    if (draft.isEmpty()) {
      return "redirect:/kurs/" + id;
    }
    model.addAttribute("back", "/kurs/" + id);
    model.addAttribute("form", forms.page(page, filling(id, draft.get()), part, sjekk.isPresent()));
    return "support/learning/form";
  }

  @PostMapping("/kurs/{id}/evaluering/skjema/{part}")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      HttpServletRequest request,
      Model model) {
    CourseEvent event = require(actor, id);
    Optional<DraftId> draft = evaluations.draft(actor, event);
    if (draft.isEmpty()) {
      return "redirect:/kurs/" + id;
    }
    model.addAttribute("back", "/kurs/" + id);
    return forms
        .post(page, actor, filling(id, draft.get()), part, request)
        .view(model, "support/learning/form");
  }

  @GetMapping("/kurs/{id}/evaluering/oppsummering")
  String summary(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    CourseEvent event = require(actor, id);
    Optional<DraftId> draft = evaluations.draft(actor, event);
    if (draft.isEmpty()) {
      return "redirect:/kurs/" + id;
    }
    model.addAttribute("back", "/kurs/" + id);
    model.addAttribute("action", "/kurs/" + id + "/evaluering/levering");
    model.addAttribute("words", "learning.evaluation.");
    model.addAttribute("mentorMay", false);
    model.addAttribute("summary", forms.summary(page, filling(id, draft.get())));
    return "support/learning/summary";
  }

  @PostMapping("/kurs/{id}/evaluering/levering")
  String handIn(Actor.Person actor, @PathVariable UUID id) {
    Answer<EventId> answer = evaluations.handIn(actor, require(actor, id));
    return "redirect:/kurs/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason)
            ? "?avslag=" + reason.code()
            : "?gjort=EVALUATED");
  }

  private Filling filling(UUID id, DraftId draft) {
    String home = "/kurs/" + id + "/evaluering";
    return new Filling(
        new FormPlace(home + "/skjema", home + "/oppsummering", home + "/filer"),
        draft,
        evaluations.form(draft),
        Map.of());
  }

  @GetMapping("/kurs/{id}/materiell/{file}")
  ResponseEntity<byte[]> material(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID file) {
    CourseEvent event = event(id);
    if (parties(actor, event).stream().noneMatch(SignUp::present)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return documents
        .open(event.subject(), new DocumentId(file))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/kurs/{id}/kursbevis/{person}")
  ResponseEntity<byte[]> certificate(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID person) {
    CourseEvent event = event(id);
    return DoorController.certificate(certificates, event, parties(actor, event), person);
  }

  private List<SignUp> parties(Actor.Person actor, CourseEvent event) {
    return signUps.standing(actor, event).parties();
  }

  /** The event, for a person who was there. */
  private CourseEvent require(Actor.Person actor, UUID id) {
    CourseEvent event = event(id);
    if (evaluations.answered(actor, parties(actor, event), event.id()).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return event;
  }

  private CourseEvent event(UUID id) {
    return plan.find(new EventId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
