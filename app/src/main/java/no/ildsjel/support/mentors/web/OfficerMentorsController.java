package no.ildsjel.support.mentors.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
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
  private final Clock clock;

  OfficerMentorsController(Mentors mentors, Cohorts cohorts, Clock clock) {
    this.mentors = mentors;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  @GetMapping("/saker/program/{call}/mentorer")
  String offers(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<String> avslag,
      @RequestParam Optional<Integer> spurt,
      Model model) {
    Cohort cohort = handled(actor, call);
    model.addAttribute("cohort", cohort);
    model.addAttribute("offers", mentors.offers(cohort.call()));
    model.addAttribute("answerBy", LocalDate.now(clock).plusDays(USUAL_DAYS));
    model.addAttribute("asked", spurt);
    model.addAttribute("refusal", avslag.orElse(""));
    return "support/mentors/offers";
  }

  @PostMapping("/saker/program/{call}/mentorer")
  String invite(
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam String numre,
      @RequestParam String svarfrist) {
    Cohort cohort = handled(actor, call);
    Set<OrganisationNumber> numbers = new LinkedHashSet<>();
    for (String word : numre.replaceAll("[^0-9\\n,;]", "").split("[\\n,;]+")) {
      if (OrganisationNumber.isValid(word)) {
        numbers.add(new OrganisationNumber(word));
      }
    }
    Answer<Integer> answer =
        TypedDays.day(svarfrist) instanceof Typed.Understood<LocalDate>(LocalDate day)
            ? mentors.invite(actor, cohort.call(), numbers, day)
            : Answer.refused(SupportRefusal.DAY_PAST);
    String back = "redirect:/saker/program/" + call + "/mentorer";
    return switch (answer) {
      case Answer.Allowed<Integer>(Integer count) -> back + "?spurt=" + count;
      case Answer.Refused<Integer>(var reason) -> back + "?avslag=" + reason.code();
    };
  }

  private Cohort handled(Actor.Person actor, UUID call) {
    return cohorts
        .handledBy(actor, new CallId(call))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
