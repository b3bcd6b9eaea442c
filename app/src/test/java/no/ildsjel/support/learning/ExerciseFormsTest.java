package no.ildsjel.support.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormCompiler;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exercises that come with the program, and how an evaluation is counted. */
class ExerciseFormsTest {

  private static CompiledForm form(String id) {
    try (InputStream file =
        ExerciseFormsTest.class.getResourceAsStream("/programme/forms/" + id + ".yaml")) {
      return FormCompiler.compile(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"oving-soknadsside", "oving-pitch", "oving-fem-kvitteringer", "kursevaluering"})
  void everyFormIsInTheLanguageOfTheLearner(String id) {
    assertThat(form(id).definition().languages()).isEqualTo(Set.of(Language.values()));
    assertThat(form(id).definition().minutes()).isLessThanOrEqualTo(20);
  }

  private static Answers receipts(String last) {
    Map<String, AnswerValue> answers = new HashMap<>();
    List<String> amounts = List.of("412", "84", "1 500", "368", last);
    CompiledForm form = form("oving-fem-kvitteringer");
    for (int i = 0; i < amounts.size(); i++) {
      String row = "receipts/r" + (i + 1) + "/";
      answers.put(row + "day", form.parse(row + "day", List.of("3.3.2027"), Language.NB).get());
      answers.put(row + "what", new AnswerValue.Text("Mat"));
      answers.put(
          row + "amount", form.parse(row + "amount", List.of(amounts.get(i)), Language.NB).get());
      answers.put(row + "line", new AnswerValue.Choice("food"));
    }
    return Answers.of(answers);
  }

  @Test
  void aWrongSumIsToldBeforeItIsHandedIn() {
    CompiledForm form = form("oving-fem-kvitteringer");
    assertThat(form.evaluate(receipts("2 000"), Map.of()).isComplete()).isTrue();
    FormEvaluation wrong = form.evaluate(receipts("200"), Map.of());
    assertThat(wrong.isComplete()).isFalse();
    assertThat(wrong.errors()).anySatisfy(e -> assertThat(e.path()).isEqualTo("receipts"));
  }

  @Test
  void anEvaluationIsCountedByAnswerAndWordsStandWithoutAName() {
    CompiledForm form = form("kursevaluering");
    FormEvaluation much =
        form.evaluate(
            Answers.of(
                Map.of(
                    "useful",
                    new AnswerValue.Choice("much"),
                    "words",
                    new AnswerValue.Text("Fint!"))),
            Map.of());
    FormEvaluation little =
        form.evaluate(Answers.of(Map.of("useful", new AnswerValue.Choice("little"))), Map.of());
    List<Evaluations.Counted> counted = Evaluations.count(form, List.of(much, much, little));
    Map<LocalText, Integer> useful = counted.getFirst().answers();
    assertThat(useful.values()).containsExactly(2, 0, 1);
    assertThat(counted.getLast().words()).containsExactly("Fint!", "Fint!");
    assertThat(counted).hasSize(4);
  }

  @Test
  void hoursAreWrittenTheNorwegianWay() {
    var start = java.time.Instant.parse("2027-03-12T17:00:00Z");
    var session =
        new Session(java.util.UUID.randomUUID(), start, start.plusSeconds(9000), "Oslo", "", false);
    assertThat(Certificates.hours(List.of(session))).isEqualTo("2,5");
    assertThat(Certificates.hours(List.of(session, session))).isEqualTo("5");
  }
}
