package no.ildsjel.support.learning.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentResponse;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.Evaluations;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.ExerciseWork;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.TravelClaim;
import no.ildsjel.support.learning.TravelClaims;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What learners hand in, what those who were there thought, and travel, for who holds the event.
 */
@Controller
@Access({Who.CASE_OFFICER, Who.COURSE_PROVIDER})
class FollowController {

  /** The one form where a hand-in is read. */
  private static final String ANSWER = "svar";

  private final EventOffice office;
  private final EventLines lines;
  private final Exercises exercises;
  private final Evaluations evaluations;
  private final TravelClaims travel;
  private final Documents documents;
  private final FormPages forms;
  private final People people;
  private final Organisations organisations;

  FollowController(
      EventOffice office,
      EventLines lines,
      Exercises exercises,
      Evaluations evaluations,
      TravelClaims travel,
      Documents documents,
      FormPages forms,
      People people,
      Organisations organisations) {
    this.office = office;
    this.lines = lines;
    this.exercises = exercises;
    this.evaluations = evaluations;
    this.travel = travel;
    this.documents = documents;
    this.forms = forms;
    this.people = people;
    this.organisations = organisations;
  }

  @GetMapping("/saker/kurs/{id}/ovinger")
  String handedIn(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    CourseEvent event = shown(actor, id, model);
    List<ExerciseWork> works = exercises.handedIn(actor, event);
    model.addAttribute("works", works);
    model.addAttribute("exercises", exercises.of(event));
    model.addAttribute("names", people.namesOf(ExerciseWork.people(works)));
    model.addAttribute("organisations", names(works));
    return "support/learning/office-exercises";
  }

  private Map<OrganisationNumber, String> names(List<ExerciseWork> works) {
    return organisations.namesOf(
        works.stream()
            .map(ExerciseWork::organisation)
            .collect(java.util.stream.Collectors.toSet()));
  }

  @GetMapping("/saker/kurs/{id}/ovinger/{work}")
  String handIn(
      Page page, Actor.Person actor, @PathVariable UUID id, @PathVariable UUID work, Model model) {
    CourseEvent event = shown(actor, id, model);
    return reading(page, work(actor, event, work), Retyped.NOTHING, "", model);
  }

  private String reading(
      Page page, ExerciseWork found, Retyped typed, String refusal, Model model) {
    model.addAttribute("work", found);
    model.addAttribute(
        "answers",
        forms.answers(
            page,
            new FormPlace("", "", "", true),
            exercises.form(found),
            found.last().orElseThrow().submission()));
    model.addAttribute("names", people.namesOf(ExerciseWork.people(List.of(found))));
    model.addAttribute("organisations", names(List.of(found)));
    model.addAttribute("title", exercises.form(found).definition().title());
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/learning/office-exercise";
  }

  @PostMapping("/saker/kurs/{id}/ovinger/{work}/tilbakemelding")
  String answer(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID work,
      @RequestParam UUID levering,
      @RequestParam ExerciseWork.Verdict utfall,
      @RequestParam(defaultValue = "") String ord,
      Model model) {
    CourseEvent event = shown(actor, id, model);
    ExerciseWork found = work(actor, event, work);
    return exercises.answer(actor, event, work, levering, utfall, ord)
            instanceof Answer.Refused<?>(var reason)
        ? reading(
            page,
            found,
            new Retyped(ANSWER, Map.of("ord", ord, "utfall", utfall.name())),
            reason.code(),
            model)
        : "redirect:/saker/kurs/" + id + "/ovinger";
  }

  private ExerciseWork work(Actor.Person actor, CourseEvent event, UUID work) {
    return exercises.handedIn(actor, event).stream()
        .filter(w -> w.id().equals(work))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/saker/kurs/{id}/evaluering")
  String evaluation(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    model.addAttribute("result", evaluations.result(actor, shown(actor, id, model)));
    model.addAttribute("fewest", Evaluations.FEWEST);
    model.addAttribute("step", Evaluations.STEP);
    return "support/learning/office-evaluation";
  }

  @Access(Who.CASE_OFFICER)
  @GetMapping("/saker/kurs/{id}/reise")
  String travel(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    return claims(actor, id, Retyped.NOTHING, "", model);
  }

  private String claims(Actor.Person actor, UUID id, Retyped typed, String refusal, Model model) {
    List<TravelClaim> claims = travel.all(actor, officers(actor, shown(actor, id, model)));
    model.addAttribute("claims", claims);
    model.addAttribute(
        "receipts", documents.ofMany(claims.stream().map(TravelClaim::receiptsOwner).toList()));
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/learning/office-travel";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/kurs/{id}/reise/{claim}")
  String answer(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID claim,
      @RequestParam long belop,
      @RequestParam TravelClaim.State svar,
      @RequestParam(defaultValue = "") String ord,
      Model model) {
    CourseEvent event = officers(actor, require(actor, id));
    if (svar == TravelClaim.State.SENT) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return travel.answer(actor, event, claim, belop, svar, ord)
            instanceof Answer.Refused<?>(var reason)
        ? claims(actor, id, new Retyped(claim.toString(), Map.of("ord", ord)), reason.code(), model)
        : "redirect:/saker/kurs/" + id + "/reise";
  }

  @Access(Who.CASE_OFFICER)
  @GetMapping("/saker/kurs/{id}/reise/{claim}/kvitteringer/{file}")
  ResponseEntity<byte[]> receipt(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID claim,
      @PathVariable UUID file) {
    return travel.all(actor, officers(actor, require(actor, id))).stream()
        .filter(c -> c.id().equals(claim))
        .findFirst()
        .flatMap(c -> documents.open(c.receiptsOwner(), new DocumentId(file)))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CourseEvent shown(Actor.Person actor, UUID id, Model model) {
    CourseEvent event = require(actor, id);
    model.addAttribute("line", lines.of(List.of(event), List.of()).getFirst());
    model.addAttribute("officer", office.officer(actor, event));
    return event;
  }

  private CourseEvent require(Actor.Person actor, UUID id) {
    return office
        .find(actor, new EventId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CourseEvent officers(Actor.Person actor, CourseEvent event) {
    if (!office.officer(actor, event)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return event;
  }
}
