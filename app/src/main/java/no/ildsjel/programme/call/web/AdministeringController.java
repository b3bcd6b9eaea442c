package no.ildsjel.programme.call.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.AdministeringMunicipalities;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.programme.Schemes;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where the directorate names the municipalities that administer a scheme (§ 2-1). */
@Controller
@Access(Who.APPROVER)
class AdministeringController {

  private final AdministeringMunicipalities administering;
  private final Schemes schemes;
  private final Municipalities municipalities;

  AdministeringController(
      AdministeringMunicipalities administering, Schemes schemes, Municipalities municipalities) {
    this.administering = administering;
    this.schemes = schemes;
    this.municipalities = municipalities;
  }

  @GetMapping("/saker/forvalterkommuner/{scheme}")
  String list(Page page, Actor actor, @PathVariable String scheme, Model model) {
    Scheme found = found(actor, scheme);
    Set<MunicipalityNumber> named = administering.of(found.id());
    List<MunicipalityView> all = municipalities.all();
    model.addAttribute("scheme", found);
    model.addAttribute("named", named);
    model.addAttribute("municipalities", all);
    return "programme/call/administering";
  }

  @PostMapping("/saker/forvalterkommuner/{scheme}")
  String name(
      Actor actor, @PathVariable String scheme, @RequestParam Optional<List<String>> kommuner) {
    Scheme found = found(actor, scheme);
    Set<MunicipalityNumber> named = new LinkedHashSet<>();
    for (String number : kommuner.orElse(List.of())) {
      municipalities.all().stream()
          .map(MunicipalityView::number)
          .filter(m -> m.value().equals(number))
          .forEach(named::add);
    }
    administering.name(actor, found.id(), named);
    return "redirect:/saker/forvalterkommuner/" + scheme + "?lagret";
  }

  private Scheme found(Actor actor, String scheme) {
    if (!actor.has(Role.APPROVER, AdministratorId.DIRECTORATE)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return schemes.current().stream()
        .map(Schemes.VersionedScheme::scheme)
        .filter(s -> s.id().equals(new SchemeId(scheme)))
        .filter(AdministeringController::byMunicipalities)
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** True for a scheme some of whose support is handed out by municipalities. */
  static boolean byMunicipalities(Scheme scheme) {
    return scheme.kinds().stream()
        .anyMatch(k -> k.administrators() == Scheme.Administrators.MUNICIPALITY);
  }
}
