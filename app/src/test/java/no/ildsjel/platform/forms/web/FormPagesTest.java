package no.ildsjel.platform.forms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.AnswersJson;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.DraftPost;
import no.ildsjel.platform.forms.FormCompiler;
import no.ildsjel.platform.forms.FormDefinition;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of forms over HTTP, as a browser without script sees and posts them. */
class FormPagesTest {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private static final CompiledForm FORM = compiled("/programme/forms/sma-og-nystartede.yaml");
  private static DemoOwner owner;

  @BeforeAll
  static void open() throws IOException {
    owner = new DemoOwner(FORM, DemoOwner.inputs(FORM), 0);
  }

  @AfterAll
  static void close() {
    owner.close();
  }

  @BeforeEach
  void startAgain() {
    owner.startAgain();
  }

  @Test
  void aPageIsSavedWithoutScriptAndLeadsOnToTheNext() {
    SeenPage page = get("/kari/nb/skjema/contact");
    page.with("contactName", "Kari Nes")
        .with("contactRole", "other")
        .with("contactRole/other", "Nestleder")
        .with("contactEmail", "a@b.no");
    HttpResponse<String> answer = post("/kari/nb/skjema/contact", page, false);
    assertThat(location(answer)).isEqualTo("/kari/nb/skjema/organisation");
    assertThat(answers().byPath())
        .containsEntry("contactName", new AnswerValue.Text("Kari Nes"))
        .containsEntry("contactRole", new AnswerValue.Choice("other"))
        .hasSize(4);
    SeenPage again = get("/kari/nb/skjema/contact");
    assertThat(again.fields.get("contactName")).containsExactly("Kari Nes");
    assertThat(again.fields.get("contactRole")).containsExactly("other");
    assertThat(again.html).contains("Lagret kl. ");
  }

  @Test
  void whatCannotBeReadIsKeptAndToldBesideTheFieldBeforeGoingOn() {
    SeenPage page = get("/kari/nb/skjema/money").with("amount", "hundre tusen");
    HttpResponse<String> answer = post("/kari/nb/skjema/money", page, false);
    assertThat(location(answer)).isEqualTo("/kari/nb/skjema/money?sjekk");
    SeenPage again = get("/kari/nb/skjema/money?sjekk");
    assertThat(again.fields.get("amount")).containsExactly("hundre tusen");
    assertThat(again.html)
        .contains("ds-error-summary")
        .contains("?sjekk#f-amount")
        .contains("Skriv et tall med siffer")
        .contains("Gå videre nå")
        .containsPattern("id=\"f-amount\"[^>]*aria-invalid=\"true\"");
  }

  @Test
  void theLastPageLeadsToTheSummaryWhichSaysWhatIsMissing() {
    SeenPage page = get("/kari/nb/skjema/papers");
    assertThat(location(post("/kari/nb/skjema/papers", page, false)))
        .isEqualTo("/kari/nb/oppsummering");
    SeenPage summary = get("/kari/nb/oppsummering");
    assertThat(summary.html)
        .contains("ds-error-summary")
        .contains("/kari/nb/skjema/plan?sjekk")
        .contains("Svar nå");
  }

  @Test
  void whileTypingOnlyPartsComeBackAndNoFieldIsTouched() {
    SeenPage page = get("/kari/nb/skjema/money");
    HttpResponse<String> answer =
        post("/kari/nb/skjema/money", part(page, "amount", "105 000"), true);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Lagret kl. ")
        .contains("en revisor se på regnskapet")
        .contains("name=\"_sett.amount\"")
        .doesNotContain("<html")
        .doesNotContain("id=\"f-amount\"")
        .doesNotContain("name=\"_sett.lessMoney\"");
    assertThat(answers().at("amount")).contains(new AnswerValue.Whole(105_000));
  }

