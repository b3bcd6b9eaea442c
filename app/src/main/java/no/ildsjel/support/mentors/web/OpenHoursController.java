package no.ildsjel.support.mentors.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.TypedMoment;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.OpenBookings;
import no.ildsjel.support.mentors.OpenHours;
import no.ildsjel.support.mentors.OpenSlot;
import no.ildsjel.support.mentors.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Half hours with a mentor: laid out by mentors, booked by any participant. */
@Controller
@Access(Who.ORGANISATION)
class OpenHoursController {

  private final OpenHours hours;
  private final OpenBookings bookings;
  private final Mentors mentors;
  private final Cohorts cohorts;

  OpenHoursController(OpenHours hours, OpenBookings bookings, Mentors mentors, Cohorts cohorts) {
    this.hours = hours;
    this.bookings = bookings;
    this.mentors = mentors;
    this.cohorts = cohorts;
  }

  @GetMapping("/program/{call}/apen-time")
  String slots(Page page, Actor.Person actor, @PathVariable UUID call, Model model) {
    return view(actor, cohort(actor, call), TypedHours.NOTHING, "", model);
  }

  private String view(
      Actor.Person actor, Cohort cohort, TypedHours typed, String refusal, Model model) {
    Optional<Profile> offer = mentors.offer(actor, cohort.call());
    model.addAttribute("cohort", cohort);
    model.addAttribute("offer", offer);
    model.addAttribute("own", actor.actingFor().orElseThrow());
    model.addAttribute("slots", hours.toCome(actor, cohort.call()));
    model.addAttribute("deadlines", offer.isPresent() ? hours.deadlines(cohort) : List.of());
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/mentors/openhours";
  }

  /** Back to the page; when it was refused, with what was typed. */
  private String done(
      Actor.Person actor, Cohort cohort, Answer<?> answer, TypedHours typed, Model model) {
    return answer instanceof Answer.Refused<?>(var reason)
        ? view(actor, cohort, typed, reason.code(), model)
        : "redirect:/program/" + cohort.call() + "/apen-time";
  }

  @PostMapping("/program/{call}/apen-time")
  String layOut(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam String tema,
      @RequestParam String dag,
      @RequestParam String tid,
      @RequestParam(defaultValue = "1") String antall,
      @RequestParam(defaultValue = "ONLINE") OpenSlot.Way mate,
      @RequestParam(defaultValue = "") String sted,
      Model model) {
    Cohort cohort = mentored(actor, call);
    OptionalInt count = TypedCounts.whole(antall, OpenHours.MOST);
    Answer<?> answer =
        count.isEmpty()
            ? Answer.refused(SupportRefusal.COUNT_WRONG)
            : TypedMoment.read(dag, tid)
                .<Answer<?>>map(first ->
                    hours.layOut(actor, cohort.call(), tema, first, count.getAsInt(), mate, sted))
                .orElseGet(() -> Answer.refused(SupportRefusal.TIME_MISSING));
    return done(
        actor,
        cohort,
        answer,
        new TypedHours(TypedHours.NEW, tema, dag, tid, antall, mate, sted, ""),
        model);
  }

  @PostMapping("/program/{call}/apen-time/frist")
  String beforeDeadline(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam UUID utlysning,
      @RequestParam(defaultValue = "ONLINE") OpenSlot.Way mate,
      @RequestParam(defaultValue = "") String sted,
      Model model) {
    Cohort cohort = mentored(actor, call);
    return done(
        actor,
        cohort,
        hours.beforeDeadline(actor, cohort.call(), new CallId(utlysning), mate, sted),
        TypedHours.place(utlysning.toString(), mate, sted),
        model);
  }

  @PostMapping("/program/{call}/apen-time/{time}")
  String act(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @PathVariable UUID time,
      @RequestParam String hva,
      @RequestParam(defaultValue = "") String om,
      Model model) {
    Cohort cohort = cohort(actor, call);
    switch (hva) {
      case "bestill" -> {
        if (cohorts.participant(cohort.call(), actor.actingFor().orElseThrow()).isEmpty()) {
          throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return done(
            actor,
            cohort,
            bookings.book(actor, cohort.call(), time, om),
            TypedHours.about(time.toString(), om),
            model);
      }
      case "gi-tilbake" -> bookings.giveBack(actor, cohort.call(), time);
      case "avlys" -> bookings.callOff(actor, cohort.call(), time);
      case "ta-bort" -> hours.takeAway(actor, cohort.call(), time);
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return "redirect:/program/" + call + "/apen-time";
  }

  private Cohort mentored(Actor.Person actor, UUID call) {
    Cohort cohort = cohort(actor, call);
    if (mentors.offer(actor, cohort.call()).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return cohort;
  }

  private Cohort cohort(Actor.Person actor, UUID call) {
    CallId id = new CallId(call);
    return cohorts
        .find(id)
        .filter(c ->
            cohorts.participant(id, actor.actingFor().orElseThrow()).isPresent()
                || mentors.offer(actor, id).isPresent())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
