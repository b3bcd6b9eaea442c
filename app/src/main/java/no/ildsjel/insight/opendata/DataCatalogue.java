package no.ildsjel.insight.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is published here, as a catalogue others can harvest: DCAT-AP-NO 3 (Digdir; the mandatory
 * properties are those of its SHACL shapes of 2025-01-30, a draft) written as JSON-LD 1.1; it
 * conforms to the published shapes of version 2.2 too. One dataset, since all schemes are published
 * alike, with a distribution for each file.
 */
@Service
public class DataCatalogue {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String EU = "http://publications.europa.eu/resource/authority/";
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "dcat", "http://www.w3.org/ns/dcat#",
          "dct", "http://purl.org/dc/terms/",
          "dcatap", "http://data.europa.eu/r5r/",
          "foaf", "http://xmlns.com/foaf/0.1/",
          "vcard", "http://www.w3.org/2006/vcard/ns#",
          "xsd", "http://www.w3.org/2001/XMLSchema#");

  private final PublishedAwards awards;
  private final Roles roles;
  private final String baseUrl;
  private final String publisher;

  /**
   * @param publisher the organisation number of whoever publishes, when the installation has one
   */
  DataCatalogue(
      PublishedAwards awards,
      Roles roles,
      @Value("${ildsjel.base-url:http://localhost:${server.port:8080}}") String baseUrl,
      @Value("${ildsjel.publisher:}") String publisher) {
    this.awards = awards;
    this.roles = roles;
    this.baseUrl = baseUrl;
    this.publisher = publisher;
  }

  /** The catalogue as JSON-LD. */
  @MayCall("anybody: what is published is public")
  public String jsonLd() {
    List<Integer> years =
        awards.totals().stream().map(total -> total.grantYear()).distinct().sorted().toList();
    Map<String, Object> catalogue = new LinkedHashMap<>();
    catalogue.put("@context", NAMESPACES);
    catalogue.put("@id", baseUrl + "/opendata/katalog.jsonld");
    catalogue.put("@type", "dcat:Catalog");
    catalogue.put("dct:identifier", baseUrl + "/opendata/katalog.jsonld");
    catalogue.put("dct:title", words("Åpne data fra Ildsjel", "Open data from Ildsjel"));
    catalogue.put(
        "dct:description",
        words(
            "Tilskudd til frivillige organisasjoner: hvem fikk hva.",
            "Grants to voluntary organisations: who got what."));
    common(catalogue);
    catalogue.put("foaf:homepage", id(baseUrl + "/opendata"));
    catalogue.put("dcat:themeTaxonomy", id(EU + "data-theme"));
    catalogue.put("dct:license", id(EU + "licence/NLOD_2_0"));
    catalogue.put("dcat:dataset", dataset(years));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(catalogue);
  }

  private Map<String, Object> dataset(List<Integer> years) {
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("@id", baseUrl + "/opendata#tilskudd");
    dataset.put("@type", "dcat:Dataset");
    dataset.put("dct:identifier", baseUrl + "/opendata#tilskudd");
    dataset.put(
        "dct:title",
        words("Tilskudd til frivillige organisasjoner", "Grants to voluntary organisations"));
    dataset.put(
        "dct:description",
        words(
            "Alle tilsagn: organisasjon, beløp, dag, ordning og kommune. Tilsagn som"
                + " organisasjonen takket nei til, er ikke med. Personer er aldri med.",
            "Every award: organisation, amount, day, scheme and municipality. Awards the"
                + " organisation declined are left out. People are never listed."));
    common(dataset);
    dataset.put("dcat:theme", List.of(id(EU + "data-theme/GOVE"), id(EU + "data-theme/SOCI")));
    dataset.put(
        "dcat:keyword",
        List.of(word("nb", "tilskudd"), word("nb", "frivillighet"), word("en", "grants")));
    dataset.put("dct:accessRights", id(EU + "access-right/PUBLIC"));
    // the files are written when they are asked for
    dataset.put("dct:accrualPeriodicity", id(EU + "frequency/CONT"));
    dataset.put("dcatap:applicableLegislation", id("https://lovdata.no/eli/lov/2006/05/19/16"));
    dataset.put("dct:conformsTo", standard());
    dataset.put("dcat:landingPage", id(baseUrl + "/opendata"));
    if (!years.isEmpty()) {
      dataset.put(
          "dct:temporal",
          Map.of(
              "@type", "dct:PeriodOfTime",
              "dcat:startDate", date(years.getFirst() + "-01-01"),
              "dcat:endDate", date(years.getLast() + "-12-31")));
    }
    List<Map<String, Object>> files = new ArrayList<>();
    files.add(file("360giving.json", "JSON", "application/json", "Alle år", "All years", true));
    for (int year : years) {
      files.add(
          file(
              "360giving-" + year + ".json",
              "JSON",
              "application/json",
              "" + year,
              "" + year,
              true));
    }
    files.add(
        file("360giving.csv", "CSV", "text/csv", "Alle år, tabell", "All years, table", true));
    files.add(
        file(
            "tilskudd.csv",
            "CSV",
            "text/csv",
            "Med kolonnene til tilskudd.no",
            "With the columns of tilskudd.no",
            false));
    dataset.put("dcat:distribution", files);
    return dataset;
  }

  private Map<String, Object> file(
      String name, String kind, String media, String nb, String en, boolean standard) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("@id", baseUrl + "/opendata/" + name + "#fil");
    file.put("@type", "dcat:Distribution");
    file.put("dct:title", words(nb, en));
    file.put("dcat:accessURL", id(baseUrl + "/opendata/" + name));
    file.put("dcat:downloadURL", id(baseUrl + "/opendata/" + name));
    file.put("dct:format", id(EU + "file-type/" + kind));
    file.put("dcat:mediaType", id("https://www.iana.org/assignments/media-types/" + media));
    file.put("dct:license", id(EU + "licence/NLOD_2_0"));
    file.put("dcatap:availability", id(EU + "planned-availability/STABLE"));
    if (standard) {
      file.put("dct:conformsTo", standard());
    }
    return file;
  }

  /** What catalogue and dataset have alike. */
  private void common(Map<String, Object> about) {
    AdministratorView directorate = roles.administrators().getFirst();
    Map<String, Object> agent = new LinkedHashMap<>();
    agent.put(
        "@id",
        publisher.isEmpty()
            ? baseUrl + "/opendata#utgiver"
            : "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/"
                + publisher);
    agent.put("@type", "foaf:Agent");
    agent.put("foaf:name", word("nb", directorate.name()));
    if (!publisher.isEmpty()) {
      agent.put("dct:identifier", publisher);
    }
    about.put("dct:publisher", agent);
    Map<String, Object> contact = new LinkedHashMap<>();
    contact.put("@type", "vcard:Organization");
    contact.put("vcard:fn", word("nb", directorate.name()));
    contact.put("vcard:hasURL", id(baseUrl + "/opendata"));
    if (!directorate.contact().isEmpty()) {
      contact.put("vcard:hasEmail", id("mailto:" + directorate.contact()));
    }
    about.put("dcat:contactPoint", contact);
    about.put("dct:language", id(EU + "language/NOB"));
    about.put("dct:spatial", id(EU + "country/NOR"));
  }

  private static Map<String, Object> standard() {
    return Map.of(
        "@id", "https://standard.threesixtygiving.org/",
        "@type", "dct:Standard",
        "dct:title", word("en", "360Giving Data Standard"));
  }

  private static Map<String, String> id(String address) {
    return Map.of("@id", address);
  }

  private static Map<String, String> date(String day) {
    return Map.of("@type", "xsd:date", "@value", day);
  }

  private static Map<String, String> word(String language, String text) {
    return Map.of("@language", language, "@value", text);
  }

  private static List<Map<String, String>> words(String nb, String en) {
    return List.of(word("nb", nb), word("en", en));
  }
}
