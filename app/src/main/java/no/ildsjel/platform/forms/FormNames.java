package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.rules.Vocabulary;

/**
 * The names that a form's rules may use: inputs, questions, the rows of a matrix, the lines and
 * sums of a budget, and within a repeated group {@code row.} and the name of one of its questions.
 */
final class FormNames {

  static final String ROW = "row";
  static final String COSTS = "costs";
  static final String INCOME = "income";
  static final String BALANCE = "balance";

  private final Map<String, RuleType> types = new LinkedHashMap<>();

  /** For each name with a closed set of values, these. */
  private final Map<String, List<String>> options = new HashMap<>();

  /** For each name, the question it belongs to; inputs belong to none. */
  private final Map<String, String> owners = new HashMap<>();

  FormNames(FormDefinition definition) {
    types.putAll(definition.inputs());
    definition.pages().forEach(page -> page.questions().forEach(this::add));
  }

  private FormNames(FormNames outer, QuestionKind.Group group) {
    types.putAll(outer.types);
    options.putAll(outer.options);
    owners.putAll(outer.owners);
    for (Question question : group.questions()) {
      columnType(question)
          .ifPresent(
              type -> put(question.id(), ROW + "." + question.id(), type, optionsOf(question)));
    }
  }

  /** The names within a row of the group. */
  FormNames within(QuestionKind.Group group) {
    return new FormNames(this, group);
  }

  Vocabulary vocabulary() {
    return Vocabulary.of(types);
  }

  /** The values a name, or {@code rows.column}, can have, when they are known beforehand. */
  Optional<List<String>> options(String name) {
    return Optional.ofNullable(options.get(name));
  }

  Optional<RuleType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The question a name belongs to, or nothing for an input. */
  Optional<String> owner(String name) {
    return Optional.ofNullable(owners.get(name));
  }

  private void add(Question question) {
    String id = question.id();
    switch (question.kind()) {
      case QuestionKind.Matrix matrix -> {
        List<String> ids = ids(matrix.options());
        matrix.rows().forEach(row -> put(id, id + "." + row.id(), RuleType.TEXT, ids));
      }
      case QuestionKind.Budget budget -> {
        List<QuestionKind.Line> lines = new ArrayList<>(budget.costs());
        lines.addAll(budget.income());
        lines.forEach(line -> put(id, id + "." + line.id(), RuleType.INTEGER, List.of()));
        for (String sum : List.of(COSTS, INCOME, BALANCE)) {
          put(id, id + "." + sum, RuleType.INTEGER, List.of());
        }
      }
      case QuestionKind.Group group -> {
        Map<String, RuleType> columns = new LinkedHashMap<>();
        for (Question nested : group.questions()) {
          columnType(nested)
              .ifPresent(type -> {
                columns.put(nested.id(), type);
                List<String> ids = optionsOf(nested);
                if (!ids.isEmpty()) {
                  options.put(id + "." + nested.id(), ids);
                }
              });
        }
        put(id, id, new RuleType.Rows(columns), List.of());
      }
      default -> columnType(question).ifPresent(type -> put(id, id, type, optionsOf(question)));
    }
  }

  private void put(String owner, String name, RuleType type, List<String> ids) {
    types.put(name, type);
    owners.put(name, owner);
    if (!ids.isEmpty()) {
      options.put(name, ids);
    }
  }

  /** The type of a question that has one value; nothing for those with none or many. */
  static Optional<RuleType> columnType(Question question) {
    return switch (question.kind()) {
      case QuestionKind.Text _, QuestionKind.One _ -> Optional.of(RuleType.TEXT);
      case QuestionKind.Whole _ -> Optional.of(RuleType.INTEGER);
      case QuestionKind.Decimal _ -> Optional.of(RuleType.DECIMAL);
      case QuestionKind.Day _ -> Optional.of(RuleType.DATE);
      case QuestionKind.YesNo _ -> Optional.of(RuleType.BOOL);
      case QuestionKind.Several _, QuestionKind.Files _ -> Optional.of(RuleType.TEXTS);
      case QuestionKind.Computed computed -> Optional.of(computed.as());
      case QuestionKind.Matrix _,
          QuestionKind.Budget _,
          QuestionKind.Group _,
          QuestionKind.Info _ ->
          Optional.empty();
    };
  }

  /** The options of a question that has some, whatever its kind. */
  static List<QuestionKind.Option> choices(Question question) {
    return switch (question.kind()) {
      case QuestionKind.One one -> one.options();
      case QuestionKind.Several several -> several.options();
      case QuestionKind.Matrix matrix -> matrix.options();
      default -> List.of();
    };
  }

  private static List<String> optionsOf(Question question) {
    return ids(choices(question));
  }

  private static List<String> ids(List<QuestionKind.Option> options) {
    return options.stream().map(QuestionKind.Option::id).toList();
  }
}
