package no.ildsjel.support.needs.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.forms.web.Filling;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.needs.CoLeading;
import no.ildsjel.support.needs.HelpingCourses;
import no.ildsjel.support.needs.NeedsManagement;
import no.ildsjel.support.needs.NeedsMap;
import no.ildsjel.support.needs.NeedsMapId;
import no.ildsjel.support.needs.NeedsReading;
import no.ildsjel.support.needs.NeedsResponse;
import no.ildsjel.support.needs.SharedNeeds;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an organisation finds out what it needs; nobody outside it has a way in. */
@Controller
@Access(Who.ORGANISATION)
class NeedsController {

  private final NeedsManagement needs;
  private final HelpingCourses courses;
  private final SharedNeeds shared;
  private final CoLeading coLeading;
  private final NeedsViews views;
  private final FormPages forms;

  NeedsController(
      NeedsManagement needs,
      HelpingCourses courses,
      SharedNeeds shared,
      CoLeading coLeading,
      NeedsViews views,
      FormPages forms) {
    this.needs = needs;
    this.courses = courses;
    this.shared = shared;
    this.coLeading = coLeading;
    this.views = views;
    this.forms = forms;
  }

  @GetMapping("/kartlegging")
  String all(Page page, Actor.Person actor, Model model) {
    List<NeedsMap> maps = needs.of(actor);
    model.addAttribute("maps", maps);
    model.addAttribute("growth", views.growth(actor, maps));
    return "support/needs/all";
  }

  @PostMapping("/kartlegging")
  String open(Actor.Person actor) {
    NeedsMap map = needs.open(actor);
    needs.begin(actor, map.id());
    return "redirect:/kartlegging/" + map.id();
  }

  @GetMapping("/kartlegging/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      @RequestParam Optional<String> spurt,
      @RequestParam Optional<String> lagret,
      Model model) {
    NeedsMap map = own(actor, id);
    Optional<NeedsResponse> mine = needs.mine(actor, map);
    model.addAttribute("map", map);
    model.addAttribute("mine", mine);
    model.addAttribute("answered", needs.answered(map));
    model.addAttribute(
        "steps", mine.map(m -> forms.steps(page, filling(map, m))).orElse(List.of()));
    model.addAttribute("picture", needs.picture(actor, map));
    model.addAttribute(
        "courses",
        map.closed()
            ? courses.of(actor, NeedsReading.delivered().ids())
            : Map.<String, List<HelpingCourses.Course>>of());
    model.addAttribute("organisation", map.organisation().value());
    model.addAttribute("hanging", !needs.hanging(actor, map).isEmpty());
    model.addAttribute("asked", spurt.isPresent());
    model.addAttribute("saved", lagret.isPresent());
    model.addAttribute(
        "newest",
        needs.of(actor).stream().filter(NeedsMap::closed).findFirst().equals(Optional.of(map)));
    model.addAttribute("refusal", avslag.orElse(""));
    return map.closed() ? "support/needs/picture" : "support/needs/one";
  }

