package no.ildsjel.support.mentors.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.StatedWish;
import no.ildsjel.support.mentors.Wish;
import no.ildsjel.support.needs.NeedsManagement;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where a participant tells of itself, and both sides see each other and say what they wish. */
@Controller
@Access(Who.ORGANISATION)
class ProfileController {

  /** How many of the other side are shown on one page. */
  private static final int AT_A_TIME = 30;

  private final Mentors mentors;
  private final Cohorts cohorts;
  private final NeedsManagement needs;
  private final AcrossViews across;

  ProfileController(Mentors mentors, Cohorts cohorts, NeedsManagement needs, AcrossViews across) {
    this.mentors = mentors;
    this.cohorts = cohorts;
    this.needs = needs;
    this.across = across;
  }

  @GetMapping("/program/{call}/profil")
  String profile(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<String> lagret,
      Model model) {
    Participant own = participant(actor, new CallId(call));
    Profile.Told told =
        Optional.ofNullable(mentors.described(own.cohort()).get(own.organisation()))
            .map(Profile::told)
            .orElse(Profile.Told.nothing());
    return form(own, told, lagret.isPresent(), "", model);
  }

  private String form(
      Participant own, Profile.Told told, boolean saved, String refusal, Model model) {
    model.addAttribute("cohort", cohorts.find(own.cohort()).orElseThrow());
    model.addAttribute("told", told);
    model.addAttribute("themes", needs.themes(Set.of(own.organisation())).values());
    model.addAttribute("saved", saved);
    model.addAttribute("refusal", refusal);
    return "support/mentors/profile";
  }

  @PostMapping("/program/{call}/profil")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam(defaultValue = "") Set<String> gruppe,
      @RequestParam(defaultValue = "") Set<String> sprak,
      @RequestParam(defaultValue = "") Set<String> mate,
      @RequestParam(defaultValue = "") Set<String> hjelp,
      @RequestParam(defaultValue = "") String storrelse,
      @RequestParam(defaultValue = "") String om,
      Model model) {
    Participant own = participant(actor, new CallId(call));
    Profile.Told told = Profile.Told.of(Set.of(), gruppe, sprak, mate, hjelp, storrelse, om, 1, 1);
    if (mentors.describe(actor, own.cohort(), told) instanceof Answer.Refused<?>(var reason)) {
      return form(own, told, false, reason.code(), model);
    }
    return "redirect:/program/" + call + "/profil?lagret=ja";
  }

  @GetMapping("/program/{call}/onsker")
  String wishes(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<String> lagret,
      @RequestParam(defaultValue = "") String tema,
      @RequestParam(defaultValue = "0") int fra,
      Model model) {
    CallId id = new CallId(call);
    Side side = side(actor, id);
    OrganisationNumber own = actor.actingFor().orElseThrow();
    Map<OrganisationNumber, Wish> said = new HashMap<>();
    for (StatedWish wish : mentors.wishes(id)) {
      if (wish.side() == side && wish.by().equals(own)) {
        said.put(wish.of(), wish.wish());
      }
    }
    model.addAttribute("cohort", cohorts.find(id).orElseThrow());
    model.addAttribute("side", side);
    model.addAttribute("full", side == Side.PARTICIPANT ? mentors.full(id) : Set.of());
    // who has a mentor already looks for none
    Set<OrganisationNumber> paired = side == Side.MENTOR ? mentors.paired(id) : Set.of();
    List<AcrossView> all =
        across.all(id, side, own, said).stream()
            .filter(a -> !paired.contains(a.profile().organisation()))
            .filter(a -> tema.isEmpty() || a.themes().contains(tema))
            .toList();
    int from = Math.clamp(fra, 0, all.size());
    model.addAttribute("across", all.subList(from, Math.min(all.size(), from + AT_A_TIME)));
    model.addAttribute("theme", tema);
    model.addAttribute("next", from + AT_A_TIME < all.size() ? from + AT_A_TIME : 0);
    model.addAttribute("saved", lagret.isPresent());
    return "support/mentors/wishes";
  }

  @PostMapping("/program/{call}/onsker")
  String wish(
      Actor.Person actor, @PathVariable UUID call, @RequestParam Map<String, String> fields) {
    CallId id = new CallId(call);
    Side side = side(actor, id);
    Map<OrganisationNumber, Wish> wishes = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      if (name.startsWith("onske-") && OrganisationNumber.isValid(name.substring(6))) {
        wish(value).ifPresent(w -> wishes.put(new OrganisationNumber(name.substring(6)), w));
      }
    });
    mentors.wish(actor, id, side, wishes);
    return "redirect:/program/" + call + "/onsker?lagret=ja";
  }

  private static Optional<Wish> wish(String word) {
    return switch (word) {
      case "onsker" -> Optional.of(Wish.WISH);
      case "greit" -> Optional.of(Wish.FINE);
      case "nei" -> Optional.of(Wish.NO);
      default -> Optional.empty();
    };
  }

  private Participant participant(Actor.Person actor, CallId id) {
    return actor
        .actingFor()
        .flatMap(o -> cohorts.participant(id, o))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Side side(Actor.Person actor, CallId id) {
    if (actor.actingFor().flatMap(o -> cohorts.participant(id, o)).isPresent()) {
      return Side.PARTICIPANT;
    }
    if (mentors.offer(actor, id).isPresent()) {
      return Side.MENTOR;
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
