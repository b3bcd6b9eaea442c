package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.shared.LocalText;
import org.jspecify.annotations.Nullable;

/** Checks the answers to visible questions, and counts them. */
final class AnswerChecks {

  static final String REQUIRED = "required";

  private final Answers answers;
  private final ValueChecks values;
  private final List<FormError> errors = new ArrayList<>();
  private final Map<String, int[]> counts = new HashMap<>();

  AnswerChecks(Answers answers) {
    this.answers = answers;
    this.values = new ValueChecks(answers, this::add);
  }

  List<FormError> errors() {
    return errors;
  }

  /** How many questions of the page are asked. */
  int asked(String page) {
    int[] count = counts.get(page);
    return count == null ? 0 : count[0];
  }

  /** How many questions of the page are answered. */
  int answered(String page) {
    int[] count = counts.get(page);
    return count == null ? 0 : count[1];
  }

  void check(VisibilityPass.Shown at) {
    CompiledQuestion question = at.question();
    if (question.kind().asks()) {
      boolean needed = question.required() != null && question.required().holds(at.values());
      boolean answered =
          switch (question.kind()) {
            case QuestionKind.Matrix matrix -> matrix(at, matrix, needed);
            case QuestionKind.Budget budget -> budget(at, budget, needed);
            case QuestionKind.Group group -> group(at, group, needed);
            default -> simple(at, needed);
          };
      count(at.page(), answered);
    }
    for (CompiledQuestion.Remark check : question.checks()) {
      if (check.rule().evaluate(at.values()).isFalse()) {
        errors.add(
            new FormError(at.page(), at.path(), "check", Map.of(), Optional.of(check.say())));
      }
    }
  }

  private void count(String page, boolean answered) {
    int[] count = counts.computeIfAbsent(page, _ -> new int[2]);
    count[0]++;
    if (answered) {
      count[1]++;
    }
  }

  private boolean simple(VisibilityPass.Shown at, boolean needed) {
    AnswerValue value = answers.get(at.path());
    if (value == null || value instanceof AnswerValue.Files files && files.files().isEmpty()) {
      missing(at, at.path(), needed);
      return false;
    }
    values.check(at, value);
    return true;
  }

  private boolean matrix(VisibilityPass.Shown at, QuestionKind.Matrix matrix, boolean needed) {
    boolean all = true;
    for (QuestionKind.Line row : matrix.rows()) {
      String path = at.path() + "/" + row.id();
      AnswerValue value = answers.get(path);
      if (value == null) {
        missing(at, path, needed);
        all = false;
      } else {
        values.choice(at, path, matrix.options(), value);
      }
    }
    return all;
  }

  private boolean group(VisibilityPass.Shown at, QuestionKind.Group group, boolean needed) {
    int rows = 0;
    for (String row : answers.rows(at.path())) {
      rows += RowIds.isRowId(row) ? 1 : 0;
    }
    if (rows == 0 && needed) {
      missing(at, at.path(), true);
    } else if (rows < group.min()) {
      add(at, at.path(), "too-few-rows", Map.of("min", (long) group.min()), null);
    } else if (rows > group.max()) {
      add(at, at.path(), "too-many-rows", Map.of("max", (long) group.max()), null);
    }
    return rows > 0;
  }

  private boolean budget(VisibilityPass.Shown at, QuestionKind.Budget budget, boolean needed) {
    int costs = side(at, FormNames.COSTS, budget.costs(), budget.addedLines());
    int income = side(at, FormNames.INCOME, budget.income(), budget.addedLines());
    if (costs + income == 0) {
      missing(at, at.path(), needed);
      return false;
    }
    Object spent = at.values().apply(at.path() + "." + FormNames.COSTS);
    Object got = at.values().apply(at.path() + "." + FormNames.INCOME);
    if (budget.balanced() && spent != null && got != null && !spent.equals(got)) {
      add(
          at,
          at.path(),
          "budget-not-balanced",
          Map.of(FormNames.COSTS, spent, FormNames.INCOME, got),
          null);
    }
    return true;
  }

  /** Checks one side's lines; how many have something in them. */
  private int side(
      VisibilityPass.Shown at, String side, List<QuestionKind.Line> lines, int addedLines) {
    int used = 0;
    String base = at.path() + "/" + side;
    for (QuestionKind.Line line : lines) {
      String path = base + "/" + line.id();
      AnswerValue value = answers.get(path);
      if (value != null) {
        used++;
        values.amount(at, path, value);
      }
    }
    if (addedLines == 0) {
      return used;
    }
    int added = 0;
    for (String row : answers.rows(base)) {
      if (RowIds.isRowId(row) && lines.stream().noneMatch(line -> line.id().equals(row))) {
        added++;
        used += addedLine(at, base + "/" + row) ? 1 : 0;
      }
    }
    if (added > addedLines) {
      add(at, base, "too-many-rows", Map.of("max", (long) addedLines), null);
    }
    return used;
  }

  private boolean addedLine(VisibilityPass.Shown at, String row) {
    String textPath = row + "/" + AnswerSlots.TEXT;
    String amountPath = row + "/" + AnswerSlots.AMOUNT;
    AnswerValue text = answers.get(textPath);
    AnswerValue amount = answers.get(amountPath);
    if (text != null) {
      values.words(at, textPath, text);
    }
    if (amount != null) {
      values.amount(at, amountPath, amount);
    }
    if (text == null && amount != null) {
      add(at, textPath, "line-without-text", Map.of(), null);
    } else if (text != null && amount == null) {
      add(at, amountPath, "line-without-amount", Map.of(), null);
    }
    return text != null || amount != null;
  }

  private void missing(VisibilityPass.Shown at, String path, boolean needed) {
    if (needed) {
      add(at, path, REQUIRED, Map.of(), null);
    }
  }

  private void add(
      VisibilityPass.Shown at,
      String path,
      String code,
      Map<String, Object> parameters,
      @Nullable LocalText said) {
    errors.add(new FormError(at.page(), path, code, parameters, Optional.ofNullable(said)));
  }
}
