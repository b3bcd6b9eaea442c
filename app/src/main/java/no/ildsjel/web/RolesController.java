package no.ildsjel.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.GrantView;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the one who runs the installation gives roles and names administrators. */
@Controller
@Access(Who.ADMIN)
class RolesController {

  private final Roles roles;

  RolesController(Roles roles) {
    this.roles = roles;
  }

  @GetMapping("/roller")
  String page(Page page, Actor actor, @RequestParam(defaultValue = "") String sok, Model model) {
    List<GrantView> grants = roles.all(actor);
    model.addAttribute("grants", grants);
    model.addAttribute("sought", sok);
    model.addAttribute("people", sok.isBlank() ? List.of() : roles.people(actor, sok));
    model.addAttribute(
        "leaders",
        grants.stream()
            .filter(g -> g.role().forAdministrator())
            .collect(
                Collectors.toMap(
                    g -> g.person().toString(), GrantView::name, (a, b) -> a, LinkedHashMap::new)));
    model.addAttribute("administrators", roles.administrators());
    return "web/roles";
  }

  @PostMapping("/roller")
  String give(
      Actor actor,
      @RequestParam UUID person,
      @RequestParam Role rolle,
      @RequestParam Optional<String> forvalter,
      @RequestParam Optional<String> leder) {
    Optional<AdministratorId> administrator =
        forvalter.filter(f -> !f.isEmpty()).map(AdministratorId::new);
    if (rolle.forAdministrator() != administrator.isPresent()) {
      return "redirect:/roller?feil=" + (rolle.forAdministrator() ? "forvalter" : "uten");
    }
    roles.give(
        actor,
        new PersonId(person),
        rolle,
        administrator,
        leder.filter(l -> !l.isEmpty()).map(PersonId::of));
    return "redirect:/roller?lagret";
  }

  @PostMapping("/roller/tilbakekalling")
  String take(
      Actor actor,
      @RequestParam UUID person,
      @RequestParam Role rolle,
      @RequestParam Optional<String> forvalter) {
    roles.take(
        actor,
        new PersonId(person),
        rolle,
        forvalter.filter(f -> !f.isEmpty()).map(AdministratorId::new));
    return "redirect:/roller?lagret";
  }

  @PostMapping("/forvaltere")
  String name(
      Actor actor,
      @RequestParam String nummer,
      @RequestParam String navn,
      @RequestParam(defaultValue = "") String kontakt) {
    if (!nummer.strip().matches("dir|[0-9]{4}") || navn.isBlank()) {
      return "redirect:/roller?feil=nummer";
    }
    roles.name(actor, new AdministratorId(nummer.strip()), navn, kontakt);
    return "redirect:/roller?lagret";
  }
}
