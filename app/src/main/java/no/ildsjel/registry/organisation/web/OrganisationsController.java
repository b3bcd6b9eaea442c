package no.ildsjel.registry.organisation.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.OrganisationPage;
import no.ildsjel.registry.OrganisationSearch;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.VoluntaryCategories;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Organisations as the open registers have them. */
@Controller
@Access(Who.LOGGED_IN)
class OrganisationsController {

  private static final int A_PAGE = 25;
  private static final int SHORTEST = 2;

  private final Organisations organisations;
  private final Municipalities municipalities;
  private final VoluntaryCategories categories;
  private final Pages pages;

  OrganisationsController(
      Organisations organisations,
      Municipalities municipalities,
      VoluntaryCategories categories,
      Pages pages) {
    this.organisations = organisations;
    this.municipalities = municipalities;
    this.categories = categories;
    this.pages = pages;
  }

  @Limited(value = "search", perMinute = 120)
  @GetMapping("/organisasjoner")
  String search(
      Page page,
      Model model,
      @RequestParam(defaultValue = "") String sok,
      @RequestParam(defaultValue = "") String kommune,
      @RequestParam Optional<String> frivillig,
      @RequestParam(defaultValue = "") String etterNavn,
      @RequestParam(defaultValue = "") String etterNummer) {
    Optional<MunicipalityNumber> where =
        Optional.of(kommune).filter(k -> k.matches("[0-9]{4}")).map(MunicipalityNumber::new);
    boolean asked = sok.strip().length() >= SHORTEST || where.isPresent();
    OrganisationPage found =
        asked
            ? organisations.search(
                new OrganisationSearch(
                    sok,
                    frivillig.isPresent(),
                    where,
                    OrganisationNumber.parse(etterNummer)
                        .map(number -> new OrganisationSearch.After(etterNavn, number)),
                    A_PAGE))
            : new OrganisationPage(List.of(), Optional.empty());
    model.addAttribute("lines", found.rows().stream().map(this::line).toList());
    model.addAttribute("words", sok);
    model.addAttribute("municipality", kommune);
    model.addAttribute("voluntary", frivillig.isPresent());
    model.addAttribute("municipalities", municipalities.all());
    model.addAttribute("asked", asked);
    model.addAttribute("first", etterNummer.isEmpty());
    model.addAttribute(
        "next", found.next().map(after -> address(sok, kommune, frivillig, after)).orElse(""));
    return "registry/organisation/search";
  }

  @GetMapping("/organisasjoner/{number}")
  String organisation(Page page, @PathVariable String number, Model model) {
    OrganisationView organisation =
        OrganisationNumber.parse(number)
            .flatMap(organisations::find)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("facts", OrganisationFacts.of(organisation, municipalities, categories));
    model.addAttribute("tabs", pages.tabs(page, "organisation", organisation.number().value()));
    return "registry/organisation/organisation";
  }

  private OrganisationLine line(OrganisationView organisation) {
    return new OrganisationLine(
        organisation, organisation.municipality().map(municipalities::name).orElse(""));
  }

  private static String address(
      String words,
      String municipality,
      Optional<String> voluntary,
      OrganisationSearch.After after) {
    return UriComponentsBuilder.fromPath("/organisasjoner")
        .queryParam("sok", "{sok}")
        .queryParam("kommune", "{kommune}")
        .queryParamIfPresent("frivillig", voluntary.map(_ -> "ja"))
        .queryParam("etterNavn", "{navn}")
        .queryParam("etterNummer", "{nummer}")
        .encode()
        .buildAndExpand(words, municipality, after.name(), after.number().value())
        .toUriString();
  }
}
