package ildsjel.sandbox;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.ildsjel.platform.forms.AnswerSlot;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormError;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.QuestionKind;

/**
 * Fills in any form as an invented organisation would: first what it has words for, then the rest.
 */
final class FilledIn {

  private static final int ROUNDS = 40;

  private FilledIn() {}

  /**
   * Answers that leave nothing to mend.
   *
   * @param own what this organisation says, by path
   * @param file keeps a file for a path and answers what to attach
   */
  static Answers of(
      CompiledForm form,
      Map<String, ?> inputs,
      Answers offered,
      Map<String, AnswerValue> own,
      Function<String, AnswerValue.File> file) {
    Answers answers = offered;
    for (Map.Entry<String, AnswerValue> one : own.entrySet()) {
      if (form.slot(one.getKey()).isPresent()) {
        answers = answers.with(one.getKey(), one.getValue());
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      FormEvaluation evaluation = form.evaluate(answers, inputs);
      if (evaluation.isComplete()) {
        return answers;
      }
      for (FormError error : evaluation.errors()) {
        AnswerSlot slot = form.slot(error.path()).orElse(null);
        Map<String, AnswerValue> usual =
            slot == null
                ? Map.of(error.path() + "/r1", new AnswerValue.Row())
                : usual(error.path(), slot, file);
        for (Map.Entry<String, AnswerValue> one : usual.entrySet()) {
          answers = answers.with(one.getKey(), one.getValue());
        }
      }
    }
    throw new IllegalStateException(
        "The demonstration could not fill in "
            + form.definition().id()
            + ": "
            + form.evaluate(answers, inputs).errors());
  }

  private static Map<String, AnswerValue> usual(
      String path, AnswerSlot slot, Function<String, AnswerValue.File> file) {
    Map<String, AnswerValue> one = new LinkedHashMap<>();
    switch (slot.question().kind()) {
      case QuestionKind.YesNo _ -> one.put(path, new AnswerValue.YesNo(true));
      case QuestionKind.Whole _ -> one.put(path, new AnswerValue.Whole(2));
      case QuestionKind.Decimal _ -> one.put(path, new AnswerValue.Decimal(1.0));
      case QuestionKind.Day _ -> one.put(path, new AnswerValue.Day(LocalDate.of(2027, 3, 1)));
      case QuestionKind.One choice ->
          one.put(path, new AnswerValue.Choice(choice.options().getFirst().id()));
      case QuestionKind.Several several ->
          one.put(path, new AnswerValue.Choices(List.of(several.options().getFirst().id())));
      case QuestionKind.Files _ -> one.put(path, new AnswerValue.Files(List.of(file.apply(path))));
      case QuestionKind.Matrix matrix ->
          matrix
              .rows()
              .forEach(row ->
                  one.put(
                      slot.question().id() + "/" + row.id(),
                      new AnswerValue.Choice(matrix.options().getFirst().id())));
      default ->
          one.put(
              path,
              new AnswerValue.Text("Vi møtes hver uke og gjør noe sammen, og alle kan være med."));
    }
    return one;
  }
}