  /** A template to begin with, for one area. */
  @GetMapping("/kartlegging/maler/{area}")
  String template(Page page, @PathVariable String area, Model model) {
    model.addAttribute(
        "template",
        NeedsReading.delivered()
            .template(area)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "support/needs/template";
  }

  /** Begins one's own answers, where somebody else has begun the conversation. */
  @PostMapping("/kartlegging/{id}/svar")
  String begin(Actor.Person actor, @PathVariable UUID id) {
    NeedsMap map = own(actor, id);
    if (map.closed()) {
      return "redirect:/kartlegging/" + id;
    }
    needs.begin(actor, map.id());
    return "redirect:/kartlegging/"
        + id
        + "/skjema/"
        + NeedsReading.delivered().areas().getFirst().id();
  }

  @GetMapping("/kartlegging/{id}/skjema/{part}")
  String form(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      @RequestParam Optional<String> sjekk,
      Model model) {
    NeedsMap map = own(actor, id);
    Optional<NeedsResponse> mine = needs.mine(actor, map).filter(m -> !m.handedIn());
    if (mine.isEmpty()) {
      return "redirect:/kartlegging/" + id;
    }
    model.addAttribute("map", map);
    model.addAttribute("form", forms.page(page, filling(map, mine.get()), part, sjekk.isPresent()));
    return "support/needs/form";
  }

  @PostMapping("/kartlegging/{id}/skjema/{part}")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      HttpServletRequest request,
      Model model) {
    NeedsMap map = own(actor, id);
    Optional<NeedsResponse> mine = needs.mine(actor, map).filter(m -> !m.handedIn());
    if (mine.isEmpty()) {
      return "redirect:/kartlegging/" + id;
    }
    model.addAttribute("map", map);
    return forms
        .post(page, actor, filling(map, mine.get()), part, request)
        .view(model, "support/needs/form");
  }

  @GetMapping("/kartlegging/{id}/oppsummering")
  String summary(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    NeedsMap map = own(actor, id);
    NeedsResponse mine =
        needs.mine(actor, map).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("map", map);
    model.addAttribute("mine", mine);
    model.addAttribute("summary", forms.summary(page, filling(map, mine)));
    return "support/needs/summary";
  }

  @PostMapping("/kartlegging/{id}/levering")
  String handIn(Actor.Person actor, @PathVariable UUID id) {
    return back(id, needs.handIn(actor, own(actor, id).id()));
  }

  @PostMapping("/kartlegging/{id}/flere")
  String askOthers(Actor.Person actor, @PathVariable UUID id) {
    needs.askOthers(actor, own(actor, id).id());
    return "redirect:/kartlegging/" + id + "?spurt";
  }

  @PostMapping("/kartlegging/{id}/bilde")
  String close(Actor.Person actor, @PathVariable UUID id) {
    return back(id, needs.close(actor, own(actor, id).id()));
  }

  @PostMapping("/kartlegging/{id}/temaer")
  String tick(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") Set<String> tema) {
    needs.tick(actor, own(actor, id).id(), tema);
    return "redirect:/kartlegging/" + id + "?lagret=ja#temaer";
  }

  @PostMapping("/kartlegging/{id}/mentor")
  String share(Actor.Person actor, @PathVariable UUID id, @RequestParam boolean vis) {
    return back(id, shared.share(actor, own(actor, id).id(), vis));
  }

  /** What hangs on one person, by the reader's own answers. */
  @GetMapping("/kartlegging/{id}/sarbarhet")
  String hanging(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    NeedsMap map = own(actor, id);
    if (needs.mine(actor, map).filter(NeedsResponse::handedIn).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("map", map);
    model.addAttribute("hanging", needs.hanging(actor, map));
    model.addAttribute("steps", NeedsReading.delivered().coLeader());
    model.addAttribute("done", Set.copyOf(coLeading.steps(actor, map)));
    return "support/needs/hanging";
  }

  @PostMapping("/kartlegging/{id}/sarbarhet")
  String step(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String steg,
      @RequestParam boolean gjort) {
    NeedsMap map = own(actor, id);
    coLeading.step(actor, map, steg, gjort);
    return "redirect:/kartlegging/" + map.id() + "/sarbarhet#steg";
  }

  private Filling filling(NeedsMap map, NeedsResponse mine) {
    String base = "/kartlegging/" + map.id();
    return new Filling(
        new FormPlace(base + "/skjema", base + "/oppsummering", base + "/filer", mine.handedIn()),
        mine.draft(),
        needs.form(mine),
        needs.inputs(map));
  }

  private NeedsMap own(Actor.Person actor, UUID id) {
    return needs
        .own(actor, new NeedsMapId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(UUID id, Answer<?> answer) {
    return "redirect:/kartlegging/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }
}
