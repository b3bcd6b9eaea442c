package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class SubmissionTests {

  private static final CompiledForm FORM = SmallGrant.FORM;
  private static final AnswersJson.Read EXAMPLE = SmallGrant.answers();

  @Test
  void theSameAnswersAlwaysGiveTheSameHash() {
    Submission first = Submission.freeze(FORM.evaluate(EXAMPLE.answers(), EXAMPLE.inputs()));
    Answers sameAgain = Answers.none();
    for (Map.Entry<String, AnswerValue> entry :
        EXAMPLE.answers().byPath().entrySet().stream()
            .sorted(Map.Entry.<String, AnswerValue>comparingByKey().reversed())
            .toList()) {
      sameAgain = sameAgain.with(entry.getKey(), entry.getValue());
    }
    Submission second = Submission.freeze(FORM.evaluate(sameAgain, EXAMPLE.inputs()));
    assertThat(second).isEqualTo(first);
    assertThat(first.isIntact()).isTrue();
    assertThat(first.sha256()).hasSize(64);
    assertThat(first.json())
        .startsWith("{\"answers\":{\"amount\":105000,\"budget/costs/pay\":60000,")
        .contains("\"computed\":{\"budget/balance\":0,")
        .endsWith("\"version\":1}");
  }

  @Test
  void aChangedLetterIsSeen() {
    Submission submission = Submission.freeze(FORM.evaluate(EXAMPLE.answers(), EXAMPLE.inputs()));
    Submission changed =
        new Submission(
            submission.form(),
            submission.version(),
            submission.json().replace("105000", "106000"),
            submission.sha256());
    assertThat(changed.isIntact()).isFalse();
  }

  @Test
  void hiddenAnswersAndWordsForOtherOptionsStayBehind() {
    Answers answers =
        EXAMPLE
            .answers()
            .with("partners/r2/share", new AnswerValue.Whole(7))
            .with("kind/else", new AnswerValue.Text("gammelt"))
            .with("gone", new AnswerValue.Text("gammelt"));
    assertThat(Submission.freeze(FORM.evaluate(answers, EXAMPLE.inputs())))
        .isEqualTo(Submission.freeze(FORM.evaluate(EXAMPLE.answers(), EXAMPLE.inputs())));
  }

  @Test
  void whatIsNotCompleteIsNotFrozen() {
    FormEvaluation evaluation = FORM.evaluate(Answers.none(), Map.of());
    assertThatThrownBy(() -> Submission.freeze(evaluation))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void answersSurviveJsonBothWays() {
    Answers answers =
        EXAMPLE
            .answers()
            .with("partners/r9", new AnswerValue.Row())
            .with("amount", new AnswerValue.Unreadable("ca. tusen", "not-a-number"))
            .with("projectName", new AnswerValue.Text("\"Sitat\" \\ \n «æøå» 😀 \u2028"));
    String json = AnswersJson.write(answers.byPath());
    AnswersJson.Read read = AnswersJson.read(json, FORM, Language.NB);
    assertThat(read.answers()).isEqualTo(answers);
    assertThat(AnswersJson.write(read.answers().byPath())).isEqualTo(json);
  }

  @Test
  void textsInJsonAreReadAsIfTyped() {
    assertThat(EXAMPLE.answers().at("amount")).contains(new AnswerValue.Whole(105_000));
    assertThat(EXAMPLE.answers().at("start"))
        .contains(new AnswerValue.Day(LocalDate.of(2027, 3, 1)));
    assertThat(EXAMPLE.inputs()).containsEntry("asOf", LocalDate.of(2027, 1, 20));
  }

  @Test
  void valuesOfTheWrongKindAreKeptAndToldNotLost() {
    AnswersJson.Read read =
        AnswersJson.read(
            """
            {"amount": 3.5, "start": 5, "kind": ["project"], "themes": "language", "asOf": true,
             "partners/r1/pays": "kanskje", "statutes": [{"id": 1}], "nope": 1, "end": null,
             "projectName": 12, "budget/costs/pay": 99999999999999999999999}
            """,
            FORM,
            Language.NB);
    assertThat(read.unknown()).containsExactly("nope");
    assertThat(read.wrongInputs()).containsExactly("asOf");
    assertThat(read.answers().at("end")).isEmpty();
    assertThat(read.answers().at("themes")).contains(new AnswerValue.Choices(List.of("language")));
    assertThat(read.answers().at("amount"))
        .contains(new AnswerValue.Unreadable("3.5", "not-a-whole-number"));
    assertThat(read.answers().at("start")).contains(new AnswerValue.Unreadable("5", "not-a-date"));
    assertThat(read.answers().at("budget/costs/pay"))
        .hasValueSatisfying(
            v -> assertThat(((AnswerValue.Unreadable) v).code()).isEqualTo("number-too-large"));
    assertThat(read.answers().at("statutes"))
        .hasValueSatisfying(v -> assertThat(v).isInstanceOf(AnswerValue.Unreadable.class));
    assertThat(FORM.evaluate(read.answers(), read.inputs()).errors()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{a:1}", "\u0000"})
  void whatIsNoJsonIsSaidToBeNone(String json) {
    assertThatThrownBy(() -> AnswersJson.read(json, FORM, Language.NB))
        .isInstanceOfAny(JacksonException.class, IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "3", "null", "\"x\""})
  void answersAreAnObject(String json) {
    assertThatThrownBy(() -> AnswersJson.read(json, FORM, Language.NB))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deepJsonIsRefused() {
    assertThatThrownBy(() -> AnswersJson.read("{\"a\":" + "[".repeat(50_000), FORM, Language.NB))
        .isInstanceOf(JacksonException.class);
  }
}
