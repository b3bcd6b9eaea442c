package no.ildsjel.support.learning.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.learning.Attendee;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.MentorReading;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUpState;
import no.ildsjel.support.learning.SignUps;
import no.ildsjel.support.learning.YearPlan;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Courses and gatherings as an organisation meets them. */
@Controller
@Access(Who.ORGANISATION)
class CoursesController {

  private final YearPlan plan;
  private final SignUps signUps;
  private final EventLines lines;
  private final MentorReading reading;
  private final People people;
  private final AfterViews after;

  CoursesController(
      YearPlan plan,
      SignUps signUps,
      EventLines lines,
      MentorReading reading,
      People people,
      AfterViews after) {
    this.plan = plan;
    this.signUps = signUps;
    this.lines = lines;
    this.reading = reading;
    this.people = people;
    this.after = after;
  }

  @GetMapping("/kurs")
  String all(Page page, Actor.Person actor, Model model) {
    List<SignUp> own = signUps.own(actor);
    Predicate<CourseEvent> isFor = plan.isFor(actor);
    Set<EventId> ours =
        own.stream().map(SignUp::event).collect(java.util.stream.Collectors.toSet());
    Set<EventId> been =
        own.stream()
            .filter(s -> s.present() || s.state() == SignUpState.CONFIRMED)
            .map(SignUp::event)
            .collect(java.util.stream.Collectors.toSet());
    Instant now = plan.moment();
    List<EventLine> going = new ArrayList<>();
    List<EventLine> open = new ArrayList<>();
    List<EventLine> past = new ArrayList<>();
    for (EventLine line : lines.of(plan.announced(), own)) {
      CourseEvent event = line.event();
      if (!event.over(now)) {
        if (ours.contains(event.id())) {
          going.add(line);
        } else if (event.open(now) && isFor.test(event)) {
          open.add(line);
        }
      } else if (been.contains(event.id())) {
        past.add(line);
      }
    }
    model.addAttribute("toRead", reading.forMentor(actor).stream().filter(w -> w.waits()).count());
    model.addAttribute("going", going);
    model.addAttribute("open", open);
    model.addAttribute("past", past.reversed());
    return "support/learning/all";
  }

  @GetMapping("/kurs/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      @RequestParam Optional<String> gjort,
      Model model) {
    CourseEvent event = require(id);
    SignUps.Standing standing = signUps.standing(actor, event);
    model.addAttribute("line", lines.of(List.of(event), standing.parties()).getFirst());
    model.addAttribute("standing", standing);
    model.addAttribute("after", after.of(page, actor, event, standing.parties()));
    model.addAttribute("done", gjort.orElse(""));
    model.addAttribute("refusal", avslag.orElse(""));
    return "support/learning/one";
  }

  @GetMapping("/kurs/{id}/pamelding")
  String form(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    CourseEvent event = require(id);
    SignUps.Standing standing = signUps.standing(actor, event);
    if (!event.open(plan.moment()) || standing.left() < 1 || !standing.invited()) {
      return "redirect:/kurs/" + id;
    }
    List<TypedParty.Row> rows =
        standing.active().isEmpty() ? List.of(new TypedParty.Row(actor.name(), "", "")) : List.of();
    return typing(actor, model, event, new TypedParty(UUID.randomUUID(), rows), "");
  }

  @PostMapping("/kurs/{id}/pameldinger")
  String signUp(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    CourseEvent event = require(id);
    if (!signUps.standing(actor, event).invited()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    TypedParty typed = TypedParty.of(fields);
    if (!typed.addressesFit()) {
      return typing(actor, model, event, typed, SupportRefusal.ADDRESS_WRONG.code());
    }
    return switch (signUps.signUp(actor, event.id(), typed.key(), typed.named())) {
      case Answer.Allowed<SignUp>(SignUp party) ->
          "redirect:/kurs/" + id + "?gjort=" + party.state().name();
      case Answer.Refused<SignUp>(var reason) -> typing(actor, model, event, typed, reason.code());
    };
  }

  private String typing(
      Actor.Person actor, Model model, CourseEvent event, TypedParty typed, String refusal) {
    model.addAttribute("line", lines.of(List.of(event), List.of()).getFirst());
    model.addAttribute("typed", typed);
    model.addAttribute(
        "rows",
        Math.max(
            typed.rows().size(),
            Math.clamp(signUps.standing(actor, event).left(), 1, TypedParty.MOST_ROWS)));
    model.addAttribute(
        "names",
        people.actingFor(actor.actingFor().orElseThrow()).stream().map(p -> p.name()).toList());
    model.addAttribute("refusal", refusal);
    return "support/learning/signup";
  }

  @PostMapping("/kurs/{id}/pameldinger/{party}/ja")
  String accept(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID party) {
    requireOwn(actor, id, party);
    return back(id, signUps.accept(actor, new EventId(id), party), "ACCEPTED");
  }

  @PostMapping("/kurs/{id}/pameldinger/{party}/avmelding")
  String withdraw(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID party) {
    requireOwn(actor, id, party);
    return back(id, signUps.withdraw(actor, new EventId(id), party, ""), "WITHDRAWN");
  }

  @GetMapping("/kurs/{id}/pameldinger/{party}/navn/{person}")
  String swapping(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID party,
      @PathVariable UUID person,
      Model model) {
    Attendee before = attendee(actor, id, party, person);
    return require(id).begun(plan.moment())
        ? "redirect:/kurs/" + id
        : swapping(actor, require(id), party, before, new TypedParty.Row("", "", ""), "", model);
  }

  private String swapping(
      Actor.Person actor,
      CourseEvent event,
      UUID party,
      Attendee before,
      TypedParty.Row row,
      String refusal,
      Model model) {
    model.addAttribute("event", event);
    model.addAttribute("party", party);
    model.addAttribute("before", before);
    model.addAttribute("row", row);
    model.addAttribute(
        "names",
        people.actingFor(actor.actingFor().orElseThrow()).stream().map(p -> p.name()).toList());
    model.addAttribute("refusal", refusal);
    return "support/learning/swap";
  }

  @PostMapping("/kurs/{id}/pameldinger/{party}/navn/{person}")
  String swap(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID party,
      @PathVariable UUID person,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    Attendee before = attendee(actor, id, party, person);
    TypedParty typed = TypedParty.of(fields);
    Answer<?> answer =
        typed.addressesFit()
            ? signUps.swap(actor, new EventId(id), party, person, typed.row(0).named())
            : Answer.refused(SupportRefusal.ADDRESS_WRONG);
    return answer instanceof Answer.Refused<?>(var reason)
        ? swapping(actor, require(id), party, before, typed.row(0), reason.code(), model)
        : "redirect:/kurs/" + id + "?gjort=NAME_CHANGED";
  }

  private Attendee attendee(Actor.Person actor, UUID id, UUID party, UUID person) {
    return signUps.standing(actor, require(id)).active().stream()
        .filter(s -> s.id().equals(party))
        .flatMap(s -> s.people().stream())
        .filter(a -> a.id().equals(person))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private void requireOwn(Actor.Person actor, UUID id, UUID party) {
    if (signUps.standing(actor, require(id)).parties().stream()
        .noneMatch(s -> s.id().equals(party))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private CourseEvent require(UUID id) {
    return plan.find(new EventId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(UUID id, Answer<?> answer, String done) {
    return "redirect:/kurs/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason)
            ? "?avslag=" + reason.code()
            : "?gjort=" + done);
  }
}
