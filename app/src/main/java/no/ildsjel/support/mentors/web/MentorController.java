package no.ildsjel.support.mentors.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.MentorInvitation;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.needs.NeedsReading;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an organisation says yes or no to being a mentor, and tells what it can help with. */
@Controller
@Access(Who.ORGANISATION)
class MentorController {

  private final Mentors mentors;
  private final Cohorts cohorts;

  MentorController(Mentors mentors, Cohorts cohorts) {
    this.mentors = mentors;
    this.cohorts = cohorts;
  }

  @GetMapping("/mentor/{call}")
  String offer(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<String> avslag,
      @RequestParam Optional<String> lagret,
      Model model) {
    CallId id = new CallId(call);
    Optional<Profile> offer = mentors.offer(actor, id);
    Optional<MentorInvitation> invitation = invitation(actor, id);
    if (offer.isEmpty() && invitation.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("saved", lagret.isPresent());
    model.addAttribute("refusal", avslag.orElse(""));
    Profile.Told told = offer.map(Profile::told).orElse(Profile.Told.nothing());
    return form(id, invitation, offer.isPresent(), told, TypedCounts.of(told), model);
  }

  private String form(
      CallId id,
      Optional<MentorInvitation> invitation,
      boolean offered,
      Profile.Told told,
      TypedCounts counts,
      Model model) {
    model.addAttribute("cohort", cohort(id));
    model.addAttribute("invitation", invitation);
    model.addAttribute("offered", offered);
    model.addAttribute("told", told);
    model.addAttribute("counts", counts);
    model.addAttribute("areas", NeedsReading.delivered().areas());
    return "support/mentors/offer";
  }

  @PostMapping("/mentor/{call}/tilbud")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam(defaultValue = "") Set<String> tema,
      @RequestParam(defaultValue = "") Set<String> gruppe,
      @RequestParam(defaultValue = "") Set<String> sprak,
      @RequestParam(defaultValue = "") Set<String> mate,
      @RequestParam(defaultValue = "") Set<String> hjelp,
      @RequestParam(defaultValue = "") String storrelse,
      @RequestParam(defaultValue = "") String om,
      @RequestParam(defaultValue = "1") String plass,
      @RequestParam(defaultValue = "1") String minst,
      Model model) {
    CallId id = new CallId(call);
    if (mentors.offer(actor, id).isEmpty() && invitation(actor, id).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    TypedCounts counts = TypedCounts.read(plass, minst, hjelp);
    Profile.Told told =
        Profile.Told.of(
            tema, gruppe, sprak, mate, hjelp, storrelse, om, counts.places(), counts.least());
    boolean offered = mentors.offer(actor, id).isPresent();
    Optional<MentorInvitation> invitation = invitation(actor, id);
    String refusal = counts.refusal();
    if (refusal.isEmpty()
        && mentors.offer(actor, id, told) instanceof Answer.Refused<?>(var reason)) {
      refusal = reason.code();
    }
    if (!refusal.isEmpty()) {
      // what was typed stays
      model.addAttribute("saved", false);
      model.addAttribute("refusal", refusal);
      return form(id, invitation, offered, told, counts, model);
    }
    return "redirect:/mentor/" + call + "?lagret=ja";
  }

  /** Says no; nothing of it is kept. */
  @PostMapping("/mentor/{call}/nei")
  String decline(Actor.Person actor, @PathVariable UUID call) {
    mentors.decline(actor, new CallId(call));
    return "redirect:/mentor/takk";
  }

  @GetMapping("/mentor/takk")
  String thanks(Page page) {
    return "support/mentors/thanks";
  }

  @PostMapping("/mentor/{call}/trekk")
  String withdraw(Actor.Person actor, @PathVariable UUID call) {
    CallId id = new CallId(call);
    if (mentors.offer(actor, id).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    mentors.withdraw(actor, id);
    return "redirect:/mentor/takk";
  }

  /** What it is to be a mentor, in four short parts. */
  @GetMapping("/mentor/opplaring")
  String training(Page page, Actor.Person actor, Model model) {
    model.addAttribute("parts", Mentors.TRAINING);
    model.addAttribute("done", Set.copyOf(mentors.training(actor)));
    return "support/mentors/training";
  }

  @PostMapping("/mentor/opplaring")
  String trained(Actor.Person actor, @RequestParam String del) {
    mentors.trained(actor, del);
    return "redirect:/mentor/opplaring#" + (Mentors.TRAINING.contains(del) ? del : "");
  }

  private Optional<MentorInvitation> invitation(Actor.Person actor, CallId id) {
    return mentors.invitations(actor).stream().filter(i -> i.cohort().equals(id)).findFirst();
  }

  private Cohort cohort(CallId id) {
    return cohorts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
