package no.ildsjel.support.experience.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import no.ildsjel.support.experience.Experiences;
import no.ildsjel.support.needs.NeedsReading;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where experience is found, told and looked over. */
@Controller
class ExperienceController {

  private final Experiences experiences;

  ExperienceController(Experiences experiences) {
    this.experiences = experiences;
  }

  @Access(Who.PUBLIC)
  @GetMapping("/erfaringer")
  String search(
      Page page,
      @RequestParam(defaultValue = "") String tema,
      @RequestParam(defaultValue = "") String sok,
      @RequestParam Optional<String> takk,
      Model model) {
    model.addAttribute("found", experiences.search(tema, sok));
    model.addAttribute("areas", NeedsReading.delivered().areas());
    model.addAttribute("theme", tema);
    model.addAttribute("words", sok);
    model.addAttribute("thanks", takk.isPresent());
    return "support/experience/search";
  }

  @Access(Who.ORGANISATION)
  @GetMapping("/erfaringer/ny")
  String tell(Page page, Model model) {
    return tell(Retyped.NOTHING, "", model);
  }

  private static String tell(Retyped typed, String refusal, Model model) {
    model.addAttribute("areas", NeedsReading.delivered().areas());
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/experience/tell";
  }

  @Access(Who.ORGANISATION)
  @PostMapping("/erfaringer")
  String told(
      Page page,
      Actor.Person actor,
      @RequestParam UUID nokkel,
      @RequestParam(defaultValue = "") String tema,
      @RequestParam(defaultValue = "") String behov,
      @RequestParam(defaultValue = "") String provd,
      @RequestParam(defaultValue = "") String hjalp,
      @RequestParam(defaultValue = "") String lenke,
      @RequestParam Optional<String> navn,
      @RequestParam Map<String, String> fields,
      Model model) {
    Answer<UUID> answer =
        experiences.tell(
            actor,
            nokkel,
            new Experiences.Told(tema, behov, provd, hjalp, lenke.strip(), navn.isPresent()));
    return answer instanceof Answer.Refused<?>(var reason)
        ? tell(new Retyped("ny", fields), reason.code(), model)
        : "redirect:/erfaringer?takk=ja";
  }

  @Access(Who.ORGANISATION)
  @PostMapping("/erfaringer/ikke-na")
  String notNow(Actor.Person actor) {
    experiences.notNow(actor);
    return "redirect:/hjem";
  }

  /** What the organisation has told, with what was put right. */
  @Access(Who.ORGANISATION)
  @GetMapping("/erfaringer/egne")
  String own(Page page, Actor.Person actor, Model model) {
    model.addAttribute("all", experiences.own(actor));
    return "support/experience/own";
  }

  @Access(Who.ORGANISATION)
  @PostMapping("/erfaringer/{id}/tilbaketrekking")
  String withdraw(Actor.Person actor, @PathVariable UUID id) {
    if (experiences.own(actor).stream().noneMatch(s -> s.experience().id().equals(id))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    experiences.withdraw(actor, id);
    return "redirect:/erfaringer/egne";
  }

  @Access(Who.CASE_OFFICER)
  @GetMapping("/saker/erfaringer")
  String all(Page page, Actor.Person actor, Model model) {
    requireCurator(actor);
    return all(actor, Optional.empty(), new Experiences.Words("", "", "", false), "", model);
  }

  private String all(
      Actor.Person actor,
      Optional<UUID> correcting,
      Experiences.Words typed,
      String refusal,
      Model model) {
    model.addAttribute("all", experiences.all(actor));
    model.addAttribute("correcting", correcting);
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/experience/all";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/erfaringer/{id}/retting")
  String correct(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String behov,
      @RequestParam(defaultValue = "") String provd,
      @RequestParam(defaultValue = "") String hjalp,
      @RequestParam(defaultValue = "false") boolean utenlenke,
      Model model) {
    requireCurator(actor);
    Experiences.Words words = new Experiences.Words(behov, provd, hjalp, utenlenke);
    return experiences.correct(actor, id, words) instanceof Answer.Refused<?>(var reason)
        ? all(actor, Optional.of(id), words, reason.code(), model)
        : "redirect:/saker/erfaringer";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/erfaringer/{id}")
  String curate(Actor.Person actor, @PathVariable UUID id, @RequestParam boolean vis) {
    requireCurator(actor);
    experiences.curate(actor, id, vis);
    return "redirect:/saker/erfaringer";
  }

  private static void requireCurator(Actor.Person actor) {
    if (!actor.has(Role.CASE_OFFICER, AdministratorId.DIRECTORATE)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