  @Test
  void aQuestionThatCameOrWentIsPutInOrTakenOut() {
    SeenPage page = get("/kari/nb/skjema/papers");
    assertThat(page.html).contains("<div class=\"i-q\" id=\"q-accounts\" hidden>");
    String shown = post("/kari/nb/skjema/papers", part(page, "hasAccounts", "ja"), true).body();
    assertThat(shown)
        .contains("<div class=\"i-q\" id=\"q-accounts\" hx-swap-oob=\"true\">")
        .contains("Regnskapet");
    SeenPage with = get("/kari/nb/skjema/papers");
    assertThat(post("/kari/nb/skjema/papers", part(with, "hasAccounts", "nei"), true).body())
        .contains("id=\"q-accounts\" hidden hx-swap-oob=\"true\">");
  }

  @Test
  void twoOnTheSamePageNeverLoseEachOthersWords() {
    SeenPage karis = get("/kari/nb/skjema/plan");
    SeenPage olas = get("/ola/en/skjema/plan");
    post("/kari/nb/skjema/plan", karis.with("aim", "Karis navn").with("where", "Bodø"), false);
    post("/ola/en/skjema/plan", olas.with("aim", "Olas navn").with("reach", "Lapper"), false);
    assertThat(answers().byPath())
        .containsEntry("where", new AnswerValue.Text("Bodø"))
        .containsEntry("reach", new AnswerValue.Text("Lapper"))
        .containsEntry("aim", new AnswerValue.Text("Karis navn"));
    SeenPage page = get("/ola/en/skjema/plan");
    assertThat(page.html)
        .contains("Two people have answered differently")
        .contains("Karis navn")
        .contains("Olas navn")
        .contains("Kari Nes");
    assertThat(page.fields).doesNotContainKey("aim");
    assertThat(get("/kari/nb/oppsummering").html).contains("#q-aim");
    List<Draft.Version> versions = draft().clashes().get("aim");
    long olasVersion = versions.getLast().version();
    post(
        "/ola/en/skjema/plan", page.with("_velg", "aim " + olasVersion + " " + olasVersion), false);
    assertThat(answers().at("aim")).contains(new AnswerValue.Text("Olas navn"));
    assertThat(draft().clashes()).isEmpty();
  }

  @Test
  void rowsComeAndGoByButtonsAndWhatWasTypedIsSavedOnTheWay() {
    SeenPage page = get("/kari/nb/skjema/plan").with("aim", "Kafé").with("_ny", "activities");
    String there = location(post("/kari/nb/skjema/plan", page, false));
    assertThat(there).startsWith("/kari/nb/skjema/plan#q-activities-r");
    assertThat(answers().at("aim")).contains(new AnswerValue.Text("Kafé"));
    String row = answers().rows("activities").iterator().next();
    SeenPage with = get("/kari/nb/skjema/plan");
    assertThat(with.html).contains("Aktivitet 1").contains("name=\"activities/" + row + "/what\"");
    post(
        "/kari/nb/skjema/plan",
        with.with("activities/" + row + "/what", "Språkkafé").with("_fjern", "activities/" + row),
        false);
    assertThat(answers().rows("activities")).isEmpty();
  }

  @Test
  void linesOfOnesOwnAreAddedToTheBudgetAndSummed() {
    SeenPage page =
        get("/kari/nb/skjema/money").with("budget/costs/pay", "60 000").with("_ny", "budget/costs");
    post("/kari/nb/skjema/money", page, false);
    String row = answers().rows("budget/costs").iterator().next();
    assertThat(row).isEqualTo("pay");
    SeenPage with = get("/kari/nb/skjema/money");
    String own =
        with.fields.keySet().stream()
            .filter(n -> n.matches("budget/costs/r[^/]+/amount"))
            .findFirst()
            .orElseThrow();
    String told = post("/kari/nb/skjema/money", part(with, own, "9 000"), true).body();
    assertThat(told).contains("69\u00a0000\u00a0kr").contains("Dere mangler");
  }

  @Test
  void aTextTooLongIsNotLostButComesBackToBeShortened() {
    String much = "ord ".repeat(30_000);
    SeenPage page = get("/kari/nb/skjema/papers").with("more", much).with("hasAccounts", "nei");
    HttpResponse<String> answer = post("/kari/nb/skjema/papers", page, false);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("for lang til å lagres").contains(much.strip());
    assertThat(answers().at("hasAccounts")).contains(new AnswerValue.YesNo(false));
    assertThat(post("/kari/nb/skjema/papers", part(page, "more", much), true).statusCode())
        .isEqualTo(413);
    SeenPage huge = get("/kari/nb/skjema/papers").with("more", "x".repeat(2_000_001));
    assertThat(post("/kari/nb/skjema/papers", huge, false).statusCode()).isEqualTo(413);
  }

