package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.AwardOutcomes;
import no.ildsjel.insight.opendata.ThreeSixtyGiving;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published of the awards, on the pilot's nine of the demonstration. */
class OpenDataTest {

  private static final String PACKAGE =
      "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.3/schema/360-giving-package-schema.json";
  private static final String GRANT =
      "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.2/schema/360-giving-schema.json";

  /** How many pixels of a table lie behind the edge of what scrolls it. */
  private static final String WIDER =
      "table => { const wrap = document.querySelector(table).closest('.i-table-wrap');"
          + " return Math.max(0, wrap.scrollWidth - wrap.clientWidth); }";

  private static final String PROFILE = "src/test/resources/dcat-ap-no/";

  private final TryingIt it = TryingIt.shared();

  private static String schema(String name) throws IOException {
    try (var file = OpenDataTest.class.getResourceAsStream("/360giving/" + name)) {
      // the standard names its dialect with http, which the validator does not know
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("http://json-schema.org/draft/2020-12", "https://json-schema.org/draft/2020-12");
    }
  }

  private static Schema published() throws IOException {
    Map<String, String> known =
        Map.of(
            PACKAGE,
            schema("360-giving-package-schema.json"),
            GRANT,
            schema("360-giving-schema.json"));
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(known))
        .getSchema(SchemaLocation.of(PACKAGE));
  }

  @Test
  void everyAwardIsPublishedAsTheStandardAsks() throws IOException {
    String json = it.caller(Caller.NOBODY).get("/opendata/360giving.json").body();
    assertThat(
            published()
                .validate(
                    json,
                    InputFormat.JSON,
                    context -> context.executionConfig(c -> c.formatAssertionsEnabled(true))))
        .isEmpty();
    JsonNode grants = JsonMapper.shared().readTree(json).get("grants");
    int awarded =
        it.server.getBean(Decisions.class).awardTotals(declined(), List.of()).stream()
            .mapToInt(Decisions.AwardTotal::awards)
            .sum();
    assertThat(grants.size()).isEqualTo(awarded).isGreaterThanOrEqualTo(9);
    List<String> ids = grants.valueStream().map(g -> g.get("id").asString()).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  private Set<DecisionId> declined() {
    return it.server.getBean(AwardOutcomes.class).declined();
  }

  @Test
  void theCatalogueHasWhatTheProfileDemandsAndEveryAddressAnswers() {
    Caller visitor = it.caller(Caller.NOBODY);
    HttpResponse<String> answer = visitor.get("/opendata/katalog.jsonld");
    assertThat(answer.headers().firstValue("content-type").orElse("")).contains("ld+json");
    JsonNode catalogue = JsonMapper.shared().readTree(answer.body());
    for (String needed :
        List.of("dct:title", "dct:description", "dcat:contactPoint", "dct:publisher")) {
      assertThat(catalogue.has(needed)).as("catalogue %s", needed).isTrue();
      assertThat(catalogue.get("dcat:dataset").has(needed)).as("dataset %s", needed).isTrue();
    }
    JsonNode dataset = catalogue.get("dcat:dataset");
    assertThat(dataset.get("dcat:theme").get(0).get("@id").asString())
        .startsWith("http://publications.europa.eu/resource/authority/data-theme/");
    assertThat(catalogue.at("/dct:publisher/foaf:name/@value").asString()).isNotEmpty();
    assertThat(catalogue.at("/dcat:contactPoint/vcard:fn/@value").asString()).isNotEmpty();
    meaningful(catalogue, catalogue.get("@context"));
    assertThat(dataset.get("dcat:distribution").size()).isGreaterThanOrEqualTo(4);
    for (JsonNode file : dataset.get("dcat:distribution")) {
      String address = file.get("dcat:accessURL").get("@id").asString();
      String path = URI.create(address).getPath();
      assertThat(visitor.get(path).statusCode()).as(address).isEqualTo(200);
      assertThat(file.get("dct:license").get("@id").asString()).endsWith("NLOD_2_0");
    }
  }

  @Test
  void theCatalogueConformsToTheShapesOfTheProfile() {
    Graph data = GraphFactory.createDefaultGraph();
    RDFParser.fromString(
            it.caller(Caller.NOBODY).get("/opendata/katalog.jsonld").body(), Lang.JSONLD11)
        .parse(data);
    RDFDataMgr.read(data, PROFILE + "vocabularies.ttl");
    Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph(PROFILE + "shapes-2.2.ttl"));
    ShaclValidator validator = ShaclValidator.get();
    assertThat(validator.validate(shapes, data).getEntries())
        // they would rather have themes of EuroVoc, but those of data are what is asked for
        .filteredOn(e -> e.severity() == Severity.Violation)
        .extracting(e -> e.focusNode() + " " + e.resultPath() + ": " + e.message())
        .isEmpty();
    // and they do find it when something is missing
    data.remove(Node.ANY, DCTerms.description.asNode(), Node.ANY);
    assertThat(validator.validate(shapes, data).getEntries()).hasSizeGreaterThanOrEqualTo(2);
  }

  /** Every key stands for an address by the context, and every @id is one. */
  private static void meaningful(JsonNode node, JsonNode context) {
    if (node.isObject()) {
      node.properties()
          .forEach(property -> {
            String key = property.getKey();
            if (key.equals("@context")) {
              return;
            }
            if (!key.startsWith("@")) {
              assertThat(context.has(key.split(":")[0])).as(key).isTrue();
            }
            if (key.equals("@id")) {
              assertThat(URI.create(property.getValue().asString()).isAbsolute()).isTrue();
            }
            meaningful(property.getValue(), context);
          });
    } else if (node.isArray()) {
      node.forEach(each -> meaningful(each, context));
    }
  }

  @Test
  void thePortalsTableHasTheSameAwardsAsTheStandards() {
    Caller visitor = it.caller(Caller.NOBODY);
    String table = visitor.get("/opendata/tilskudd.csv").body();
    assertThat(table).startsWith("\ufeff\"Tilskudds-ID\",\"Tilskuddsordning\"");
    assertThat(table.lines().count())
        .isEqualTo(visitor.get("/opendata/360giving.csv").body().lines().count());
  }

  @Test
  void theMapShowsACountysMunicipalities() {
    Caller visitor = it.caller(Caller.NOBODY);
    String page = visitor.get("/opendata").body();
    assertThat(page).contains("role=\"img\"").contains("i-map__area--4").doesNotContain("style=");
    Matcher used = Pattern.compile("href=\"(/kart/[^\"#]+)#(k\\d{4})\"").matcher(page);
    assertThat(used.find()).as("a municipality is drawn").isTrue();
    var file = visitor.get(used.group(1));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    assertThat(file.body()).contains("id=\"" + used.group(2) + "\"");
    assertThat(visitor.get("/opendata?fylke=18").body())
        .contains("#k1804\"")
        .contains(">Bodø</text>")
        .doesNotContain("#k4601\"");
    assertThat(visitor.get("/opendata?fylke=%3Cscript").statusCode()).isEqualTo(200);
  }

  @Test
  void theSchemaWouldNotTakeJustAnything() throws IOException {
    assertThat(published().validate("{\"grants\":[{\"id\":\"x\"}]}", InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void aYearHasItsOwnFileAndOneWithoutAwardsIsEmpty() {
    Caller visitor = it.caller(Caller.NOBODY);
    assertThat(visitor.get("/opendata/360giving-2027.json").body()).contains("\"grants\":[{");
    assertThat(visitor.get("/opendata/360giving-2031.json").body()).contains("\"grants\":[]");
    assertThat(visitor.get("/opendata/360giving-31.json").statusCode()).isNotEqualTo(200);
    long whole = visitor.get("/opendata/360giving.csv").body().lines().count();
    assertThat(visitor.get("/opendata/360giving-2027.csv").body().lines().count()).isEqualTo(whole);
    assertThat(visitor.get("/opendata/360giving-2031.csv").body().lines().count()).isEqualTo(1);
    assertThat(visitor.get("/opendata/tilskudd-2027.csv").body().lines().count()).isEqualTo(whole);
  }

  @Test
  void theTableCanBeNarrowedByYearPlaceAndScheme() {
    Caller visitor = it.caller(Caller.NOBODY);
    assertThat(rows(visitor, "")).isGreaterThanOrEqualTo(9);
    assertThat(rows(visitor, "?aar=2027")).isEqualTo(rows(visitor, ""));
    assertThat(rows(visitor, "?aar=2031")).isZero();
    assertThat(rows(visitor, "?ordning=sma-og-nystartede")).isPositive();
    assertThat(rows(visitor, "?ordning=mentorkompensasjon")).isZero();
    assertThat(rows(visitor, "?kommune=1804")).isPositive().isLessThan(rows(visitor, ""));
    assertThat(rows(visitor, "?kommune=%27&aar=x&ordning=y")).isEqualTo(rows(visitor, ""));
  }

  private static long rows(Caller visitor, String query) {
    String page = visitor.get("/opendata" + query).body();
    int from = page.indexOf("i-stacked");
    if (from < 0) {
      return 0;
    }
    return Pattern.compile("<tr role=\"row\"><td")
        .matcher(page.substring(from, page.indexOf("</table>", from)))
        .results()
        .count();
  }

  @Test
  void theTableHasOneLineForEachAwardAndNoPersons() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    it.server.getBean(ThreeSixtyGiving.class).csv(OptionalInt.empty(), out);
    String table = out.toString(StandardCharsets.UTF_8);
    int awarded =
        it.server.getBean(Decisions.class).awardTotals(declined(), List.of()).stream()
            .mapToInt(Decisions.AwardTotal::awards)
            .sum();
    assertThat(table.lines()).hasSize(awarded + 1);
    for (Cast.Member member : Cast.ALL) {
      assertThat(table).doesNotContain(member.name());
    }
  }

  @Test
  void onAPhoneTheAmountStandsBesideTheNameAndNothingIsBehindTheEdge() {
    for (String language : List.of("nb", "ar")) {
      Page page = opened(it.visitor(language, 390, true), "/opendata");
      assertThat(page.evaluate(WIDER, ".i-stacked")).isEqualTo(0);
      Locator row = page.locator(".i-stacked tbody tr").first();
      BoundingBox name = row.getByRole(AriaRole.CELL).first().boundingBox();
      BoundingBox amount = row.getByRole(AriaRole.CELL).nth(1).boundingBox();
      assertThat(amount.y).isCloseTo(name.y, within(4.0));
      // still a table for those who listen
      assertThat(row.getByRole(AriaRole.CELL).count()).isEqualTo(6);
      assertThat(page.getByRole(AriaRole.COLUMNHEADER).count()).isGreaterThanOrEqualTo(6);
      page.context().close();
    }
  }

  @Test
  void theFramesSumsAreAllInSightOnEveryScreen() {
    for (int width : List.of(390, 1280, 1600)) {
      Page page = opened(it.as("godkjenner", "nb", width, true), "/saker/utbetalinger/rammer");
      assertThat(page.evaluate(WIDER, ".i-frames")).as(width + " px").isEqualTo(0);
      assertThat(page.locator(".i-frames tbody tr").first().getByRole(AriaRole.CELL).count())
          .isEqualTo(12);
      page.context().close();
    }
  }

  private static Page opened(TryingIt.Someone someone, String path) {
    someone.go(path);
    return someone.page;
  }
}
