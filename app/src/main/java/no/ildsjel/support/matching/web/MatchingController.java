package no.ildsjel.support.matching.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.programme.CallId;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.matching.MatchRule;
import no.ildsjel.support.matching.Matchmaking;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an officer sees who fits whom, decides, and asks both. */
@Controller
@Access(Who.CASE_OFFICER)
class MatchingController {

  private final Matchmaking matching;
  private final Mentors mentors;
  private final Cohorts cohorts;
  private final Organisations organisations;

  MatchingController(
      Matchmaking matching, Mentors mentors, Cohorts cohorts, Organisations organisations) {
    this.matching = matching;
    this.mentors = mentors;
    this.cohorts = cohorts;
    this.organisations = organisations;
  }

  @GetMapping("/saker/program/{call}/kobling")
  String matching(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<String> avslag,
      @RequestParam Optional<Integer> spurt,
      Model model) {
    return matching(actor, handled(actor, call), spurt, Retyped.NOTHING, avslag.orElse(""), model);
  }

  private String matching(
      Actor.Person actor,
      Cohort cohort,
      Optional<Integer> asked,
      Retyped typed,
      String refusal,
      Model model) {
    model.addAttribute("cohort", cohort);
    model.addAttribute("waiting", matching.waiting(actor, cohort.call()));
    model.addAttribute(
        "mentors",
        mentors.offers(cohort.call()).stream()
            .collect(
                Collectors.toMap(
                    o -> o.organisation(),
                    o -> o.name(),
                    (a, b) -> a,
                    java.util.LinkedHashMap::new)));
    List<MatchRule> rules = matching.rules(actor, cohort.call());
    model.addAttribute("rules", rules);
    // those in them need not be waiting, nor be mentors still
    model.addAttribute(
        "names",
        organisations.namesOf(
            rules.stream()
                .flatMap(r -> Stream.of(r.participant(), r.mentor()))
                .collect(Collectors.toUnmodifiableSet())));
    model.addAttribute("run", matching.last(actor, cohort.call()));
    model.addAttribute("asked", asked);
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/matching/matching";
  }

  @PostMapping("/saker/program/{call}/kobling")
  String run(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam(defaultValue = "") String mest,
      Model model) {
    Cohort cohort = handled(actor, call);
    Optional<Integer> most =
        TypedNumbers.whole(mest) instanceof Typed.Understood<Long>(Long value)
                && value >= 1
                && value <= Profile.Told.MOST
            ? Optional.of(value.intValue())
            : Optional.empty();
    if (most.isEmpty() && !mest.isBlank()) {
      return matching(
          actor,
          cohort,
          Optional.empty(),
          new Retyped("kjoring", Map.of("mest", mest)),
          SupportRefusal.CAPACITY_WRONG.code(),
          model);
    }
    return back(call, matching.run(actor, cohort.call(), most));
  }

  @PostMapping("/saker/program/{call}/kobling/regler")
  String decide(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam String deltaker,
      @RequestParam String mentor,
      @RequestParam String regel,
      @RequestParam(defaultValue = "") String grunn,
      Model model) {
    Cohort cohort = handled(actor, call);
    OrganisationNumber participant = number(deltaker);
    OrganisationNumber helper = number(mentor);
    return switch (regel) {
      case "sammen", "aldri" -> {
        MatchRule rule = new MatchRule(participant, helper, regel.equals("sammen"), grunn.strip());
        yield matching.decide(actor, cohort.call(), rule) instanceof Answer.Refused<?>(var reason)
            ? matching(
                actor,
                cohort,
                Optional.empty(),
                new Retyped(
                    "regel", Map.of("deltaker", deltaker, "mentor", mentor, "grunn", grunn)),
                reason.code(),
                model)
            : "redirect:/saker/program/" + call + "/kobling";
      }
      case "fjern" -> {
        matching.undecide(actor, cohort.call(), participant, helper);
        yield "redirect:/saker/program/" + call + "/kobling";
      }
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    };
  }

  @PostMapping("/saker/program/{call}/kobling/forslag")
  String propose(
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam UUID kjoring,
      @RequestParam(defaultValue = "") Set<String> deltaker) {
    Cohort cohort = handled(actor, call);
    Answer<Integer> answer =
        matching.propose(
            actor,
            cohort.call(),
            kjoring,
            deltaker.stream()
                .filter(OrganisationNumber::isValid)
                .map(OrganisationNumber::new)
                .collect(Collectors.toUnmodifiableSet()));
    return answer instanceof Answer.Allowed<Integer>(Integer count)
        ? "redirect:/saker/program/" + call + "/kobling?spurt=" + count
        : back(call, answer);
  }

  private static OrganisationNumber number(String typed) {
    if (!OrganisationNumber.isValid(typed)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return new OrganisationNumber(typed);
  }

  private Cohort handled(Actor.Person actor, UUID call) {
    return cohorts
        .handledBy(actor, new CallId(call))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(UUID call, Answer<?> answer) {
    return "redirect:/saker/program/"
        + call
        + "/kobling"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }
}
