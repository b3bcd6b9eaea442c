package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import no.ildsjel.platform.rules.Outcome;
import no.ildsjel.platform.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a form once, from the top: what is shown, what its answers are worth in rules, and
 * what is computed from them. An answer to what is not shown is worth nothing.
 */
final class VisibilityPass {

  /**
   * A question that is there for these answers.
   *
   * @param values what is known by the names its rules use
   */
  record Shown(
      String page,
      String path,
      CompiledQuestion question,
      Function<String, @Nullable Object> values) {}

  private final CompiledForm form;
  private final Answers answers;
  private final Map<String, Object> values = new HashMap<>();
  private final Function<String, @Nullable Object> lookup = values::get;
  private final List<String> pages = new ArrayList<>();
  private final List<Shown> visible = new ArrayList<>();
  private final Map<String, Object> computed = new TreeMap<>();
  private final Map<String, Function<String, @Nullable Object>> rows = new HashMap<>();

  VisibilityPass(CompiledForm form, Answers answers, Map<String, ?> inputs) {
    this.form = form;
    this.answers = answers;
    for (String name : form.definition().inputs().keySet()) {
      Object value = inputs.get(name);
      if (value != null) {
        values.put(name, value);
      }
    }
  }

  void run() {
    for (CompiledForm.Page page : form.pages()) {
      if (holds(page.when(), lookup)) {
        pages.add(page.page().id());
        for (CompiledQuestion question : page.questions()) {
          if (holds(question.when(), lookup)) {
            show(page.page().id(), question);
          }
        }
      }
    }
  }

  /** The visible pages' ids, in order. */
  List<String> pages() {
    return pages;
  }

  List<Shown> visible() {
    return visible;
  }

  /** Computed values by path. */
  Map<String, Object> computed() {
    return computed;
  }

  Function<String, @Nullable Object> values() {
    return lookup;
  }

  /** What is known within each row, by the row's path. */
  Map<String, Function<String, @Nullable Object>> rows() {
    return rows;
  }

  private static boolean holds(@Nullable Rule rule, Function<String, @Nullable Object> values) {
    return rule == null || rule.evaluate(values).isTrue();
  }

  private void show(String page, CompiledQuestion question) {
    String id = question.id();
    visible.add(new Shown(page, id, question, lookup));
    switch (question.kind()) {
      case QuestionKind.Matrix matrix -> {
        for (QuestionKind.Line row : matrix.rows()) {
          if (answers.get(id + "/" + row.id()) instanceof AnswerValue.Choice(String option)
              && isOption(matrix.options(), option)) {
            values.put(id + "." + row.id(), option);
          }
        }
      }
      case QuestionKind.Budget budget -> budget(id, budget);
      case QuestionKind.Group _ -> group(page, question);
      default -> {
        Object value = worth(question, id, lookup);
        if (value != null) {
          values.put(id, value);
        }
      }
    }
  }

  private void group(String page, CompiledQuestion group) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (String row : answers.rows(group.id())) {
      if (!RowIds.isRowId(row)) {
        continue;
      }
      String rowPath = group.id() + "/" + row;
      Map<String, Object> columns = new HashMap<>();
      Map<String, Object> named = new HashMap<>();
      Function<String, @Nullable Object> within =
          name -> {
            Object value = named.get(name);
            return value != null ? value : values.get(name);
          };
      rows.put(rowPath, within);
      for (CompiledQuestion nested : group.nested()) {
        if (holds(nested.when(), within)) {
          String path = rowPath + "/" + nested.id();
          visible.add(new Shown(page, path, nested, within));
          Object value = worth(nested, path, within);
          if (value != null) {
            columns.put(nested.id(), value);
            named.put(FormNames.ROW + "." + nested.id(), value);
          }
        }
      }
      list.add(columns);
    }
    values.put(group.id(), list);
  }

  /** Sums are known as soon as one amount is; a line without one counts as nothing. */
  private void budget(String id, QuestionKind.Budget budget) {
    Side costs = side(id, FormNames.COSTS, budget.costs(), budget.addedLines());
    Side income = side(id, FormNames.INCOME, budget.income(), budget.addedLines());
    if (costs.amounts() + income.amounts() > 0) {
      sum(id, FormNames.COSTS, costs.sum());
      sum(id, FormNames.INCOME, income.sum());
      sum(id, FormNames.BALANCE, income.sum() - costs.sum());
    }
  }

  private record Side(long sum, int amounts) {}

  private Side side(String id, String side, List<QuestionKind.Line> lines, int added) {
    long sum = 0;
    int amounts = 0;
    String base = id + "/" + side;
    for (QuestionKind.Line line : lines) {
      if (answers.get(base + "/" + line.id()) instanceof AnswerValue.Whole(long amount)) {
        values.put(id + "." + line.id(), amount);
        sum += amount;
        amounts++;
      }
    }
    if (added > 0) {
      for (String row : answers.rows(base)) {
        if (answers.get(base + "/" + row + "/" + AnswerSlots.AMOUNT)
            instanceof AnswerValue.Whole(long amount)) {
          sum += amount;
          amounts++;
        }
      }
    }
    return new Side(sum, amounts);
  }

  private void sum(String id, String name, long amount) {
    values.put(id + "." + name, amount);
    computed.put(id + "/" + name, amount);
  }

  /** What an answer is worth in rules; null when there is none that can be used. */
  private @Nullable Object worth(
      CompiledQuestion question, String path, Function<String, @Nullable Object> known) {
    Rule rule = question.value();
    if (rule != null) {
      if (rule.evaluate(known) instanceof Outcome.Value(Object value)) {
        computed.put(path, value);
        return value;
      }
      return null;
    }
    return worth(question.kind(), answers.get(path));
  }

  static @Nullable Object worth(QuestionKind kind, @Nullable AnswerValue answer) {
    return switch (kind) {
      case QuestionKind.Text _ when answer instanceof AnswerValue.Text(String text) -> text;
      case QuestionKind.Whole _ when answer instanceof AnswerValue.Whole(long number) -> number;
      case QuestionKind.Decimal _ when answer instanceof AnswerValue.Decimal(double n) -> n;
      case QuestionKind.Day _ when answer instanceof AnswerValue.Day day -> day.value();
      case QuestionKind.YesNo _ when answer instanceof AnswerValue.YesNo(boolean yes) -> yes;
      case QuestionKind.One one
          when answer instanceof AnswerValue.Choice(String option)
              && isOption(one.options(), option) ->
          option;
      case QuestionKind.Several several when answer instanceof AnswerValue.Choices choices ->
          options(several, choices);
      case QuestionKind.Files _
          when answer instanceof AnswerValue.Files files && !files.files().isEmpty() ->
          files.files().stream().map(AnswerValue.File::name).toList();
      default -> null;
    };
  }

  private static @Nullable Object options(
      QuestionKind.Several several, AnswerValue.Choices choices) {
    List<String> known =
        choices.options().stream().filter(id -> isOption(several.options(), id)).toList();
    return known.isEmpty() ? null : known;
  }

  static boolean isOption(List<QuestionKind.Option> options, String id) {
    for (QuestionKind.Option option : options) {
      if (option.id().equals(id)) {
        return true;
      }
    }
    return false;
  }
}
