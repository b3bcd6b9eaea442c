package no.ildsjel.support.overview.web;

import java.util.List;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.overview.Programme;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The programme in one screen, for each of its sides. */
@Controller
class ProgrammeController {

  private final Programme programme;
  private final Cohorts cohorts;
  private final Mentors mentors;

  ProgrammeController(Programme programme, Cohorts cohorts, Mentors mentors) {
    this.programme = programme;
    this.cohorts = cohorts;
    this.mentors = mentors;
  }

  @Access(Who.ORGANISATION)
  @GetMapping("/program")
  String all(Page page, Actor.Person actor, Model model) {
    List<Programme.Part> parts = programme.parts(actor);
    model.addAttribute("parts", parts);
    model.addAttribute(
        "invitations",
        mentors.invitations(actor).stream()
            .flatMap(i -> cohorts.find(i.cohort()).stream())
            .toList());
    return "support/overview/all";
  }

  @Access(Who.ORGANISATION)
  @GetMapping("/program/{call}")
  String one(Page page, Actor.Person actor, @PathVariable UUID call, Model model) {
    Programme.Part part =
        programme
            .part(actor, new CallId(call))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("part", part);
    List<Pair> own = programme.pairs(actor, part.cohort());
    model.addAttribute("steps", programme.steps(actor, part, own));
    model.addAttribute("coming", programme.coming(actor, own, page.language()));
    model.addAttribute("pairs", own);
    return "support/overview/programme";
  }

  @Access(Who.CASE_OFFICER)
  @GetMapping("/saker/program")
  String cohorts(Page page, Actor.Person actor, Model model) {
    model.addAttribute("cohorts", cohorts.administeredBy(actor));
    return "support/overview/cohorts";
  }

  @Access(Who.CASE_OFFICER)
  @GetMapping("/saker/program/{call}")
  String cohort(Page page, Actor.Person actor, @PathVariable UUID call, Model model) {
    Cohort cohort =
        cohorts
            .handledBy(actor, new CallId(call))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("cohort", cohort);
    model.addAttribute("overview", programme.overview(actor, cohort));
    return "support/overview/cohort";
  }
}
