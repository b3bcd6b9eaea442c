package no.ildsjel.support.mentors.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.OpenAsks;
import no.ildsjel.support.mentors.OpenHours;
import no.ildsjel.support.mentors.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** The page of half hours, for both sides, with what was typed when something was refused. */
@Component
class OpenHoursPage {

  private final OpenHours hours;
  private final OpenAsks asks;
  private final Mentors mentors;
  private final Cohorts cohorts;

  OpenHoursPage(OpenHours hours, OpenAsks asks, Mentors mentors, Cohorts cohorts) {
    this.hours = hours;
    this.asks = asks;
    this.mentors = mentors;
    this.cohorts = cohorts;
  }

  String view(Actor.Person actor, Cohort cohort, Model model) {
    return view(actor, cohort, TypedHours.NOTHING, TypedAsk.NOTHING, "", model);
  }

  private String view(
      Actor.Person actor,
      Cohort cohort,
      TypedHours typed,
      TypedAsk typedAsk,
      String refusal,
      Model model) {
    CallId call = cohort.call();
    Optional<Profile> offer = mentors.offer(actor, call);
    model.addAttribute("cohort", cohort);
    model.addAttribute("offer", offer);
    model.addAttribute("own", actor.actingFor().orElseThrow());
    model.addAttribute("slots", hours.toCome(actor, call));
    model.addAttribute("deadlines", offer.isPresent() ? hours.deadlines(cohort) : List.of());
    model.addAttribute("asked", offer.isPresent() ? Optional.empty() : asks.own(actor, call));
    model.addAttribute("themes", offer.isPresent() ? List.of() : asks.themes(call));
    model.addAttribute("toAnswer", asks.toAnswer(actor, call));
    model.addAttribute("typed", typed);
    model.addAttribute("typedAsk", typedAsk);
    model.addAttribute("refusal", refusal);
    return "support/mentors/openhours";
  }

  /** Back to the page; when it was refused, with what was typed. */
  String done(Actor.Person actor, Cohort cohort, Answer<?> answer, TypedHours typed, Model model) {
    return answer instanceof Answer.Refused<?>(var reason)
        ? view(actor, cohort, typed, TypedAsk.NOTHING, reason.code(), model)
        : address(cohort);
  }

  /** Back to the page after somebody asked; when it was refused, with what was typed. */
  String asked(Actor.Person actor, Cohort cohort, Answer<?> answer, TypedAsk typed, Model model) {
    return answer instanceof Answer.Refused<?>(var reason)
        ? view(actor, cohort, TypedHours.NOTHING, typed, reason.code(), model)
        : address(cohort);
  }

  String address(Cohort cohort) {
    return "redirect:/program/" + cohort.call() + "/apen-time";
  }

  /** The cohort, for a mentor of it; to others it is not there. */
  Cohort mentored(Actor.Person actor, UUID call) {
    return found(call, mentors.offer(actor, new CallId(call)).isPresent());
  }

  /** The cohort, for one who takes part; to others it is not there. */
  Cohort takenPartIn(Actor.Person actor, UUID call) {
    return found(call, takesPart(actor, call));
  }

  /** The cohort, for either side; to others it is not there. */
  Cohort cohort(Actor.Person actor, UUID call) {
    return found(
        call, takesPart(actor, call) || mentors.offer(actor, new CallId(call)).isPresent());
  }

  private boolean takesPart(Actor.Person actor, UUID call) {
    return cohorts.participant(new CallId(call), actor.actingFor().orElseThrow()).isPresent();
  }

  private Cohort found(UUID call, boolean may) {
    return cohorts
        .find(new CallId(call))
        .filter(c -> may)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
