package no.ildsjel.support.mentors.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Side;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an officer asks organisations to be mentors and sees who has offered. */
@Controller
@Access(Who.CASE_OFFICER)
class OfficerMentorsController {

  private static final int USUAL_DAYS = 21;

  private final Mentors mentors;
  private final Cohorts cohorts;
  private final AcrossViews across;
  private final Clock clock;

  OfficerMentorsController(Mentors mentors, Cohorts cohorts, AcrossViews across, Clock clock) {
    this.mentors = mentors;
    this.cohorts = cohorts;
    this.across = across;
    this.clock = clock;
  }

  /** What one organisation has told for the matching, as the other side sees it. */
  @GetMapping("/saker/program/{call}/profiler/{side}/{nummer}")
  String profile(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @PathVariable String side,
      @PathVariable String nummer,
      Model model) {
    Cohort cohort = handled(actor, call);
    Side of =
        switch (side) {
          case "mentor" -> Side.MENTOR;
          case "deltaker" -> Side.PARTICIPANT;
          default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    model.addAttribute("cohort", cohort);
    model.addAttribute("side", of);
    model.addAttribute(
        "other",
        OrganisationNumber.parse(nummer)
            .filter(n -> !cohorts.blockedFor(actor, cohort.call()).contains(n))
            .flatMap(n ->
                across.told(cohort.call(), of.other()).stream()
                    .filter(o -> o.profile().organisation().equals(n))
                    .findFirst())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "support/mentors/officerprofile";
  }

  @GetMapping("/saker/program/{call}/mentorer")
  String offers(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<Integer> spurt,
      Model model) {
    return offers(handled(actor, call), spurt, Retyped.NOTHING, List.of(), "", model);
  }

  private String offers(
      Cohort cohort,
      Optional<Integer> asked,
      Retyped typed,
      List<String> wrong,
      String refusal,
      Model model) {
    model.addAttribute("cohort", cohort);
    List<AcrossView> offers = across.told(cohort.call(), Side.PARTICIPANT);
    model.addAttribute("offers", offers.stream().map(AcrossView::profile).toList());
    model.addAttribute(
        "places",
        offers.stream()
            .collect(Collectors.toMap(o -> o.profile().organisation(), AcrossView::place)));
    model.addAttribute("answerBy", LocalDate.now(clock).plusDays(USUAL_DAYS));
    model.addAttribute("asked", asked);
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    model.addAttribute("refusal", refusal);
    return "support/mentors/offers";
  }

  /** Asks all of them or none: a number that is wrong is shown, and the rest wait for it. */
  @PostMapping("/saker/program/{call}/mentorer")
  String invite(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam(defaultValue = "") String numre,
      @RequestParam(defaultValue = "") String svarfrist,
      Model model) {
    Cohort cohort = handled(actor, call);
    Set<OrganisationNumber> numbers = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    for (String line : numre.split("[\\n,;]+")) {
      String digits = line.replaceAll("[^0-9]", "");
      if (OrganisationNumber.isValid(digits)) {
        numbers.add(new OrganisationNumber(digits));
      } else if (!line.isBlank()) {
        wrong.add(line.strip());
      }
    }
    Answer<Integer> answer =
        !wrong.isEmpty()
            ? Answer.refused(SupportRefusal.NUMBERS_WRONG)
            : TypedDays.day(svarfrist) instanceof Typed.Understood<LocalDate>(LocalDate day)
                ? mentors.invite(actor, cohort.call(), numbers, day)
                : Answer.refused(SupportRefusal.DAY_PAST);
    return switch (answer) {
      case Answer.Allowed<Integer>(Integer count) ->
          "redirect:/saker/program/" + call + "/mentorer?spurt=" + count;
      case Answer.Refused<Integer>(var reason) ->
          offers(
              cohort,
              Optional.empty(),
              new Retyped("sporre", Map.of("numre", numre, "svarfrist", svarfrist)),
              wrong,
              reason.code(),
              model);
    };
  }

  private Cohort handled(Actor.Person actor, UUID call) {
    return cohorts
        .handledBy(actor, new CallId(call))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
