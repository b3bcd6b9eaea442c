package no.ildsjel.platform.forms;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ildsjel.shared.Language;

/** A delivered form with something else put in somewhere: compiled or refused, and then run. */
class FormFuzz {

  private static final String WHOLE = read();
  private static final List<String> PATHS =
      List.of("contactEmail", "amount", "hasStaff", "goals", "activities/r1/people", "needs/board");

  @FuzzTest(maxDuration = "30s")
  void noDefinitionAndNoAnswerBreaksTheMachine(FuzzedDataProvider data) {
    StringBuilder yaml = new StringBuilder(WHOLE);
    for (int i = data.consumeInt(0, 3); i > 0; i--) {
      int from = data.consumeInt(0, yaml.length());
      int to = Math.min(yaml.length(), from + data.consumeInt(0, 60));
      yaml.replace(from, to, data.consumeString(60));
    }
    if (FormCompiler.compile(yaml.toString()) instanceof FormCompilation.Compiled(var form)) {
      Answers answers = form.offered(Map.of());
      while (data.remainingBytes() > 0) {
        String path = data.pickValue(PATHS);
        List<String> typed = new ArrayList<>();
        for (int i = data.consumeInt(1, 2); i > 0; i--) {
          typed.add(data.consumeString(40));
        }
        var value = form.parse(path, typed, Language.NB);
        answers = value.isPresent() ? answers.with(path, value.get()) : answers;
      }
      FormEvaluation evaluation = form.evaluate(answers, Map.of());
      if (evaluation.isComplete() && !Submission.freeze(evaluation).isIntact()) {
        throw new IllegalStateException("Frozen otherwise than it was");
      }
    }
  }

  private static String read() {
    try (InputStream in =
        FormFuzz.class.getResourceAsStream("/programme/forms/sma-og-nystartede.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
