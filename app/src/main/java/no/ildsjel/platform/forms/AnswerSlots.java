package no.ildsjel.platform.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the slot a path stands for. */
final class AnswerSlots {

  static final String TEXT = "text";
  static final String AMOUNT = "amount";

  private final Map<String, Question> questions = new HashMap<>();

  AnswerSlots(FormDefinition definition) {
    definition.pages().forEach(page -> page.questions().forEach(q -> questions.put(q.id(), q)));
  }

  Optional<AnswerSlot> at(String path) {
    if (path.length() > 300) {
      return Optional.empty();
    }
    List<String> parts = List.of(path.split("/", -1));
    Question question = questions.get(parts.getFirst());
    return question == null ? Optional.empty() : at(question, parts.subList(1, parts.size()));
  }

  private static Optional<AnswerSlot> at(Question question, List<String> rest) {
    return switch (question.kind()) {
      case QuestionKind.Matrix matrix -> matrix(question, matrix, rest);
      case QuestionKind.Budget budget -> budget(question, budget, rest);
      case QuestionKind.Group group -> group(question, group, rest);
      default -> simple(question, rest);
    };
  }

  private static Optional<AnswerSlot> simple(Question question, List<String> rest) {
    List<QuestionKind.Option> options = FormNames.choices(question);
    if (rest.size() == 1
        && options.stream().anyMatch(o -> o.other() && o.id().equals(rest.getFirst()))) {
      return Optional.of(new AnswerSlot(AnswerSlot.Kind.TEXT, question));
    }
    if (!rest.isEmpty()) {
      return Optional.empty();
    }
    return switch (question.kind()) {
      case QuestionKind.Text _ -> Optional.of(new AnswerSlot(AnswerSlot.Kind.TEXT, question));
      case QuestionKind.Whole _ -> Optional.of(new AnswerSlot(AnswerSlot.Kind.WHOLE, question));
      case QuestionKind.Decimal _ -> Optional.of(new AnswerSlot(AnswerSlot.Kind.DECIMAL, question));
      case QuestionKind.Day _ -> Optional.of(new AnswerSlot(AnswerSlot.Kind.DAY, question));
      case QuestionKind.YesNo _ -> Optional.of(new AnswerSlot(AnswerSlot.Kind.YES_NO, question));
      case QuestionKind.One _ ->
          Optional.of(new AnswerSlot(AnswerSlot.Kind.ONE, question, options));
      case QuestionKind.Several _ ->
          Optional.of(new AnswerSlot(AnswerSlot.Kind.SEVERAL, question, options));
      case QuestionKind.Files _ -> Optional.of(new AnswerSlot(AnswerSlot.Kind.FILES, question));
      case QuestionKind.Matrix _,
          QuestionKind.Budget _,
          QuestionKind.Group _,
          QuestionKind.Info _,
          QuestionKind.Computed _ ->
          Optional.empty();
    };
  }

  private static Optional<AnswerSlot> matrix(
      Question question, QuestionKind.Matrix matrix, List<String> rest) {
    return rest.size() == 1
            && matrix.rows().stream().anyMatch(row -> row.id().equals(rest.getFirst()))
        ? Optional.of(new AnswerSlot(AnswerSlot.Kind.ONE, question, matrix.options()))
        : Optional.empty();
  }

  private static Optional<AnswerSlot> budget(
      Question question, QuestionKind.Budget budget, List<String> rest) {
    if (rest.size() < 2
        || !rest.getFirst().equals(FormNames.COSTS) && !rest.getFirst().equals(FormNames.INCOME)) {
      return Optional.empty();
    }
    List<QuestionKind.Line> lines =
        rest.getFirst().equals(FormNames.COSTS) ? budget.costs() : budget.income();
    String line = rest.get(1);
    boolean fixed = lines.stream().anyMatch(l -> l.id().equals(line));
    if (fixed) {
      return rest.size() == 2
          ? Optional.of(new AnswerSlot(AnswerSlot.Kind.WHOLE, question))
          : Optional.empty();
    }
    if (budget.addedLines() == 0 || !RowIds.isRowId(line)) {
      return Optional.empty();
    }
    if (rest.size() == 2) {
      return Optional.of(new AnswerSlot(AnswerSlot.Kind.ROW, question));
    }
    return switch (rest.size() == 3 ? rest.get(2) : "") {
      case TEXT -> Optional.of(new AnswerSlot(AnswerSlot.Kind.TEXT, question));
      case AMOUNT -> Optional.of(new AnswerSlot(AnswerSlot.Kind.WHOLE, question));
      default -> Optional.empty();
    };
  }

  private static Optional<AnswerSlot> group(
      Question question, QuestionKind.Group group, List<String> rest) {
    if (rest.isEmpty() || !RowIds.isRowId(rest.getFirst())) {
      return Optional.empty();
    }
    if (rest.size() == 1) {
      return Optional.of(new AnswerSlot(AnswerSlot.Kind.ROW, question));
    }
    return group.questions().stream()
        .filter(nested -> nested.id().equals(rest.get(1)))
        .findFirst()
        .flatMap(nested -> simple(nested, rest.subList(2, rest.size())));
  }
}
