package no.ildsjel.support.learning.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventChoices;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventKind;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUps;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where officers make events, and where those who hold them see who comes. */
@Controller
@Access({Who.CASE_OFFICER, Who.COURSE_PROVIDER})
class EventOfficeController {

  private static final int USUAL_PER_ORGANISATION = 2;

  private final EventOffice office;
  private final EventChoices choices;
  private final SignUps signUps;
  private final EventLines lines;
  private final People people;
  private final Roles roles;
  private final Exercises exercises;

  EventOfficeController(
      EventOffice office,
      EventChoices choices,
      SignUps signUps,
      EventLines lines,
      People people,
      Roles roles,
      Exercises exercises) {
    this.office = office;
    this.choices = choices;
    this.signUps = signUps;
    this.lines = lines;
    this.people = people;
    this.roles = roles;
    this.exercises = exercises;
  }

  @GetMapping("/saker/kurs")
  String all(Page page, Actor.Person actor, Model model) {
    List<EventLine> coming = new ArrayList<>();
    List<EventLine> over = new ArrayList<>();
    lines
        .of(office.all(actor), List.of())
        .forEach(l -> (l.event().over(l.moment()) ? over : coming).add(l));
    model.addAttribute("coming", coming);
    model.addAttribute("over", over.reversed());
    model.addAttribute("officer", !choices.administrators(actor).isEmpty());
    return "support/learning/office-all";
  }

  @Access(Who.CASE_OFFICER)
  @GetMapping("/saker/kurs/ny")
  String blank(Page page, Actor.Person actor, Model model) {
    List<Cohort> cohorts = choices.cohorts(actor);
    int most =
        cohorts.stream()
            .findFirst()
            .map(c -> c.support().perOrganisation())
            .orElse(USUAL_PER_ORGANISATION);
    return typing(
        actor, model, TypedEvent.blank(most), Optional.empty(), UUID.randomUUID(), List.of());
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/kurs")
  String draft(
      Page page,
      Actor.Person actor,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    TypedEvent typed = new TypedEvent(fields);
    UUID key = TypedEvent.id(typed.get("nokkel")).orElseGet(UUID::randomUUID);
    List<String> problems = typed.problems();
    Optional<Cohort> cohort =
        TypedEvent.id(typed.get("program"))
            .flatMap(id ->
                choices.cohorts(actor).stream()
                    .filter(c -> c.call().equals(new CallId(id)))
                    .findFirst());
    Optional<AdministratorId> administrator =
        cohort
            .map(Cohort::administrator)
            .or(() ->
                choices.administrators(actor).stream()
                    .filter(a -> a.value().equals(typed.get("program")))
                    .findFirst());
    if (administrator.isEmpty()) {
      problems.add("learning-office.problem.programme");
    }
    if (problems.isEmpty()) {
      Answer<EventId> answer =
          office.draft(
              actor,
              new EventId(key),
              administrator.orElseThrow(),
              cohort.map(Cohort::call),
              typed.plan(cohort.isPresent()));
      if (answer instanceof Answer.Refused<?>(var reason)) {
        problems.add("refusal." + reason.code());
      } else {
        return "redirect:/saker/kurs/" + key;
      }
    }
    return typing(actor, model, typed, Optional.empty(), key, problems);
  }

  @GetMapping("/saker/kurs/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    return one(actor, require(actor, id), Retyped.NOTHING, avslag.orElse(""), model);
  }

  private String one(
      Actor.Person actor, CourseEvent event, Retyped typed, String refusal, Model model) {
    List<SignUp> all = office.signUps(actor, event);
    model.addAttribute("line", lines.of(List.of(event), List.of()).getFirst());
    model.addAttribute("officer", office.officer(actor, event));
    model.addAttribute("coming", all.stream().filter(s -> s.state().holds()).toList());
    model.addAttribute(
        "waiting", all.stream().filter(s -> s.state().active() && !s.state().holds()).toList());
    model.addAttribute("gone", all.stream().filter(s -> !s.state().active()).count());
    model.addAttribute(
        "provider",
        event.provider().map(p -> people.namesOf(List.of(p)).getOrDefault(p, "")).orElse(""));
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/learning/office-one";
  }

  @GetMapping("/saker/kurs/{id}/rediger")
  String edit(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    CourseEvent event = require(actor, id);
    return typing(actor, model, TypedEvent.of(event), Optional.of(event), id, List.of());
  }

  @PostMapping("/saker/kurs/{id}")
  String change(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    CourseEvent event = require(actor, id);
    TypedEvent typed = new TypedEvent(fields);
    List<String> problems = typed.problems();
    if (problems.isEmpty()) {
      Answer<EventId> answer =
          office.change(actor, event.id(), typed.plan(event.cohort().isPresent()));
      if (answer instanceof Answer.Refused<?>(var reason)) {
        problems.add("refusal." + reason.code());
      } else {
        return "redirect:/saker/kurs/" + id;
      }
    }
    return typing(actor, model, typed, Optional.of(event), id, problems);
  }

  private String typing(
      Actor.Person actor,
      Model model,
      TypedEvent typed,
      Optional<CourseEvent> event,
      UUID key,
      List<String> problems) {
    boolean officer = event.map(e -> office.officer(actor, e)).orElse(true);
    model.addAttribute("typed", typed);
    model.addAttribute("event", event);
    model.addAttribute("key", key);
    model.addAttribute("problems", problems);
    model.addAttribute("officer", officer);
    model.addAttribute("kinds", List.of(EventKind.values()));
    model.addAttribute("cohorts", event.isPresent() ? List.of() : choices.cohorts(actor));
    model.addAttribute(
        "administrators",
        event.isPresent()
            ? List.of()
            : roles.administrators().stream()
                .filter(a -> choices.administrators(actor).contains(a.id()))
                .toList());
    model.addAttribute("providers", officer ? choices.providers(actor) : List.of());
    model.addAttribute("exercises", exercises.all());
    return "support/learning/office-form";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/kurs/{id}/publisering")
  String publish(Actor.Person actor, @PathVariable UUID id) {
    return back(id, office.publish(actor, officers(actor, id).id()));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/kurs/{id}/avlysning")
  String cancel(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String grunn,
      Model model) {
    CourseEvent event = officers(actor, id);
    return office.cancel(actor, event.id(), grunn) instanceof Answer.Refused<?>(var reason)
        ? one(actor, event, new Retyped("avlysning", Map.of("grunn", grunn)), reason.code(), model)
        : "redirect:/saker/kurs/" + id;
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/kurs/{id}/sletting")
  String discard(Actor.Person actor, @PathVariable UUID id) {
    return office.discard(actor, officers(actor, id).id()) instanceof Answer.Refused<?>(var reason)
        ? "redirect:/saker/kurs/" + id + "?avslag=" + reason.code()
        : "redirect:/saker/kurs";
  }

  @PostMapping("/saker/kurs/{id}/pameldinger/{party}/avmelding")
  String withdraw(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID party,
      @RequestParam String grunn) {
    CourseEvent event = require(actor, id);
    if (office.signUps(actor, event).stream().noneMatch(s -> s.id().equals(party))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return back(id, signUps.withdraw(actor, event.id(), party, grunn));
  }

  private CourseEvent require(Actor.Person actor, UUID id) {
    return office
        .find(actor, new EventId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CourseEvent officers(Actor.Person actor, UUID id) {
    CourseEvent event = require(actor, id);
    if (!office.officer(actor, event)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return event;
  }

  private static String back(UUID id, Answer<?> answer) {
    return "redirect:/saker/kurs/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }
}
