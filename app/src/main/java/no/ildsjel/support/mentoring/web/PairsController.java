package no.ildsjel.support.mentoring.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Ending;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.SignsOfLife;
import no.ildsjel.support.mentoring.Trouble;
import no.ildsjel.support.mentoring.Troubles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The officer's view of all pairs, by signs of life and never by what they write. */
@Controller
@Access(Who.CASE_OFFICER)
class PairsController {

  private final Pairs pairs;
  private final SignsOfLife signs;
  private final Troubles troubles;
  private final Cohorts cohorts;
  private final Clock clock;

  PairsController(Pairs pairs, SignsOfLife signs, Troubles troubles, Cohorts cohorts, Clock clock) {
    this.pairs = pairs;
    this.signs = signs;
    this.troubles = troubles;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  @GetMapping("/saker/program/{call}/par")
  String pairs(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<String> avslag,
      Model model) {
    Cohort cohort =
        cohorts
            .handledBy(actor, new CallId(call))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<Pair> all = pairs.of(cohort.call());
    Map<PairId, SignsOfLife.Signs> known = signs.of(cohort.call());
    List<Trouble> said = troubles.of(actor, cohort.call());
    model.addAttribute("cohort", cohort);
    model.addAttribute(
        "lines",
        all.stream()
            .map(p -> line(cohort, p, known.getOrDefault(p.id(), SignsOfLife.Signs.NONE), said))
            // what asks for the officer comes first
            .sorted(
                java.util.Comparator.comparing((PairLine l) -> l.waiting().isEmpty())
                    .thenComparing(l -> !l.quiet()))
            .toList());
    model.addAttribute("refusal", avslag.orElse(""));
    return "support/mentoring/pairs";
  }

  private PairLine line(Cohort cohort, Pair pair, SignsOfLife.Signs seen, List<Trouble> said) {
    return new PairLine(
        pair,
        seen,
        seen.missing(cohort.support().mentoring(), pair, LocalDate.now(clock)).isPresent(),
        said.stream().filter(t -> t.pair().equals(pair.id()) && t.step().isEmpty()).toList());
  }

  @PostMapping("/saker/mentorpar/{id}/slutt")
  String end(Actor.Person actor, @PathVariable UUID id, @RequestParam Ending hvordan) {
    Pair pair = handled(actor, id);
    return back(pair, pairs.end(actor, pair.id(), hvordan));
  }

  @PostMapping("/saker/mentorpar/{id}/sier-fra/{melding}")
  String agree(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID melding,
      @RequestParam Trouble.Step steg) {
    Pair pair = handled(actor, id);
    if (troubles.of(actor, pair.cohort()).stream()
        .noneMatch(t -> t.id().equals(melding) && t.pair().equals(pair.id()))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return back(pair, troubles.agree(actor, melding, steg));
  }

  private Pair handled(Actor.Person actor, UUID id) {
    return pairs
        .handledBy(actor, new PairId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(Pair pair, Answer<?> answer) {
    return "redirect:/saker/program/"
        + pair.cohort()
        + "/par"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }
}