  @Test
  void aPartKeptOverLogInIsSavedAndShowsThePage() {
    SeenPage page = get("/kari/nb/skjema/plan");
    HttpResponse<String> answer =
        post("/kari/nb/skjema/plan", part(page, "aim", "Skrevet før utlogging"), false);
    assertThat(location(answer)).isEqualTo("/kari/nb/skjema/plan");
    assertThat(answers().at("aim")).contains(new AnswerValue.Text("Skrevet før utlogging"));
  }

  @Test
  void aFieldWithoutItsMarkAndControlFieldsOfNoSenseChangeNothing() {
    SeenPage page = get("/kari/nb/skjema/plan");
    page.fields.clear();
    page.with("aim", "uten merke").with("_velg", "tull").with("_versjon", "x");
    assertThat(post("/kari/nb/skjema/plan", page, false).statusCode()).isEqualTo(200);
    page.fields.remove("_velg");
    page.with("_tabort", "statutes");
    assertThat(post("/kari/nb/skjema/plan", page, false).statusCode()).isEqualTo(302);
    assertThat(answers().byPath()).isEmpty();
  }

  @Test
  void aPageThatIsNotThereIsNotFound() {
    assertThat(send(request("/kari/nb/skjema/nowhere").build()).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileIsChosenOnAPageOfItsOwnAfterWhatIsTypedWasSaved() {
    SeenPage before = get("/kari/nb/skjema/papers");
    var sent = post("/kari/nb/skjema/papers", before.with("_leggved", "statutes"), false);
    assertThat(sent.headers().firstValue("Location")).hasValue("/kari/nb/filer/statutes");
    post("/kari/nb/filer/statutes", new SeenPage(""), false);
    SeenPage page = get("/kari/nb/skjema/papers");
    assertThat(page.html).contains("vedtekter.pdf").contains("48\u00a0kB");
    String file =
        ((AnswerValue.Files) answers().at("statutes").orElseThrow()).files().getFirst().id();
    post("/kari/nb/skjema/papers", page.with("_tabort", "statutes " + file), false);
    assertThat(answers().at("statutes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sma-og-nystartede", "integrering-drift", "integrering-prosjekt", "all"})
  void everyPageInEveryLanguageIsWholeAndPostedUnchangedChangesNothing(String name)
      throws IOException {
    CompiledForm form =
        name.equals("all") ? everyKind() : compiled("/programme/forms/" + name + ".yaml");
    Map<String, Object> inputs = DemoOwner.inputs(form);
    Answers example =
        name.equals("all")
            ? Answers.none()
            : AnswersJson.read(text("/programme/examples/" + name + ".json"), form, Language.NB)
                .answers();
    if (name.equals("integrering-prosjekt")) {
      inputs.put("kind", "prosjekt-lokal");
    }
    try (DemoOwner other = new DemoOwner(form, inputs, 0)) {
      fill(other, form, example);
      Draft before = other.drafts().read(other.draft());
      for (Language language : Language.values()) {
        for (FormDefinition.Page part : form.definition().pages()) {
          String path = "/ola/" + language.code() + "/skjema/" + part.id();
          HttpResponse<String> answer =
              send(HttpRequest.newBuilder(URI.create(other.address() + path)).build());
          if (answer.statusCode() == 404) {
            continue;
          }
          SeenPage page = new SeenPage(answer.body());
          assertThat(page.doubled()).as(path).isEmpty();
          assertThat(page.dangling()).as(path).isEmpty();
          assertThat(page.nameless()).as(path).isEmpty();
          assertThat(page.html).as(path).doesNotContain("{{", "\"null\"", ">null<");
          send(
              HttpRequest.newBuilder(URI.create(other.address() + path))
                  .POST(HttpRequest.BodyPublishers.ofString(page.encoded()))
                  .build());
        }
        for (String page : List.of("oppsummering", "sporsmal")) {
          assertThat(
                  send(HttpRequest.newBuilder(
                              URI.create(other.address() + "/ola/" + language.code() + "/" + page))
                          .build())
                      .body())
              .contains("</html>")
              .doesNotContain("{{");
        }
      }
      Draft after = other.drafts().read(other.draft());
      assertThat(after.answers()).isEqualTo(before.answers());
      assertThat(after.version()).isEqualTo(before.version());
    }
  }

  private static void fill(DemoOwner other, CompiledForm form, Answers example) {
    Map<String, List<String>> typed = new HashMap<>();
    example
        .byPath()
        .forEach((path, value) -> {
          if (value instanceof AnswerValue.Choices(List<String> options)) {
            typed.put(path, options);
          } else if (value instanceof AnswerValue.Files(List<AnswerValue.File> files)) {
            files.forEach(
                f -> other.drafts().attach(other.person("kari"), other.draft(), form, path, f));
          } else {
            typed.put(
                path, List.of(Written.inField(java.util.Optional.of(value), true, Language.NB)));
          }
        });
    if (example.byPath().isEmpty()) {
      typed.put("decimal", List.of("1234,567"));
      typed.put("small", List.of("1,234"));
      typed.put("bad", List.of("\"<ukjent> & 'rart'\""));
      typed.put("long", List.of("\n\nførst to tomme linjer\r\nså <b>ikke</b> fet"));
      typed.put("year", List.of("2027"));
      typed.put("day", List.of("12.3.2027"));
      typed.put("other", List.of("x"));
      typed.put("other/x", List.of("egne ord"));
      typed.put("rows/r1/inner", List.of("innhold"));
    }
    other
        .drafts()
        .save(
            other.person("kari"),
            other.draft(),
            form,
            new DraftPost(typed, Map.of(), typed.keySet(), Language.NB))
        .orThrow();
  }

  private static CompiledForm everyKind() {
    return FormCompiler.compile(
            """
            form: all
            version: 1
            minutes: 1
            title: Alt
            pages:
              - id: p
                title: Side
                questions:
                  - {id: decimal, type: decimal, text: Desimaltall, unit: kg, hint: Hint}
                  - {id: small, type: decimal, text: Lite tall}
                  - {id: bad, type: integer, text: Tall}
                  - {id: long, type: longtext, text: Lang, help: Hjelp}
                  - {id: year, type: integer, text: År}
                  - {id: day, type: date, text: Dag}
                  - {id: badDay, type: date, text: Dag}
                  - {id: web, type: text, format: url, text: Nettsted}
                  - {id: other, type: several, text: Flere, options: [{id: x, text: X, other: true, help: H}, {id: y, text: Y}]}
                  - {id: computed, type: computed, as: kroner, value: year * 2, text: Utregnet}
                  - id: rows
                    type: group
                    text: Rader
                    row: Rad
                    questions:
                      - {id: inner, type: text, text: "Inni {{ row.inner }}", consequences: [{when: row.inner == "innhold", say: Slik er det}]}
            """)
        .orThrow();
  }

  /** What the page's script would send when one field was changed. */
  private static SeenPage part(SeenPage page, String path, String value) {
    page.with(path, value);
    page.fields
        .keySet()
        .removeIf(name ->
            name.startsWith("_sett.")
                ? !name.equals("_sett." + path)
                : !name.startsWith("_") && !name.equals(path));
    return page.with("_del", "1").with("_endret", path);
  }

  private static Draft draft() {
    return owner.drafts().read(owner.draft());
  }

  private static Answers answers() {
    return draft().answers();
  }

  private static SeenPage get(String path) {
    HttpResponse<String> answer = send(request(path).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new SeenPage(answer.body());
  }

  private static HttpResponse<String> post(String path, SeenPage page, boolean script) {
    HttpRequest.Builder request =
        request(path).POST(HttpRequest.BodyPublishers.ofString(page.encoded()));
    return send(script ? request.header("HX-Request", "true").build() : request.build());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(owner.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return BROWSER.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static CompiledForm compiled(String resource) {
    return FormCompiler.compile(text(resource)).orThrow();
  }

  private static String text(String resource) {
    try (var in = FormPagesTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
