package no.ildsjel.support.mentoring.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Ending;
import no.ildsjel.support.mentoring.OfficerAlong;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairContacts;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.PairState;
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

  /** Only those that need a look. */
  private static final String NOW = "na";

  private final Pairs pairs;
  private final SignsOfLife signs;
  private final Troubles troubles;
  private final PairContacts contacts;
  private final OfficerAlong officers;
  private final Cohorts cohorts;
  private final People people;
  private final Clock clock;

  PairsController(
      Pairs pairs,
      SignsOfLife signs,
      Troubles troubles,
      PairContacts contacts,
      OfficerAlong officers,
      Cohorts cohorts,
      People people,
      Clock clock) {
    this.pairs = pairs;
    this.signs = signs;
    this.troubles = troubles;
    this.contacts = contacts;
    this.officers = officers;
    this.cohorts = cohorts;
    this.people = people;
    this.clock = clock;
  }

  @GetMapping("/saker/program/{call}/par")
  String pairs(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam Optional<PairState> tilstand,
      @RequestParam(defaultValue = "") String se,
      Model model) {
    Cohort cohort =
        cohorts
            .handledBy(actor, new CallId(call))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Set<OrganisationNumber> blocked = cohorts.blockedFor(actor, cohort.call());
    Map<PairId, SignsOfLife.Signs> known = signs.of(cohort.call());
    List<Trouble> said = troubles.of(actor, cohort.call());
    List<PairLine> all =
        pairs.of(cohort.call()).stream()
            .filter(p -> !blocked.contains(p.participant()))
            .map(p -> line(cohort, p, known.getOrDefault(p.id(), SignsOfLife.Signs.NONE), said))
            // what asks for the officer comes first
            .sorted(
                Comparator.comparing((PairLine l) -> l.waiting().isEmpty())
                    .thenComparing(l -> !l.needsALook()))
            .toList();
    boolean look = se.equals(NOW);
    model.addAttribute("cohort", cohort);
    model.addAttribute("all", all);
    model.addAttribute(
        "lines",
        all.stream()
            .filter(l -> !look || l.needsALook())
            .filter(l -> tilstand.isEmpty() || tilstand.get() == l.pair().state())
            .toList());
    model.addAttribute("state", tilstand);
    model.addAttribute("look", look);
    return "support/mentoring/pairs";
  }

  private PairLine line(Cohort cohort, Pair pair, SignsOfLife.Signs seen, List<Trouble> said) {
    return new PairLine(
        pair,
        seen,
        seen.missing(cohort.support().mentoring(), pair, LocalDate.now(clock)).isPresent(),
        said.stream().filter(t -> t.pair().equals(pair.id()) && t.step().isEmpty()).toList());
  }

  @GetMapping("/saker/mentorpar/{id}")
  String pair(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    Pair pair = handled(actor, id);
    Cohort cohort = cohorts.find(pair.cohort()).orElseThrow();
    List<Trouble> said =
        troubles.of(actor, pair.cohort()).stream().filter(t -> t.pair().equals(pair.id())).toList();
    model.addAttribute("cohort", cohort);
    model.addAttribute("line", line(cohort, pair, signs.of(pair.id()), said));
    model.addAttribute("said", said);
    model.addAttribute("names", people.namesOf(named(said)));
    model.addAttribute("contacts", contacts.of(actor, pair.id()));
    model.addAttribute(
        "invitation",
        officers.invitations(actor).stream().filter(i -> i.pair().equals(pair.id())).findFirst());
    // who has said yes to a proposal would tell who said no, once it falls through
    model.addAttribute("yes", pair.state() == PairState.SIGNING ? pairs.yes(pair) : Set.of());
    model.addAttribute("refusal", avslag.orElse(""));
    return "support/mentoring/officerpair";
  }

  private static Set<PersonId> named(List<Trouble> said) {
    return said.stream()
        .flatMap(t -> Stream.concat(Stream.of(t.by()), t.taken().stream().map(Trouble.Taken::by)))
        .collect(Collectors.toUnmodifiableSet());
  }

  @PostMapping("/saker/mentorpar/{id}/tilbaketrekking")
  String withdraw(Actor.Person actor, @PathVariable UUID id) {
    Pair pair = handled(actor, id);
    return back(pair, pairs.withdraw(actor, pair.id()));
  }

  /** What ending a pair means, before it is done. */
  @GetMapping("/saker/mentorpar/{id}/slutt")
  String ending(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<Ending> hvordan,
      @RequestParam Optional<UUID> melding,
      Model model) {
    Pair pair = melding.map(m -> said(actor, id, m)).orElseGet(() -> handled(actor, id));
    if (!pair.canEnd()) {
      return "redirect:/saker/mentorpar/" + id;
    }
    model.addAttribute("cohort", cohorts.find(pair.cohort()).orElseThrow());
    model.addAttribute("pair", pair);
    model.addAttribute("how", hvordan);
    model.addAttribute("trouble", melding);
    return "support/mentoring/ending";
  }

  @PostMapping("/saker/mentorpar/{id}/slutt")
  String end(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Ending hvordan,
      @RequestParam Optional<UUID> melding) {
    Pair pair = melding.map(m -> said(actor, id, m)).orElseGet(() -> handled(actor, id));
    return back(
        pair,
        melding.isPresent()
            ? troubles.end(actor, melding.get(), hvordan)
            : pairs.end(actor, pair.id(), hvordan));
  }

  @PostMapping("/saker/mentorpar/{id}/sier-fra/{melding}/kontakt")
  String take(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID melding) {
    Pair pair = said(actor, id, melding);
    return back(pair, troubles.take(actor, melding));
  }

  @PostMapping("/saker/mentorpar/{id}/sier-fra/{melding}")
  String agree(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID melding,
      @RequestParam Trouble.Step steg) {
    Pair pair = said(actor, id, melding);
    if (steg.ending().isPresent() && pair.canEnd()) {
      return "redirect:/saker/mentorpar/%s/slutt?hvordan=%s&melding=%s"
          .formatted(id, steg.ending().get(), melding);
    }
    return back(pair, troubles.agree(actor, melding, steg));
  }

  /** The pair in which this was said. */
  private Pair said(Actor.Person actor, UUID id, UUID trouble) {
    Pair pair = handled(actor, id);
    if (troubles.of(actor, pair.cohort()).stream()
        .noneMatch(t -> t.id().equals(trouble) && t.pair().equals(pair.id()))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return pair;
  }

  private Pair handled(Actor.Person actor, UUID id) {
    return pairs
        .handledBy(actor, new PairId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(Pair pair, Answer<?> answer) {
    return "redirect:/saker/mentorpar/"
        + pair.id()
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }
}
