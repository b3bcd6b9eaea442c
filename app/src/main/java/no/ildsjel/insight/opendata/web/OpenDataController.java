package no.ildsjel.insight.opendata.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.ildsjel.casework.Decisions;
import no.ildsjel.insight.opendata.AwardPictures;
import no.ildsjel.insight.opendata.DataCatalogue;
import no.ildsjel.insight.opendata.PublishedAwards;
import no.ildsjel.insight.opendata.StatePortal;
import no.ildsjel.insight.opendata.ThreeSixtyGiving;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.Schemes;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.MunicipalityView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who got what: a page to search, and files for those who want to count themselves. */
@Controller
@Access(Who.PUBLIC)
class OpenDataController {

  private static final int MOST_SHOWN = 100;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private final PublishedAwards awards;
  private final Schemes schemes;
  private final ThreeSixtyGiving giving;
  private final StatePortal portal;
  private final AwardPictures pictures;
  private final DataCatalogue catalogue;

  OpenDataController(
      PublishedAwards awards,
      Schemes schemes,
      ThreeSixtyGiving giving,
      StatePortal portal,
      AwardPictures pictures,
      DataCatalogue catalogue) {
    this.awards = awards;
    this.schemes = schemes;
    this.giving = giving;
    this.portal = portal;
    this.pictures = pictures;
    this.catalogue = catalogue;
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata")
  String page(
      Page page,
      @RequestParam Optional<String> sok,
      @RequestParam Optional<String> fylke,
      @RequestParam Optional<String> aar,
      @RequestParam Optional<String> kommune,
      @RequestParam Optional<String> ordning,
      Model model) {
    String words = sok.orElse("").strip();
    var totals = awards.totals();
    List<AwardPictures.County> counties = pictures.counties(totals);
    Optional<CountyView> county =
        counties.stream()
            .map(AwardPictures.County::county)
            .filter(c -> fylke.equals(Optional.of(c.number())))
            .findFirst();
    List<MunicipalityView> places = pictures.places(totals);
    List<Scheme> known = schemes.current().stream().map(Schemes.VersionedScheme::scheme).toList();
    Decisions.Sought sought =
        new Decisions.Sought(
            words,
            aar.filter(y -> y.matches("20\\d\\d"))
                .map(Integer::valueOf)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            places.stream()
                .map(MunicipalityView::number)
                .filter(m -> kommune.equals(Optional.of(m.value())))
                .findFirst(),
            known.stream()
                .map(Scheme::id)
                .filter(s -> ordning.equals(Optional.of(s.value())))
                .findFirst());
    model.addAttribute("sought", sought);
    model.addAttribute("places", places);
    model.addAttribute("schemes", known);
    model.addAttribute("map", pictures.map(totals, county));
    model.addAttribute("counties", counties);
    model.addAttribute("years", pictures.years(totals));
    model.addAttribute("county", county);
    model.addAttribute("awards", awards.matching(sought, MOST_SHOWN));
    model.addAttribute("most", MOST_SHOWN);
    return "insight/opendata/awards";
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata/360giving.json")
  void all(HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    giving.json(OptionalInt.empty(), response.getOutputStream());
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata/360giving-{year}.json")
  void ofYear(@PathVariable int year, HttpServletResponse response) throws IOException {
    OptionalInt only = known(year);
    response.setContentType("application/json");
    giving.json(only, response.getOutputStream());
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata/360giving.csv")
  void table(HttpServletResponse response) throws IOException {
    table(response, "tilskudd.csv");
    giving.csv(OptionalInt.empty(), response.getOutputStream());
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata/360giving-{year}.csv")
  void tableOfYear(@PathVariable int year, HttpServletResponse response) throws IOException {
    OptionalInt only = known(year);
    table(response, "tilskudd-" + year + ".csv");
    giving.csv(only, response.getOutputStream());
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata/tilskudd-{year}.csv")
  void statePortalOfYear(@PathVariable int year, HttpServletResponse response) throws IOException {
    OptionalInt only = known(year);
    table(response, "tilskudd-portal-" + year + ".csv");
    portal.csv(only, response.getOutputStream());
  }

  private static OptionalInt known(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return OptionalInt.of(year);
  }

  private static void table(HttpServletResponse response, String name) {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata/tilskudd.csv")
  void statePortal(HttpServletResponse response) throws IOException {
    table(response, "tilskudd-portal.csv");
    portal.csv(OptionalInt.empty(), response.getOutputStream());
  }

  @Limited(value = "opendata", perMinute = 60)
  @GetMapping("/opendata/katalog.jsonld")
  void catalogue(HttpServletResponse response) throws IOException {
    response.setContentType("application/ld+json");
    response.getOutputStream().write(catalogue.jsonLd().getBytes(StandardCharsets.UTF_8));
  }
}
