package no.ildsjel.support.mentoring.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentoring.Extensions;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairNote;
import no.ildsjel.support.mentoring.PairNotes;
import no.ildsjel.support.mentoring.PairTasks;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.SignsAs;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Side;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of a pair: what is asked, what is agreed, what they write, what there is to do. */
@Controller
@Access(Who.ORGANISATION)
class PairController {

  private final Pairs pairs;
  private final Extensions extensions;
  private final PairNotes notes;
  private final PairTasks tasks;
  private final Troubles troubles;
  private final PairPages pages;

  PairController(
      Pairs pairs,
      Extensions extensions,
      PairNotes notes,
      PairTasks tasks,
      Troubles troubles,
      PairPages pages) {
    this.pairs = pairs;
    this.extensions = extensions;
    this.notes = notes;
    this.tasks = tasks;
    this.troubles = troubles;
    this.pages = pages;
  }

  /** What the participant lets its mentor see of what it needs. */
  @GetMapping("/mentorpar/{id}/kartlegging")
  String map(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    Pair pair = pages.own(actor, id);
    model.addAttribute("pair", pair);
    model.addAttribute(
        "picture",
        pages
            .shared(actor, pair)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "support/mentoring/map";
  }

  @GetMapping("/mentorpar/{id}")
  String pair(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    return pages.show(actor, pages.own(actor, id), avslag.orElse(""), Retyped.NOTHING, model);
  }

  @PostMapping("/mentorpar/{id}/svar")
  String answer(Actor.Person actor, @PathVariable UUID id, @RequestParam String svar) {
    boolean yes =
        switch (svar) {
          case "ja" -> true;
          case "nei" -> false;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    return PairPages.back(id, pairs.answer(actor, pages.own(actor, id).id(), yes), "");
  }

  @PostMapping("/mentorpar/{id}/underskrift")
  String sign(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<SignsAs> rett,
      @RequestParam Optional<String> lest) {
    Pair pair = pages.own(actor, id);
    Answer<?> answer =
        lest.isEmpty()
            ? Answer.refused(SupportRefusal.NOT_READ)
            : rett.<Answer<?>>map(as -> pairs.sign(actor, pair.id(), as))
                .orElseGet(() -> Answer.refused(SupportRefusal.RIGHT_MISSING));
    return PairPages.back(id, answer, "");
  }

  @PostMapping("/mentorpar/{id}/forlengelse")
  String extend(
      Page page, Actor.Person actor, @PathVariable UUID id, @RequestParam String til, Model model) {
    Answer<?> answer =
        TypedDays.day(til) instanceof Typed.Understood<LocalDate>(LocalDate day)
            ? extensions.extend(actor, pages.own(actor, id).id(), day)
            : Answer.refused(SupportRefusal.TIME_MISSING);
    return pages.done(
        actor, id, answer, "avtale", new Retyped("forlengelse", Map.of("til", til)), model);
  }

  @PostMapping("/mentorpar/{id}/notater")
  String write(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      @RequestParam(defaultValue = "NOTE") PairNote.Kind slag,
      @RequestParam(defaultValue = "") String ord,
      Model model) {
    return pages.done(
        actor,
        id,
        notes.write(actor, pages.own(actor, id).id(), nokkel, slag, ord),
        switch (slag) {
          case NOTE -> "notater";
          case GAIN -> "utbytte";
          case REACH, EVENT -> "nar";
        },
        new Retyped("notat-" + slag, Map.of("ord", ord)),
        model);
  }

  @PostMapping("/mentorpar/{id}/notater/{notat}/fjerning")
  String remove(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID notat) {
    notes.remove(actor, pages.own(actor, id).id(), notat);
    return "redirect:/mentorpar/" + id + "#notater";
  }

  @PostMapping("/mentorpar/{id}/oppgaver")
  String task(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      @RequestParam(defaultValue = "") String ord,
      @RequestParam String side,
      @RequestParam String frist,
      Model model) {
    Answer<?> answer =
        TypedDays.day(frist) instanceof Typed.Understood<LocalDate>(LocalDate day)
            ? tasks.add(
                actor,
                pages.own(actor, id).id(),
                nokkel,
                side.equals("MENTOR") ? Side.MENTOR : Side.PARTICIPANT,
                Optional.of(actor.id()),
                ord,
                day)
            : Answer.refused(SupportRefusal.TIME_MISSING);
    return pages.done(
        actor,
        id,
        answer,
        "oppgaver",
        new Retyped("oppgave", Map.of("ord", ord, "side", side, "frist", frist)),
        model);
  }

  @PostMapping("/mentorpar/{id}/oppgaver/{oppgave}/overlevering")
  String handOver(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID oppgave,
      @RequestParam UUID til) {
    return PairPages.back(
        id,
        tasks.handOver(actor, pages.own(actor, id).id(), oppgave, new PersonId(til)),
        "oppgaver");
  }

  @PostMapping("/mentorpar/{id}/oppgaver/{oppgave}/gjort")
  String done(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID oppgave,
      @RequestParam boolean gjort) {
    tasks.done(actor, pages.own(actor, id).id(), oppgave, gjort);
    return "redirect:/mentorpar/" + id + "#oppgaver";
  }

  @PostMapping("/mentorpar/{id}/luft")
  String air(Actor.Person actor, @PathVariable UUID id) {
    return PairPages.back(id, tasks.air(actor, pages.own(actor, id).id()), "oppgaver");
  }

  /** "This does not work well", to the officer alone. */
  @PostMapping("/mentorpar/{id}/sier-fra")
  String trouble(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      @RequestParam(defaultValue = "") String ord,
      @RequestParam(defaultValue = "") String kontakt,
      Model model) {
    return pages.done(
        actor,
        id,
        troubles.say(actor, pages.own(actor, id).id(), nokkel, ord, kontakt),
        "sier-fra",
        new Retyped("sier-fra", Map.of("ord", ord, "kontakt", kontakt)),
        model);
  }
}
