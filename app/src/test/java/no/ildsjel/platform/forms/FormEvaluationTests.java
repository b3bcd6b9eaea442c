package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormEvaluationTests {

  private static final CompiledForm FORM = SmallGrant.FORM;
  private static final AnswersJson.Read EXAMPLE = SmallGrant.answers();

  private static FormEvaluation evaluate(Answers answers) {
    return FORM.evaluate(answers, EXAMPLE.inputs());
  }

  private static FormEvaluation with(String path, AnswerValue value) {
    return evaluate(EXAMPLE.answers().with(path, value));
  }

  private static FormEvaluation without(String path) {
    return evaluate(EXAMPLE.answers().without(path));
  }

  private static List<String> errors(FormEvaluation evaluation) {
    return evaluation.errors().stream().map(e -> e.path() + " " + e.code()).toList();
  }

  private static AnswerValue kroner(long amount) {
    return new AnswerValue.Whole(amount);
  }

  private static AnswerValue text(String words) {
    return new AnswerValue.Text(words);
  }

  /** A form of one page with these questions. */
  private static CompiledForm form(String questions) {
    return FormCompiler.compile(
            """
            form: test
            version: 1
            minutes: 5
            title: Test
            pages:
              - id: p
                title: P
                questions:
            """
                + questions.indent(6))
        .orThrow();
  }

  @Test
  void theExampleInTheGuideIsComplete() {
    FormEvaluation evaluation = evaluate(EXAMPLE.answers());
    assertThat(EXAMPLE.unknown()).isEmpty();
    assertThat(errors(evaluation)).isEmpty();
    assertThat(evaluation.isComplete()).isTrue();
    assertThat(evaluation.computed())
        .containsEntry("partnersGive", 20_000L)
        .containsEntry("budget/costs", 105_000L)
        .containsEntry("budget/income", 105_000L)
        .containsEntry("budget/balance", 0L);
    assertThat(evaluation.consequences())
        .extracting(FormEvaluation.Consequence::path)
        .containsExactly("amount");
    assertThat(evaluation.visible())
        .startsWith("projectName", "contactEmail", "kind", "themes", "start", "end", "partners")
        .contains("partners/r1/share")
        .doesNotContain("partners/r2/share");
  }

  @Test
  void anEmptyFormShowsOnlyWhatNothingHidesAndAsksForWhatIsNeeded() {
    FormEvaluation evaluation = evaluate(Answers.none());
    assertThat(evaluation.visible())
        .containsExactly(
            "projectName",
            "contactEmail",
            "kind",
            "start",
            "end",
            "partners",
            "partnersGive",
            "needs");
    assertThat(errors(evaluation))
        .containsExactly(
            "projectName required", "contactEmail required", "kind required", "start required");
  }

  @Test
  void aPageIsHiddenUntilItIsKnownToBeMeant() {
    assertThat(without("kind").visible()).doesNotContain("amount", "budget");
    assertThat(with("kind", new AnswerValue.Choice("else")).visible()).doesNotContain("amount");
    assertThat(with("kind", new AnswerValue.Choice("operation")).visible())
        .contains("amount")
        .doesNotContain("themes");
  }

  @Test
  void answersToHiddenQuestionsCountForNothingAndAreKept() {
    Answers answers =
        EXAMPLE
            .answers()
            .with("kind", new AnswerValue.Choice("else"))
            .with("kind/else", text("Leir"))
            .with("amount", kroner(999_999));
    FormEvaluation evaluation = evaluate(answers);
    assertThat(errors(evaluation)).isEmpty();
    assertThat(evaluation.computed()).doesNotContainKey("budget/costs");
    assertThat(evaluation.consequences()).isEmpty();
    assertThat(evaluation.visibleAnswers()).doesNotContainKey("amount").containsKey("kind/else");
    assertThat(evaluation.answers().at("amount")).isPresent();
  }

  @Test
  void eachBrokenBoundIsToldAtItsPath() {
    assertThat(errors(with("amount", kroner(110_001)))).contains("amount too-large");
    assertThat(errors(with("amount", kroner(0)))).contains("amount too-small");
    assertThat(errors(with("projectName", text("x".repeat(81)))))
        .containsExactly("projectName too-long");
    assertThat(errors(with("contactEmail", text("leder@"))))
        .containsExactly("contactEmail bad-email");
    assertThat(errors(with("start", new AnswerValue.Day(LocalDate.of(2027, 1, 19)))))
        .containsExactly("start too-early");
    assertThat(errors(with("themes", new AnswerValue.Choices(List.of("language", "none")))))
        .containsExactly("themes not-together");
    assertThat(errors(with("themes", new AnswerValue.Choices(List.of("none"))))).isEmpty();
    assertThat(errors(with("kind", new AnswerValue.Choice("party"))))
        .contains("kind unknown-option");
    assertThat(errors(with("needs/accounts", new AnswerValue.Choice("lots"))))
        .containsExactly("needs/accounts unknown-option");
    assertThat(errors(with("partners/r1/share", kroner(0))))
        .containsExactly("partners/r1/share too-small");
    assertThat(errors(without("partners/r2/name"))).containsExactly("partners/r2/name required");
    assertThat(errors(with("partners/r9", new AnswerValue.Row())))
        .containsExactly("partners/r9/name required");
  }

  @Test
  void anErrorCarriesWhatItsWordsNeed() {
    FormError error = with("amount", kroner(110_001)).errors().getFirst();
    assertThat(error.parameters()).containsEntry("max", 110_000L);
    assertThat(error.page()).isEqualTo("money");
    FormError tooLong = with("projectName", text("x".repeat(81))).errors().getFirst();
    assertThat(tooLong.parameters()).containsEntry("max", 80L).containsEntry("length", 81L);
  }

  @Test
  void wordsOfOnesOwnAreNeededForTheOptionThatAsksForThem() {
    assertThat(errors(with("kind", new AnswerValue.Choice("else"))))
        .containsExactly("kind/else other-missing");
  }

  @Test
  void aCheckComplainsOnlyWhenItIsKnownToBeBroken() {
    LocalDate early = LocalDate.of(2027, 2, 1);
    FormEvaluation broken = with("end", new AnswerValue.Day(early));
    assertThat(errors(broken)).containsExactly("end check");
    assertThat(broken.text(broken.errors().getFirst().said().orElseThrow(), Language.EN).text())
        .isEqualTo("The end cannot come before the start.");
    assertThat(errors(without("end"))).isEmpty();
    Answers noStart = EXAMPLE.answers().with("end", new AnswerValue.Day(early)).without("start");
    assertThat(errors(evaluate(noStart))).containsExactly("start required");
  }

  @Test
  void anUnreadableAnswerIsAnErrorAndCountsAsNone() {
    FormEvaluation evaluation =
        with("amount", new AnswerValue.Unreadable("ca. hundre tusen", "not-a-number"));
    assertThat(errors(evaluation)).containsExactly("amount not-a-number");
    assertThat(evaluation.errors().getFirst().parameters())
        .containsEntry("raw", "ca. hundre tusen");
    assertThat(evaluation.consequences()).isEmpty();
    assertThat(evaluation.visibleAnswers()).containsKey("amount");
  }

  @Test
  void anAnswerOfAnotherKindThanTheQuestionIsAnErrorNotAnException() {
    for (String path : FORM.evaluate(EXAMPLE.answers(), Map.of()).visible()) {
      for (AnswerValue value :
          List.of(
              text("x"),
              kroner(3),
              new AnswerValue.Decimal(0.5),
              new AnswerValue.YesNo(true),
              new AnswerValue.Choice("x"),
              new AnswerValue.Choices(List.of("x")),
              new AnswerValue.Files(List.of()),
              new AnswerValue.Row())) {
        assertThat(with(path, value).visible()).isNotEmpty();
      }
    }
    assertThat(errors(with("start", kroner(3)))).containsExactly("start unreadable");
  }

  @Test
  void aBudgetHasToBalanceAndItsLinesToSayWhatTheyAre() {
    FormEvaluation unbalanced = with("budget/costs/pay", kroner(70_000));
    assertThat(errors(unbalanced)).containsExactly("budget budget-not-balanced");
    assertThat(unbalanced.errors().getFirst().parameters())
        .containsEntry("costs", 115_000L)
        .containsEntry("income", 105_000L);
    assertThat(errors(without("budget/costs/r1/text")))
        .containsExactly("budget/costs/r1/text line-without-text");
    assertThat(errors(with("budget/costs/r2/text", text("Is"))))
        .containsExactly("budget/costs/r2/amount line-without-amount");
    assertThat(errors(with("budget/income/own", kroner(-5))))
        .contains("budget/income/own too-small");
    Answers many = EXAMPLE.answers();
    for (int i = 0; i < 11; i++) {
      many = many.with("budget/costs/x" + i + "/text", text("Post " + i));
      many = many.with("budget/costs/x" + i + "/amount", kroner(0));
    }
    assertThat(errors(evaluate(many))).containsExactly("budget/costs too-many-rows");
    assertThat(errors(without("budget"))).containsExactly("budget required");
  }

  @Test
  void theBudgetAndTheAmountMustAgree() {
    FormEvaluation evaluation = with("amount", kroner(104_000));
    assertThat(errors(evaluation)).containsExactly("budget check");
    FormError error = evaluation.errors().getFirst();
    assertThat(evaluation.text(error.said().orElseThrow(), Language.NB, error.path()).text())
        .isEqualTo(
            "I budsjettet står 105\u00a0000\u00a0kr, men dere søker om 104\u00a0000\u00a0kr.");
  }

  @Test
  void filesAreCheckedForNumberSizeAndType() {
    AnswerValue.File good = new AnswerValue.File("f1", "Vedtekter.PDF", 5_000_000);
    assertThat(errors(with("statutes", new AnswerValue.Files(List.of(good))))).isEmpty();
    assertThat(errors(with("statutes", new AnswerValue.Files(List.of(good, good)))))
        .containsExactly("statutes too-many-files");
    assertThat(
            errors(
                with(
                    "statutes",
                    new AnswerValue.Files(
                        List.of(new AnswerValue.File("f", "program.exe", 5_000_001))))))
        .containsExactly("statutes wrong-file-type", "statutes file-too-large");
    assertThat(errors(with("statutes", new AnswerValue.Files(List.of()))))
        .containsExactly("statutes required");
  }

  @Test
  void aQuestionThatHangsOnAnUnknownFactIsNotShown() {
    Map<String, Object> inputs = new HashMap<>(EXAMPLE.inputs());
    inputs.remove("foundedOn");
    assertThat(FORM.evaluate(EXAMPLE.answers(), inputs).visible()).doesNotContain("statutes");
  }

  @Test
  void anInputOfTheWrongTypeIsTheCallersMistake() {
    assertThatThrownBy(
            () -> FORM.evaluate(EXAMPLE.answers(), Map.of("asOf", "i dag", "foundedOn", "før")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowsKeepTheOrderOfTheirIdsAndAreKnownByThem() {
    Answers answers =
        Answers.none()
            .with("partners/r2/name", text("B"))
            .with("partners/r10/name", text("C"))
            .with("partners/r1/name", text("A"));
    assertThat(answers.rows("partners")).containsExactly("r1", "r10", "r2");
    assertThat(answers.without("partners/r10").rows("partners")).containsExactly("r1", "r2");
    assertThat(evaluate(answers).visible())
        .containsSequence("partners", "partners/r1/name", "partners/r1/pays", "partners/r10/name");
  }

  @Test
  void textsMergeInWhatIsKnownInTheRightLanguage() {
    FormEvaluation evaluation = evaluate(EXAMPLE.answers());
    LocalText intro = FORM.definition().intro().orElseThrow();
    assertThat(evaluation.text(intro, Language.EN).text())
        .isEqualTo("Hello, Språkbroen. You can take breaks when you like.");
    assertThat(evaluation.text(intro, Language.AR))
        .isEqualTo(
            new LocalText.Rendered("Hei, Språkbroen. Du kan ta pauser når du vil.", Language.NB));
    assertThat(FORM.evaluate(Answers.none(), Map.of()).text(intro, Language.NB).text())
        .startsWith("Hei, ….");
    LocalText share =
        ((QuestionKind.Group) FORM.slot("partners/r1").orElseThrow().question().kind())
            .questions()
            .get(2)
            .text();
    assertThat(evaluation.text(share, Language.EN, "partners/r1/share").text())
        .isEqualTo("How much does Storkronen give?");
    assertThat(evaluation.text(share, Language.EN, "partners/r2/share").text())
        .isEqualTo("How much does Nabohjelpen give?");
  }

  @Test
  void mergedValuesAreWrittenAsPeopleWriteThem() {
    CompiledForm form =
        form(
            """
            - {id: day, type: date, text: Dag}
            - {id: rate, type: decimal, text: Andel}
            - {id: kind, type: one, text: K, options: [{id: a, text: {nb: Alfa, en: Alpha}}]}
            - {id: both, type: several, text: K, options: [{id: a, text: A}, {id: b, text: B}]}
            - {id: n, type: integer, text: N}
            - id: all
              type: info
              text: "{{ day }}, {{ rate }}, {{ kind }}, {{ both[0] }}, {{ n }}, {{ n * 2 | kr }}"
            """);
    Answers answers =
        Answers.of(
            Map.of(
                "day", new AnswerValue.Day(LocalDate.of(2027, 3, 12)),
                "rate", new AnswerValue.Decimal(0.5),
                "kind", new AnswerValue.Choice("a"),
                "both", new AnswerValue.Choices(List.of("a", "b")),
                "n", new AnswerValue.Whole(2027)));
    FormEvaluation evaluation = form.evaluate(answers, Map.of());
    LocalText all = form.definition().pages().getFirst().questions().getLast().text();
    assertThat(evaluation.text(all, Language.NB).text())
        .isEqualTo("12. mars 2027, 0,5, Alfa, a, 2027, 4\u00a0054\u00a0kr");
  }

  @Test
  void anInputIsOfferedAsAnswerWhereItFits() {
    CompiledForm form =
        FormCompiler.compile(
                """
                form: test
                version: 1
                minutes: 5
                title: Test
                inputs: {name: text, members: integer, kind: text, themes: texts, day: date}
                pages:
                  - id: p
                    title: P
                    questions:
                      - {id: q1, type: text, text: Q, from: name}
                      - {id: q2, type: integer, text: Q, from: members}
                      - {id: q3, type: one, text: Q, from: kind, options: [{id: a, text: A}]}
                      - {id: q4, type: several, text: Q, from: themes, options: [{id: a, text: A}]}
                      - {id: q5, type: date, text: Q, from: day}
                """)
            .orThrow();
    Map<String, Object> inputs =
        Map.of("name", "Språkbroen", "members", 42, "kind", "gone", "themes", List.of("a"));
    assertThat(form.offered(inputs).byPath())
        .isEqualTo(
            Map.of(
                "q1", text("Språkbroen"),
                "q2", kroner(42),
                "q4", new AnswerValue.Choices(List.of("a"))));
  }

  @Test
  void progressIsDerivedFromTheAnswers() {
    assertThat(evaluate(EXAMPLE.answers()).pages())
        .extracting(PageProgress::state)
        .containsOnly(PageProgress.State.DONE);
    PageProgress first = evaluate(Answers.none()).pages().getFirst();
    assertThat(first).isEqualTo(new PageProgress("about", 5, 0, 4, 4));
    assertThat(first.state()).isEqualTo(PageProgress.State.NOT_STARTED);
    Answers one = Answers.none().with("projectName", text("Kafé"));
    assertThat(evaluate(one).pages().getFirst().state()).isEqualTo(PageProgress.State.STARTED);
    assertThat(evaluate(one).pages())
        .extracting(PageProgress::page)
        .containsExactly("about", "people");
  }

  @Test
  void whatIsNeededMayHangOnAnythingInTheForm() {
    CompiledForm form =
        form(
            """
            - {id: why, type: longtext, text: Hvorfor?, required: amount > 100}
            - {id: amount, type: kroner, text: Beløp}
            """);
    assertThat(errors(form.evaluate(Answers.none(), Map.of()))).isEmpty();
    FormEvaluation needed = form.evaluate(Answers.none().with("amount", kroner(101)), Map.of());
    assertThat(errors(needed)).containsExactly("why required");
    assertThat(needed.isRequired("why")).isTrue();
    assertThat(needed.isRequired("amount")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          x > 3 ; ; false
          !(x > 3) ; ; false
          x != 3 ; ; false
          x == x ; ; false
          x == 1 || y == 2 ; y ; true
          y == 2 || x == 1 ; y ; true
          y == 2 && x == 1 ; y ; false
          !(x > 3) ; x ; true
          x != 3 ; x ; true
          !has(x) ; ; true
          !has(x) || x > 3 ; ; true
          has(x) ; x ; true
          !has(x) ; x ; false
          """)
  void nothingFollowsFromAnAnswerNotGiven(String rule, String answered, boolean shown) {
    CompiledForm form =
        form(
            """
            - {id: x, type: integer, text: X}
            - {id: y, type: integer, text: Y}
            - {id: z, type: text, text: Z, when: "%s"}
            """
                .formatted(rule));
    Answers answers = answered == null ? Answers.none() : Answers.none().with(answered, kroner(2));
    assertThat(form.evaluate(answers, Map.of()).isVisible("z")).isEqualTo(shown);
  }

  @Test
  void aComputedValueCanShowWhatFollows() {
    CompiledForm form =
        form(
            """
            - {id: x, type: integer, text: X}
            - {id: double, type: computed, as: integer, text: D, value: x * 2}
            """
                    .replace("id: double", "id: twice")
                + "- {id: z, type: text, text: Z, when: twice > 5}\n");
    assertThat(form.evaluate(Answers.none().with("x", kroner(3)), Map.of()).visible())
        .containsExactly("x", "twice", "z");
    FormEvaluation broken =
        form("- {id: x, type: integer, text: X}\n- {id: y, type: computed, as: integer, text: Y, value: 1 / x}\n")
            .evaluate(Answers.none().with("x", kroner(0)), Map.of());
    assertThat(broken.computed()).isEmpty();
  }

  @Test
  void hugeTextsAndHostilePatternsCostLittle() {
    CompiledForm form =
        form("- {id: x, type: longtext, text: X, maxLength: 100000, pattern: '(a+)+b|(a|aa)+c'}\n");
    long start = System.nanoTime();
    FormEvaluation evaluation =
        form.evaluate(Answers.none().with("x", text("a".repeat(100_000))), Map.of());
    assertThat(errors(evaluation)).containsExactly("x pattern");
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    assertThat(
            errors(form.evaluate(Answers.none().with("x", text("a".repeat(10_000_000))), Map.of())))
        .containsExactly("x too-long");
  }

  @Test
  void whateverIsAnsweredTheEvaluationHoldsTogether() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Map<String, AnswerValue> answers = new TreeMap<>();
      for (String path : candidates()) {
        if (random.nextInt(3) > 0) {
          FORM.parse(path, List.of(anything(random)), Language.NB)
              .ifPresent(value -> answers.put(path, value));
        }
      }
      FormEvaluation evaluation = evaluate(Answers.of(answers));
      assertThat(evaluation.visible()).as("seed %d", seed).doesNotHaveDuplicates();
      for (FormError error : evaluation.errors()) {
        String question = error.path();
        while (!evaluation.isVisible(question) && question.contains("/")) {
          question = question.substring(0, question.lastIndexOf('/'));
        }
        assertThat(evaluation.isVisible(question)).as("seed %d: %s", seed, error).isTrue();
      }
      Answers kept = Answers.of(evaluation.visibleAnswers());
      FormEvaluation again = evaluate(kept);
      assertThat(again.visible()).as("seed %d", seed).isEqualTo(evaluation.visible());
      assertThat(errors(again)).as("seed %d", seed).isEqualTo(errors(evaluation));
      assertThat(again.visibleAnswers()).as("seed %d", seed).isEqualTo(evaluation.visibleAnswers());
      assertThat(evaluation.pages().stream().mapToInt(PageProgress::errors).sum())
          .as("seed %d", seed)
          .isEqualTo(evaluation.errors().size());
    }
  }

  private static List<String> candidates() {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "projectName",
                "contactEmail",
                "kind",
                "kind/else",
                "themes",
                "start",
                "end",
                "needs/accounts",
                "needs/members",
                "amount",
                "statutes"));
    for (String row : List.of("r1", "r2", "r3")) {
      paths.addAll(
          List.of(
              "partners/" + row,
              "partners/" + row + "/name",
              "partners/" + row + "/pays",
              "partners/" + row + "/share",
              "budget/costs/" + row + "/text",
              "budget/income/" + row + "/amount"));
    }
    paths.addAll(List.of("budget/costs/pay", "budget/income/grant"));
    return paths;
  }

  private static String anything(Random random) {
    List<String> pool =
        List.of(
            "project",
            "operation",
            "else",
            "language",
            "none",
            "ja",
            "nei",
            "12.3.2027",
            "1.1.2026",
            "110 000",
            "3",
            "-5",
            "x",
            "a@b.no",
            "much",
            " ",
            "😀",
            "99999999999999");
    return pool.get(random.nextInt(pool.size()));
  }
}
