package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ildsjel.platform.rules.RuleProblem;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCompilerTests {

  private static final String HEAD =
      """
      form: test
      version: 1
      minutes: 5
      title: Test
      languages: [nb]
      inputs: {asOf: date, organisation.name: text, themes: texts}
      pages:
        - id: one
          title: En
          questions:
            - {id: name, type: text, text: Navn}
            - {id: amount, type: kroner, text: Beløp}
            - id: kind
              type: one
              text: Hva slags?
              options:
                - {id: project, text: Prosjekt}
                - {id: operation, text: Drift}
            - {id: sure, type: yesno, text: Sikker?}
      """;

  private static final String NEXT =
      """
        - id: two
          title: To
          questions:
      """;

  private static List<FormProblem> problems(String yaml) {
    return FormCompiler.compile(yaml) instanceof FormCompilation.Refused(List<FormProblem> found)
        ? found
        : List.of();
  }

  private static List<FormProblem> problemsOf(String question) {
    return problems(HEAD + NEXT + question.indent(6));
  }

  private static void assertProblem(List<FormProblem> problems, String place, String code) {
    assertThat(problems.stream().map(p -> p.place() + " " + p.code()).toList())
        .as(problems.toString())
        .contains(place + " " + code);
  }

  @Test
  void theExampleInTheGuideIsAForm() {
    assertThat(problems(SmallGrant.YAML)).isEmpty();
  }

  @Test
  void aFormNeedsOnlyWhatItSays() {
    assertThat(problems(HEAD)).isEmpty();
    FormDefinition definition = FormCompiler.compile(HEAD).orThrow().definition();
    assertThat(definition.minutes()).isEqualTo(5);
    assertThat(definition.pages().getFirst().questions()).hasSize(4);
  }

  @Test
  void theMinutesOfThePagesAddUp() {
    assertThat(FormCompiler.compile(SmallGrant.YAML).orThrow().definition().minutes())
        .isEqualTo(35);
  }

  @Test
  void aFormThatDoesNotSayHowLongItTakesIsRefused() {
    assertProblem(problems(HEAD.replace("minutes: 5\n", "")), "minutes", "missing-minutes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          - {id: x, type: text, text: X, when: nme == "a"} | when | unknown-name
          - {id: x, type: text, text: X, when: amount} | when | wrong-result
          - {id: x, type: text, text: X, when: amount > "3"} | when | wrong-types
          - {id: x, type: text, text: X, when: amount >} | when | rule-syntax
          - {id: x, type: text, text: X, when: later()} | when | unknown-function
          - {id: x, type: text, text: X, when: "kind == 'projekt'"} | when | unknown-option
          - {id: x, type: text, text: X, when: "kind in ['project', 'b']"} | when | unknown-option
          - {id: x, type: text, text: X, when: "1 > 2"} | when | never-shown
          - {id: x, type: text, text: X, when: "false"} | when | never-shown
          - {id: x, type: text, text: X, when: "sure && !sure"} | when | never-shown
          - {id: x, type: text, text: X, when: "kind == 'project' && kind == 'operation' && amount > 3"} | when | never-shown
          - {id: x, type: text, text: X, when: "x == 'a'"} | when | cycle
          - {id: x, type: computed, as: integer, text: X, value: x + 1} | value | cycle
          - {id: x, type: computed, as: integer, text: X, value: name} | value | wrong-result
          - {id: x, type: computed, as: kroner, text: X} | value | missing-key
          - {id: x, type: computed, as: money, text: X, value: amount} | as | wrong-value
          - {id: x, type: text, text: X, colour: red} | colour | unknown-key
          - {id: x, type: txt, text: X} | type | wrong-value
          - {id: x, text: X} | type | missing-key
          - {type: text, text: X} | id | missing-key
          - {id: x, type: text} | text | missing-key
          - {id: x-y, type: text, text: X} | id | bad-id
          - {id: row, type: text, text: X} | id | bad-id
          - {id: name, type: text, text: X} | id | duplicate-id
          - {id: asOf, type: text, text: X} | id | duplicate-id
          - {id: organisation, type: text, text: X} | id | duplicate-id
          - {id: x, type: text, text: [a]} | text | wrong-value
          - {id: x, type: text, text: {en: X}} | text.nb | missing-bokmal
          - {id: x, type: text, text: {nb: X, de: X}} | text.de | unknown-language
          - {id: x, type: text, text: "Hei {{ nam }}"} | text.nb | unknown-name
          - {id: x, type: text, text: "Hei {{ name"} | text.nb | bad-merge
          - {id: x, type: text, text: "Hei {{ sure }}"} | text.nb | wrong-result
          - {id: x, type: text, text: X, required: maybe} | required | unknown-name
          - {id: x, type: info, text: X, required: true} | required | not-here
          - {id: x, type: text, text: X, maxLength: many} | maxLength | wrong-value
          - {id: x, type: text, text: X, maxLength: 5, minLength: 6} | minLength | min-over-max
          - {id: x, type: text, text: X, pattern: "("} | pattern | bad-pattern
          - {id: x, type: text, text: X, pattern: "(((x{50}){50}){50})"} | pattern | bad-pattern
          - {id: x, type: text, text: X, format: fax} | format | wrong-value
          - {id: x, type: integer, text: X, min: 5, max: 4} | min | min-over-max
          - {id: x, type: integer, text: X, min: 5.5} | min | wrong-result
          - {id: x, type: date, text: X, min: 2027-02-30} | min | bad-date
          - {id: x, type: date, text: X, min: 2027-02-03, max: 2027-01-01} | min | min-over-max
          - {id: x, type: one, text: X} | options | wrong-value
          - {id: x, type: one, text: X, options: [{id: a, text: A}, {id: a, text: B}]} | options[1].id | duplicate-id
          - {id: x, type: one, text: X, options: [{id: a, text: A, alone: true}]} | options[0].alone | not-here
          - {id: x, type: several, text: X, min: 2, options: [{id: a, text: A}]} | min | wrong-value
          - {id: x, type: matrix, text: X, options: [{id: a, text: A}]} | rows | empty
          - {id: x, type: budget, text: X} | `` | empty
          - {id: x, type: budget, text: X, costs: [{id: costs, text: X}]} | costs[0].id | duplicate-id
          - {id: x, type: file, text: X, types: [exe]} | types | wrong-value
          - {id: x, type: group, text: X, row: R, questions: []} | questions | empty
          - {id: x, type: group, text: X, row: R, questions: [{id: m, type: file, text: M}]} | questions[0].type | not-here
          - {id: x, type: group, text: X, row: R, questions: [{id: m, type: text, text: M, when: row.z}]} | questions[0].when | unknown-name
          - {id: x, type: group, text: X, row: R, questions: [{id: m, type: text, text: M, when: "row.m == ''"}]} | questions[0].when | cycle
          - {id: x, type: group, text: X, row: R, questions: [{id: m, type: yesno, text: M, when: row.n}, {id: n, type: yesno, text: N}]} | questions[0].when | forward-reference
          - {id: x, type: group, text: X, row: R, questions: [{id: m, type: yesno, text: M, when: size(x) > 1}]} | questions[0].when | cycle
          - {id: x, type: text, text: X, from: nothing} | from | unknown-name
          - {id: x, type: integer, text: X, from: asOf} | from | wrong-types
          - {id: x, type: text, text: X, checks: [{that: x == 3, say: Y}]} | checks[0].that | wrong-types
          - {id: x, type: text, text: X, checks: [{that: x == "a"}]} | checks[0].say | missing-key
          - {id: x, type: text, text: X, consequences: [{when: z, say: Y}]} | consequences[0].when | unknown-name
          """)
  void aMistakeInAQuestionIsToldWithItsPlace(String question, String place, String code) {
    String at = "pages[1].questions[0]" + (place.isEmpty() ? "" : "." + place);
    List<FormProblem> problems = problemsOf(question);
    assertProblem(problems, at, code);
    assertThat(problems).allSatisfy(p -> assertThat(p.line()).isGreaterThanOrEqualTo(20));
  }

  @Test
  void aQuestionCannotBeShownByWhatIsAskedLater() {
    List<FormProblem> problems =
        problemsOf(
            """
            - {id: x, type: text, text: X, when: y > 3}
            - {id: y, type: integer, text: Y}
            """);
    assertProblem(problems, "pages[1].questions[0].when", "forward-reference");
  }

  @Test
  void twoQuestionsThatShowEachOtherAreACycle() {
    List<FormProblem> problems =
        problemsOf(
            """
            - {id: x, type: yesno, text: X, when: y}
            - {id: y, type: yesno, text: Y, when: x}
            """);
    assertProblem(problems, "pages[1].questions[0].when", "cycle");
    assertThat(problems.getFirst().message()).contains("x → y → x");
  }

  @Test
  void aPageCannotBeShownByItself() {
    assertProblem(
        problems(
            HEAD
                + NEXT.replace("title: To\n", "title: To\n    when: x\n")
                + "      - {id: x, type: yesno, text: X}\n"),
        "pages[1].when",
        "cycle");
  }

  @Test
  void aPageNobodyCanReachIsTold() {
    String page = NEXT.replace("title: To\n", "title: To\n    when: sure && sure == false\n");
    assertProblem(
        problems(HEAD + page + "      - {id: x, type: yesno, text: X}\n"),
        "pages[1].when",
        "never-shown");
  }

  @Test
  void aQuestionThatContradictsItsPageIsTold() {
    String page = NEXT.replace("title: To\n", "title: To\n    when: kind == 'project'\n");
    assertProblem(
        problems(
            HEAD + page + "      - {id: x, type: yesno, text: X, when: kind == 'operation'}\n"),
        "pages[1].questions[0].when",
        "never-shown");
  }

  @Test
  void whatIsPossibleIsNotCalledImpossible() {
    for (String when :
        List.of(
            "!has(kind)",
            "!has(amount) && sure",
            "has(kind) && kind != 'project'",
            "size(themes) > 3 && kind == 'project'",
            "amount > 3 && amount < 2 || sure")) {
      assertThat(problemsOf("- {id: x, type: text, text: X, when: \"" + when + "\"}"))
          .as(when)
          .isEmpty();
    }
  }

  @Test
  void aMissingTranslationIsToldWithPageQuestionAndLanguage() {
    String yaml = SmallGrant.YAML.replace(", en: \"How much does {{ row.name }} give?\"", "");
    assertProblem(
        problems(yaml), "pages[1].questions[0].questions[2].text.en", "missing-translation");
    List<FormProblem> nynorsk =
        problems(SmallGrant.YAML.replace("languages: [nb, en]", "languages: [nb, nn, en]"));
    assertProblem(nynorsk, "title.nn", "missing-translation");
    assertProblem(nynorsk, "pages[0].questions[2].options[1].text.nn", "missing-translation");
    assertProblem(nynorsk, "pages[2].questions[1].checks[0].say.nn", "missing-translation");
  }

  @Test
  void allProblemsAreToldAtOnceInTheOrderOfTheForm() {
    List<FormProblem> problems =
        problemsOf(
            """
            - {id: x, type: text, text: X, when: zzz, colour: red}
            - {id: y, type: text, text: Y, maxLength: none, required: qqq}
            """);
    assertThat(problems.stream().map(FormProblem::code))
        .contains("unknown-key", "unknown-name", "wrong-value");
    assertThat(problems.stream().map(FormProblem::line).toList()).isSorted();
  }

  @Test
  void aMisspeltNameGetsASuggestion() {
    assertThat(problemsOf("- {id: x, type: text, text: X, when: amont > 3}").getFirst().message())
        .contains("did you mean 'amount'");
  }

  @Test
  void twoPagesOfOneNameAreTold() {
    assertProblem(
        problems(
            HEAD + NEXT.replace("id: two", "id: one") + "      - {id: x, type: yesno, text: X}\n"),
        "pages[1].id",
        "duplicate-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "a: [", "\t- x", "a: b: c", "%!", "\u0000\u0001", "---\n- a\n---\n- b"})
  void whatIsNoYamlIsSaidToBeNone(String text) {
    assertThat(problems(text)).isNotEmpty();
    assertThat(problems(text).stream().map(FormProblem::code)).containsAnyOf("yaml", "wrong-root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n- b", "just words", "3"})
  void aFormIsAMapping(String text) {
    assertThat(problems(text).getFirst().code()).isEqualTo("wrong-root");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "form: x",
        "form: [a]",
        "form: x\nversion: one\npages: {}",
        "form: x\nversion: 1\npages: [1, [2], {id: {}}]",
        "form: x\nversion: 99999999999999999999\ntitle: {nb: [a]}\npages: [{id: p, questions: 3}]",
        "form: x\ninputs: [a]\npages: []",
        "form: x\ninputs: {a b: text, in: text, x: [y]}\npages: []",
        "form: x\nlanguages: {a: b}\npages: []",
        "form: x\nlanguages: [xx]\npages: [{id: p, questions: [{id: q, type: one, options: 3}]}]",
        "? {a: b}\n: c"
      })
  void crookedDefinitionsAreProblemsNeverExceptions(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  @Timeout(20)
  void hostileDefinitionsAreRefusedQuickly() {
    assertThat(problems("x".repeat(10_000_000)).getFirst().code()).isEqualTo("too-big");
    assertThat(problems("[".repeat(100_000)).getFirst().code()).isEqualTo("too-deep");
    assertThat(problems("{a: ".repeat(100_000)).getFirst().code()).isEqualTo("too-deep");
    assertThat(problems("- ".repeat(50_000)).getFirst().code()).isIn("too-deep", "yaml");
    String bomb =
        "a: &a [x, x, x, x]\n"
            + IntStream.range(1, 20)
                .mapToObj(i ->
                    "%c: &%c [*%c, *%c, *%c]\n"
                        .formatted('a' + i, 'a' + i, 'a' + i - 1, 'a' + i - 1, 'a' + i - 1))
                .collect(Collectors.joining());
    assertThat(problems(bomb).stream().map(FormProblem::code)).contains("alias");
    assertThat(
            problems("a: !!javax.script.ScriptEngineManager [x]").stream().map(FormProblem::code))
        .contains("unknown-key");
    String keys =
        IntStream.range(0, 50_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
    assertThat(problems(keys).size()).isLessThanOrEqualTo(FormLimits.PROBLEMS);
  }

  @Test
  void aTornDefinitionIsAProblemNeverAnException() {
    String yaml = SmallGrant.YAML;
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      StringBuilder torn = new StringBuilder(yaml);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(torn.length() - 60);
        switch (random.nextInt(4)) {
          case 0 -> torn.delete(at, at + random.nextInt(60));
          case 1 -> torn.setCharAt(at, "{}[]:,'\"&*!|>%@`-# \n".charAt(random.nextInt(20)));
          case 2 -> torn.insert(at, torn.substring(at, at + random.nextInt(60)));
          default -> torn.setCharAt(at, torn.charAt(random.nextInt(torn.length())));
        }
      }
      assertThat(FormCompiler.compile(torn.toString())).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void everyCodeInTheSourcesStandsInTheGuide() throws Exception {
    Path forms = Path.of("src/main/java/no/ildsjel/platform/forms");
    Path here = Files.exists(forms) ? forms : Path.of("app").resolve(forms);
    try (var files = Files.list(here)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var codes =
            Pattern.compile(
                    "(?:problem\\(|problems\\.add\\(|FormProblem\\(|found\\.add\\(|Unreadable\\()[^;]*?\"([a-z]+(?:-[a-z]+)+)\"")
                .matcher(Files.readString(file));
        while (codes.find()) {
          assertThat(SmallGrant.DOCS).as(file.toString()).contains("`" + codes.group(1) + "`");
        }
      }
    }
    for (RuleProblem.Code code : RuleProblem.Code.values()) {
      assertThat(SmallGrant.DOCS).contains("`" + code.code() + "`");
    }
  }

  @Test
  void aDefinitionMadeInCodeIsCheckedAsWell() {
    FormDefinition definition =
        new FormDefinition(
            "made",
            1,
            LocalText.nb("Laget"),
            Optional.empty(),
            1,
            Set.of(Language.NB, Language.EN),
            Map.of(),
            List.of(
                new FormDefinition.Page(
                    "p",
                    LocalText.nb("Side"),
                    Optional.empty(),
                    Optional.of("nobody"),
                    1,
                    List.of(
                        new Question(
                            "q",
                            new QuestionKind.YesNo(),
                            LocalText.nb("Ja?"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of())))));
    assertThat(FormCompiler.compile(definition)).isInstanceOf(FormCompilation.Refused.class);
    List<FormProblem> problems =
        ((FormCompilation.Refused) FormCompiler.compile(definition)).problems();
    assertProblem(problems, "pages[0].when", "unknown-name");
    assertProblem(problems, "pages[0].questions[0].text.en", "missing-translation");
    assertThat(problems.getFirst().line()).isZero();
  }
}
