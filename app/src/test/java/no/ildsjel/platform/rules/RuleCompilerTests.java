package no.ildsjel.platform.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCompilerTests {

  private static final Vocabulary FACTS =
      Vocabulary.of(
          Map.ofEntries(
              Map.entry("registeredInFrivillighetsregisteret", RuleType.BOOL),
              Map.entry("foundedOn", RuleType.DATE),
              Map.entry("asOf", RuleType.DATE),
              Map.entry("countingMembers", RuleType.INTEGER),
              Map.entry("countingMembersWithImmigrantBackground", RuleType.INTEGER),
              Map.entry("municipality", RuleType.TEXT),
              Map.entry("organisation.name", RuleType.TEXT),
              Map.entry("share", RuleType.DECIMAL),
              Map.entry("themes", RuleType.TEXTS),
              Map.entry(
                  "partners",
                  new RuleType.Rows(
                      Map.of(
                          "name", RuleType.TEXT,
                          "amount", RuleType.INTEGER,
                          "kind", RuleType.TEXT)))));

  private static final RuleCompiler RULES = RuleCompiler.over(FACTS);

  private static final Map<String, Object> SPRAKBROEN =
      Map.of(
          "registeredInFrivillighetsregisteret",
          true,
          "foundedOn",
          LocalDate.of(2022, 5, 17),
          "asOf",
          LocalDate.of(2027, 1, 20),
          "countingMembers",
          42L,
          "municipality",
          "1804",
          "organisation.name",
          "Språkbroen",
          "share",
          0.4,
          "themes",
          List.of("language", "work"),
          "partners",
          List.of(
              Map.of("name", "Storkronen", "amount", 20_000L, "kind", "mentor"),
              Map.of("name", "Nabohjelpen", "kind", "friend")));

  private static Outcome run(String expression) {
    return run(expression, SPRAKBROEN);
  }

  private static Outcome run(String expression, Map<String, ?> facts) {
    return RULES.compile(expression).orThrow().evaluate(facts);
  }

  private static RuleProblem problem(String expression) {
    return problem(RULES.compile(expression));
  }

  private static RuleProblem problem(Compilation compilation) {
    assertThat(compilation).isInstanceOf(Compilation.Refused.class);
    return ((Compilation.Refused) compilation).problems().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          registeredInFrivillighetsregisteret | true
          yearsBetween(foundedOn, asOf) < 5 | true
          municipality == "0301" ? countingMembers >= 80 : countingMembers >= 20 | true
          !registeredInFrivillighetsregisteret | false
          daysBetween(date("2027-01-01"), asOf) == 19 | true
          asOf <= date("2027-01-20") && asOf >= date("2027-01-20") | true
          asOf != date("2027-01-20") | false
          foundedOn > asOf | false
          plusYears(foundedOn, 5) > asOf | true
          plusDays(date("2027-02-28"), 1) == date("2027-03-01") | true
          plusMonths(date("2027-01-31"), 1) == date("2027-02-28") | true
          year(foundedOn) == 2022 && month(foundedOn) == 5 | true
          monthsBetween(foundedOn, asOf) == 56 | true
          "language" in themes | true
          "sports" in themes | false
          municipality in ["0301", "1804"] | true
          size(themes) == 2 && themes.size() == 2 | true
          themes[0] == "language" | true
          share > 0.3 | true
          share < 1 | true
          double(countingMembers) * share > 16.7 | true
          round(double(countingMembers) * share) == 17 | true
          round(2.5) == 3 && round(-2.5) == -3 | true
          int(2.9) == 2 | true
          7 / 2 == 3 && 7 % 2 == 1 | true
          max(countingMembers, 50) == 50 && min(0.5, share) == share | true
          sum([1, 2, 3]) == 6 && sum([0.5, 0.25]) == 0.75 | true
          "  Ildsjel ".trim().lower() == "ildsjel" | true
          organisation.name.startsWith("Språk") && organisation.name.endsWith("broen") | true
          organisation.name.contains("kbro") && organisation.name.matches("^S.*n$") | true
          string(countingMembers) + " medlemmer" == "42 medlemmer" | true
          string(asOf) == "2027-01-20" | true
          partners.exists(p, p.kind == "mentor") | true
          partners.exists_one(p, p.kind == "mentor") | true
          partners.all(p, size(p.name) > 3) | true
          partners.filter(p, has(p.amount)).size() == 1 | true
          sum(partners.filter(p, has(p.amount)).map(p, p.amount)) == 20000 | true
          partners.exists(p, partners.exists(q, q.name < p.name)) | true
          """)
  void aCriterionIsMetOrNot(String expression, boolean expected) {
    assertThat(run(expression)).isEqualTo(new Outcome.Value(expected));
  }

  @Test
  void fiveYearsAreNotYetPassedOnTheDayBefore() {
    Rule young = RULES.compile("yearsBetween(foundedOn, asOf) < 5", RuleType.BOOL).orThrow();
    LocalDate founded = LocalDate.of(2022, 1, 20);
    assertThat(
            young
                .evaluate(Map.of("foundedOn", founded, "asOf", LocalDate.of(2027, 1, 19)))
                .isTrue())
        .isTrue();
    assertThat(
            young
                .evaluate(Map.of("foundedOn", founded, "asOf", LocalDate.of(2027, 1, 20)))
                .isFalse())
        .isTrue();
  }

  @Test
  void aMissingFactIsUnknownAndNamed() {
    assertThat(run("countingMembersWithImmigrantBackground * 2 > countingMembers"))
        .isEqualTo(new Outcome.Unknown(Set.of("countingMembersWithImmigrantBackground")));
  }

  @Test
  void everyMissingFactThatMattersIsNamed() {
    assertThat(run("yearsBetween(foundedOn, asOf) < 5 && share > 0.1", Map.of()))
        .isEqualTo(new Outcome.Unknown(Set.of("foundedOn", "asOf", "share")));
  }

  @Test
  void aMissingFactOfSeveralPartsIsNamedWhole() {
    assertThat(run("organisation.name == \"Språkbroen\"", Map.of()))
        .isEqualTo(new Outcome.Unknown(Set.of("organisation.name")));
  }

  @Test
  void whatIsKnownDecidesWhereItCan() {
    Map<String, Object> known = Map.of("countingMembers", 10L);
    assertThat(run("share > 0.1 || countingMembers == 10", known).isTrue()).isTrue();
    assertThat(run("countingMembers == 10 || share > 0.1", known).isTrue()).isTrue();
    assertThat(run("share > 0.1 && countingMembers == 11", known).isFalse()).isTrue();
    assertThat(run("countingMembers == 11 && share > 0.1", known).isFalse()).isTrue();
    assertThat(run("countingMembers == 10 ? 1 : int(share)", known).known()).contains(1L);
  }

  @Test
  void theOppositeOfTheUnknownIsUnknown() {
    Map<String, Object> nothing = Map.of();
    Outcome unknown = new Outcome.Unknown(Set.of("share"));
    assertThat(run("!(share > 0.1)", nothing)).isEqualTo(unknown);
    assertThat(run("share != 0.1", nothing)).isEqualTo(unknown);
    assertThat(run("share == share", nothing)).isEqualTo(unknown);
  }

  @Test
  void aMissingCellOfARowIsUnknownUnlessAnotherRowDecides() {
    assertThat(run("partners.all(p, p.amount > 100)"))
        .isEqualTo(new Outcome.Unknown(Set.of("partners.amount")));
    assertThat(run("partners.exists(p, p.amount > 100)").isTrue()).isTrue();
    assertThat(run("partners.all(p, p.amount > 30000)").isFalse()).isTrue();
    assertThat(run("sum(partners.map(p, p.amount))"))
        .isEqualTo(new Outcome.Unknown(Set.of("partners.amount")));
  }

  @Test
  void oneCanAskWhetherAFactIsKnown() {
    assertThat(run("has(share) && has(organisation.name)").isTrue()).isTrue();
    assertThat(run("has(share)", Map.of()).isFalse()).isTrue();
    assertThat(run("has(share) && share > 0.1", Map.of()).isFalse()).isTrue();
    assertThat(run("has(organisation.name)", Map.of()).isFalse()).isTrue();
  }

  @Test
  void aRuleTellsWhichNamesItSpeaksOf() {
    assertThat(
            RULES
                .compile("has(share) || partners.exists(p, p.name == organisation.name)")
                .orThrow()
                .names())
        .containsExactlyInAnyOrder("share", "partners", "organisation.name");
  }

  @Test
  void aRuleTellsWhichTextsItComparesWith() {
    Rule rule =
        RULES
            .compile(
                "municipality == \"0301\" || \"1804\" != municipality || municipality in"
                    + " [\"5001\"] || \"language\" in themes || partners.exists(p, p.kind =="
                    + " \"mentor\")")
            .orThrow();
    assertThat(rule.comparisons().stream().map(c -> c.name() + "=" + c.text()))
        .containsExactlyInAnyOrder(
            "municipality=0301",
            "municipality=1804",
            "municipality=5001",
            "themes=language",
            "partners.kind=mentor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          countingMember > 3 | UNKNOWN_NAME | did you mean 'countingMembers'
          organisation.nam == "x" | UNKNOWN_NAME | organisation
          partners.all(p, p.amont > 3) | UNKNOWN_NAME | amont
          yearBetween(foundedOn, asOf) < 5 | UNKNOWN_FUNCTION | did you mean 'yearsBetween'
          timestamp("2027-01-01T00:00:00Z") == timestamp("x") | UNKNOWN_FUNCTION | timestamp
          dyn(1) == dyn("x") | UNKNOWN_FUNCTION | dyn
          countingMembers * share > 3.0 | WRONG_TYPES | double(x)
          foundedOn > "2027" | WRONG_TYPES | date
          municipality + 1 == "2" | WRONG_TYPES | text
          countingMembers == null | WRONG_TYPES | null
          countingMembers > | SYNTAX | Cannot be read
          asOf > date("2027-02-30") | BAD_DATE | 2027-02-30
          asOf > date(municipality) | BAD_DATE | written out
          municipality.matches("(") | BAD_PATTERN | pattern
          municipality.matches(organisation.name) | BAD_PATTERN | written out
          municipality.matches("(((x{50}){50}){50})") | BAD_PATTERN | pattern
          {"a": 1}.size() == 1 | NOT_ALLOWED | maps
          b"x" == b"x" | NOT_ALLOWED | written out
          1u == 1u | NOT_ALLOWED | written out
          null == null | NOT_ALLOWED | written out
          partners.all(share, share.amount > 1) | NOT_ALLOWED | share
          has(1) | NOT_ALLOWED | has(x)
          themes.all(a, themes.all(b, themes.all(c, a == b && b == c))) | TOO_DEEP | loop
          themes | WRONG_RESULT | list
          """)
  void whatIsWrongIsToldWithItsPlace(String expression, RuleProblem.Code code, String part) {
    RuleProblem problem = problem(expression);
    assertThat(problem.code()).as(problem.message()).isEqualTo(code);
    assertThat(problem.message()).contains(part);
    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem.column()).isBetween(1, expression.length() + 1);
  }

  @Test
  void thePlaceIsThatOfTheMistake() {
    RuleProblem problem = problem("countingMembers > 3 &&\n  shares > 0.1");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(3);
  }

  @Test
  void theResultMustBeOfTheTypeAskedFor() {
    assertThat(problem(RULES.compile("countingMembers", RuleType.BOOL)).code())
        .isEqualTo(RuleProblem.Code.WRONG_RESULT);
    assertThat(problem(RULES.compile("countingMembers", RuleType.DECIMAL)).message())
        .isEqualTo("The rule comes to whole number but should come to decimal number");
    assertThat(RULES.compile("plusDays(asOf, 1)", RuleType.DATE))
        .isInstanceOf(Compilation.Compiled.class);
  }

  @Test
  void hugeRulesAreRefusedQuickly() {
    assertThat(problem("1 == 1 || ".repeat(1_000_000) + "true").code())
        .isEqualTo(RuleProblem.Code.TOO_LONG);
    assertThat(problem("(".repeat(900) + "1" + ")".repeat(900)).code())
        .isIn(RuleProblem.Code.TOO_DEEP, RuleProblem.Code.SYNTAX);
    assertThat(problem("[".repeat(900)).code())
        .isIn(RuleProblem.Code.TOO_DEEP, RuleProblem.Code.SYNTAX);
    assertThat(problem("1" + "+1".repeat(400) + " == 1").code())
        .isEqualTo(RuleProblem.Code.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\u0000", "@result", "&&", "a.b.c.d", "'", "\"\"\"", "😀"})
  void nonsenseIsAProblemNeverAnException(String nonsense) {
    assertThat(RULES.compile(nonsense, RuleType.BOOL)).isInstanceOf(Compilation.Refused.class);
  }

  @Test
  void whatCannotBeComputedIsAnAnswerNotAnException() {
    Map<String, Object> facts = new HashMap<>(SPRAKBROEN);
    facts.put("countingMembers", 0L);
    assertFailed(run("100 / countingMembers", facts), Outcome.Failure.DIVIDED_BY_ZERO);
    assertFailed(run("100 % countingMembers", facts), Outcome.Failure.DIVIDED_BY_ZERO);
    assertFailed(run("1.0 / double(countingMembers)", facts), Outcome.Failure.OUT_OF_RANGE);
    assertFailed(run("round(1.0 / double(countingMembers))", facts), null);
    assertFailed(
        run("9223372036854775807 + countingMembers + 1", facts), Outcome.Failure.OUT_OF_RANGE);
    assertFailed(
        run("sum([9223372036854775807, 1, countingMembers])", facts), Outcome.Failure.OUT_OF_RANGE);
    assertFailed(run("themes[7]", facts), Outcome.Failure.NO_SUCH_PLACE);
    assertFailed(run("plusYears(asOf, 99999999999)", facts), Outcome.Failure.OUT_OF_RANGE);
    assertFailed(run("int(municipality + \"x\")", facts), Outcome.Failure.OTHER);
  }

  @Test
  void endlessRowsEndInAnAnswer() {
    List<Map<String, Object>> many =
        IntStream.range(0, 500)
            .mapToObj(i -> Map.<String, Object>of("name", "n" + i, "amount", (long) i))
            .toList();
    assertFailed(
        run("partners.all(p, partners.all(q, p.amount + q.amount >= 0))", Map.of("partners", many)),
        Outcome.Failure.TOO_MUCH_WORK);
    assertThat(run("partners.all(p, p.amount >= 0)", Map.of("partners", many)).isTrue()).isTrue();
  }

  private static void assertFailed(Outcome outcome, Outcome.Failure failure) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    if (failure != null) {
      assertThat(((Outcome.Failed) outcome).failure()).isEqualTo(failure);
    }
  }

  @Test
  void aValueOfTheWrongTypeIsTheCallersMistake() {
    Rule rule = RULES.compile("countingMembers > 3").orThrow();
    assertThatThrownBy(() -> rule.evaluate(Map.of("countingMembers", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("countingMembers is declared as whole number");
  }

  @Test
  void aNameMustBeAName() {
    assertThat(Vocabulary.isName("organisation.name")).isTrue();
    assertThat(Vocabulary.isName("in")).isFalse();
    assertThat(Vocabulary.isName("a-b")).isFalse();
    assertThat(Vocabulary.isName("__has__x")).isFalse();
    assertThat(Vocabulary.isName("æøå")).isFalse();
    assertThatThrownBy(() -> Vocabulary.of(Map.of("a", RuleType.BOOL, "a.b", RuleType.BOOL)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneRuleServesManyThreads() throws Exception {
    Rule rule = RULES.compile("countingMembers % 2 == 0 || share > 0.5").orThrow();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures =
          IntStream.range(0, 200)
              .mapToObj(i ->
                  threads.submit(() -> {
                    for (int j = 0; j < 200; j++) {
                      long members = i + j;
                      Outcome outcome = rule.evaluate(Map.of("countingMembers", members));
                      assertThat(outcome)
                          .isEqualTo(
                              members % 2 == 0
                                  ? new Outcome.Value(true)
                                  : new Outcome.Unknown(Set.of("share")));
                    }
                    return true;
                  }))
              .toList();
      for (var future : futures) {
        assertThat(future.get()).isTrue();
      }
    }
  }
}
