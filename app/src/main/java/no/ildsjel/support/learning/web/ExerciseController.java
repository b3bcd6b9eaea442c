package no.ildsjel.support.learning.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.forms.web.Filling;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.Exercise;
import no.ildsjel.support.learning.ExerciseWork;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.MentorReading;
import no.ildsjel.support.learning.YearPlan;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where a learner works on an exercise, hands it in and reads what is said of it, and where its
 * mentor reads what it was let read.
 */
@Controller
@Access(Who.ORGANISATION)
class ExerciseController {

  private final YearPlan plan;
  private final Exercises exercises;
  private final MentorReading reading;
  private final FormPages forms;
  private final People people;
  private final Organisations organisations;

  ExerciseController(
      YearPlan plan,
      Exercises exercises,
      MentorReading reading,
      FormPages forms,
      People people,
      Organisations organisations) {
    this.organisations = organisations;
    this.plan = plan;
    this.exercises = exercises;
    this.reading = reading;
    this.forms = forms;
    this.people = people;
  }

  @GetMapping("/kurs/{id}/oving/{form}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String form,
      @RequestParam Optional<String> avslag,
      Model model) {
    CourseEvent event = require(id);
    Optional<ExerciseWork> work = exercises.own(actor, event.id(), form);
    Exercise exercise =
        exercises.of(event).stream()
            .filter(e -> e.form().equals(form))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (work.isEmpty() && !exercises.comes(actor, event)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("event", event);
    model.addAttribute("exercise", exercise);
    model.addAttribute("work", work);
    model.addAttribute(
        "names", work.map(w -> people.namesOf(ExerciseWork.people(List.of(w)))).orElse(Map.of()));
    model.addAttribute(
        "steps", work.map(w -> forms.steps(page, filling(event, w))).orElse(List.of()));
    model.addAttribute("refusal", avslag.orElse(""));
    return "support/learning/exercise";
  }

  @PostMapping("/kurs/{id}/oving/{form}")
  String begin(Actor.Person actor, @PathVariable UUID id, @PathVariable String form) {
    CourseEvent event = require(id);
    ExerciseWork work =
        exercises
            .begin(actor, event, form)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return "redirect:/kurs/"
        + id
        + "/oving/"
        + form
        + "/skjema/"
        + exercises.form(work).definition().pages().getFirst().id();
  }

  @GetMapping("/kurs/{id}/oving/{form}/skjema/{part}")
  String part(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String form,
      @PathVariable String part,
      @RequestParam Optional<String> sjekk,
      Model model) {
    CourseEvent event = require(id);
    ExerciseWork work = own(actor, event, form);
    if (work.waits()) {
      return "redirect:/kurs/" + id + "/oving/" + form;
    }
    model.addAttribute("back", home(event, work));
    model.addAttribute("form", forms.page(page, filling(event, work), part, sjekk.isPresent()));
    return "support/learning/form";
  }

  @PostMapping("/kurs/{id}/oving/{form}/skjema/{part}")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String form,
      @PathVariable String part,
      HttpServletRequest request,
      Model model) {
    CourseEvent event = require(id);
    ExerciseWork work = own(actor, event, form);
    model.addAttribute("back", home(event, work));
    return forms
        .post(page, actor, filling(event, work), part, request)
        .view(model, "support/learning/form");
  }

  @GetMapping("/kurs/{id}/oving/{form}/oppsummering")
  String summary(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String form,
      Model model) {
    CourseEvent event = require(id);
    ExerciseWork work = own(actor, event, form);
    model.addAttribute("back", home(event, work));
    model.addAttribute("action", work.waits() ? "" : home(event, work) + "/levering");
    model.addAttribute("words", "learning.exercise.");
    model.addAttribute("mentorMay", reading.mentor(actor).isPresent());
    model.addAttribute("summary", forms.summary(page, filling(event, work)));
    return "support/learning/summary";
  }

  @PostMapping("/kurs/{id}/oving/{form}/levering")
  String handIn(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String form,
      @RequestParam(defaultValue = "") String mentor) {
    CourseEvent event = require(id);
    own(actor, event, form);
    Answer<EventId> answer = exercises.handIn(actor, event, form, mentor.equals("ja"));
    return "redirect:/kurs/"
        + id
        + "/oving/"
        + form
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  /** What those one is mentor for want one to read. */
  @GetMapping("/kurs/ovinger")
  String forMentor(Page page, Actor.Person actor, Model model) {
    List<ExerciseWork> works = reading.forMentor(actor);
    model.addAttribute("works", works);
    model.addAttribute("exercises", exercises.all());
    model.addAttribute("names", people.namesOf(ExerciseWork.people(works)));
    model.addAttribute("organisations", names(works));
    return "support/learning/mentor-exercises";
  }

  @GetMapping("/kurs/ovinger/{work}")
  String read(Page page, Actor.Person actor, @PathVariable UUID work, Model model) {
    return reading(page, forMentor(actor, work), Optional.empty(), "", "", model);
  }

  private String reading(
      Page page,
      ExerciseWork work,
      Optional<ExerciseWork.Verdict> verdict,
      String words,
      String refusal,
      Model model) {
    model.addAttribute("work", work);
    model.addAttribute(
        "answers",
        forms.answers(
            page,
            new FormPlace("", "", "", true),
            exercises.form(work),
            work.last().orElseThrow().submission()));
    model.addAttribute("names", people.namesOf(ExerciseWork.people(List.of(work))));
    model.addAttribute("organisations", names(List.of(work)));
    model.addAttribute("title", exercises.form(work).definition().title());
    model.addAttribute("verdict", verdict);
    model.addAttribute("words", words);
    model.addAttribute("refusal", refusal);
    return "support/learning/mentor-exercise";
  }

  @PostMapping("/kurs/ovinger/{work}/tilbakemelding")
  String answer(
      Page page,
      Actor.Person actor,
      @PathVariable UUID work,
      @RequestParam UUID levering,
      @RequestParam ExerciseWork.Verdict utfall,
      @RequestParam(defaultValue = "") String ord,
      Model model) {
    ExerciseWork found = forMentor(actor, work);
    CourseEvent event = require(found.event().value());
    return exercises.answerAsMentor(actor, event, work, levering, utfall, ord)
            instanceof Answer.Refused<?>(var reason)
        ? reading(page, found, Optional.of(utfall), ord, reason.code(), model)
        : "redirect:/kurs/ovinger";
  }

  private ExerciseWork forMentor(Actor.Person actor, UUID work) {
    return reading.forMentor(actor).stream()
        .filter(w -> w.id().equals(work))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Map<OrganisationNumber, String> names(List<ExerciseWork> works) {
    return organisations.namesOf(
        works.stream().map(ExerciseWork::organisation).collect(Collectors.toUnmodifiableSet()));
  }

  private Filling filling(CourseEvent event, ExerciseWork work) {
    String home = home(event, work);
    return new Filling(
        new FormPlace(home + "/skjema", home + "/oppsummering", home + "/filer", work.waits()),
        work.draft(),
        exercises.form(work),
        exercises.inputs(work));
  }

  private static String home(CourseEvent event, ExerciseWork work) {
    return "/kurs/" + event.id() + "/oving/" + work.form();
  }

  private ExerciseWork own(Actor.Person actor, CourseEvent event, String form) {
    return exercises
        .own(actor, event.id(), form)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CourseEvent require(UUID id) {
    return plan.find(new EventId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
