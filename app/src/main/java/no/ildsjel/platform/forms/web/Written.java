package no.ildsjel.platform.forms.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.FormError;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.FormLimits;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;

/** Writes answers and errors for the reader. */
final class Written {

  private final Page page;
  private final FormEvaluation evaluation;

  Written(Page page, FormEvaluation evaluation) {
    this.page = page;
    this.evaluation = evaluation;
  }

  /** A text of the form, as it reads at the path. */
  LocalText.Rendered text(LocalText text, String path) {
    return evaluation.text(text, page.language(), path);
  }

  Optional<LocalText.Rendered> text(Optional<LocalText> text, String path) {
    return text.map(t -> text(t, path));
  }

  /** An answer as it stands in its field: it is read as the same answer again. */
  static String inField(Optional<AnswerValue> answer, boolean kroner, Language language) {
    return switch (answer.orElse(null)) {
      case null -> "";
      case AnswerValue.Text(String value) -> value;
      case AnswerValue.Whole(long number) ->
          kroner ? Writing.grouped(number) : Long.toString(number);
      case AnswerValue.Decimal(double number) -> Writing.plain(number, language);
      case AnswerValue.Day(LocalDate day) -> day.toString();
      case AnswerValue.YesNo(boolean yes) -> yes ? YES : NO;
      case AnswerValue.Choice(String option) -> option;
      case AnswerValue.Choices(List<String> options) -> String.join(",", options);
      case AnswerValue.Unreadable(String raw, String _) -> raw;
      case AnswerValue.Files _, AnswerValue.Row _ -> "";
    };
  }

  static final String YES = "ja";
  static final String NO = "nei";

  /** An answer as it is read back. */
  String readBack(Question question, AnswerValue answer) {
    return switch (answer) {
      case AnswerValue.YesNo(boolean yes) -> page.t(yes ? "forms.yes" : "forms.no");
      case AnswerValue.Day(LocalDate day) -> page.dateText(day);
      case AnswerValue.Whole(long number) -> number(question, number);
      case AnswerValue.Decimal(double number) ->
          Writing.plain(number, page.language()) + unit(question);
      case AnswerValue.Choice(String option) -> option(question, option);
      case AnswerValue.Choices(List<String> options) ->
          options.stream().map(o -> option(question, o)).collect(Collectors.joining(", "));
      case AnswerValue.Files(List<AnswerValue.File> files) ->
          files.stream().map(AnswerValue.File::name).collect(Collectors.joining(", "));
      default -> inField(Optional.of(answer), false, page.language());
    };
  }

  private String number(Question question, long number) {
    return switch (question.kind()) {
      case QuestionKind.Budget _ -> Writing.kroner(number);
      case QuestionKind.Whole whole when whole.kroner() -> Writing.kroner(number);
      default -> number + unit(question);
    };
  }

  private String unit(Question question) {
    Optional<LocalText> unit =
        switch (question.kind()) {
          case QuestionKind.Whole whole -> whole.unit();
          case QuestionKind.Decimal decimal -> decimal.unit();
          default -> Optional.empty();
        };
    return unit.map(u -> "\u00a0" + u.in(page.language())).orElse("");
  }

  private String option(Question question, String id) {
    List<QuestionKind.Option> options =
        switch (question.kind()) {
          case QuestionKind.One one -> one.options();
          case QuestionKind.Several several -> several.options();
          case QuestionKind.Matrix matrix -> matrix.options();
          default -> List.of();
        };
    return options.stream()
        .filter(o -> o.id().equals(id))
        .findFirst()
        .map(o -> text(o.text(), question.id()).text())
        .orElse(id);
  }

  /** A computed value. */
  String computed(QuestionKind.Computed computed, Object value) {
    return computed.kroner() && value instanceof Long kroner
        ? Writing.kroner(kroner)
        : value instanceof Boolean yes
            ? page.t(yes ? "forms.yes" : "forms.no")
            : Writing.plain(value, page.language());
  }

  /** What to do about an error. */
  String problem(FormError error) {
    return error
        .said()
        .map(said -> text(said, error.path()).text())
        .orElseGet(() -> page.named("forms.error." + error.code(), parameters(error)));
  }

  private Map<String, Object> parameters(FormError error) {
    Map<String, Object> written = new java.util.HashMap<>(error.parameters());
    written.replaceAll((_, value) -> value instanceof LocalDate day ? page.dateText(day) : value);
    if (error.parameters().get("raw") instanceof String raw) {
      written.putIfAbsent("max", (long) FormLimits.ANSWER_LENGTH);
      written.putIfAbsent("length", (long) raw.length());
    }
    return written;
  }
}
