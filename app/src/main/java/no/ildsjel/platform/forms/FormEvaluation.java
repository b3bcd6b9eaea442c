package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.jspecify.annotations.Nullable;

/** A form with somebody's answers: what is shown, what to mend, what follows. */
public final class FormEvaluation {

  /** Words to show beside a question while it is answered. */
  public record Consequence(String path, LocalText say) {}

  private final CompiledForm form;
  private final Answers answers;
  private final Map<String, Object> inputs = new TreeMap<>();
  private final Map<String, VisibilityPass.Shown> byPath = new LinkedHashMap<>();
  private final List<String> paths;
  private final List<FormError> errors;
  private final SortedMap<String, Object> computed;
  private final List<PageProgress> pages = new ArrayList<>();
  private final Function<String, @Nullable Object> values;
  private final Map<String, Function<String, @Nullable Object>> rows;

  FormEvaluation(
      CompiledForm form,
      Answers answers,
      Map<String, ?> inputs,
      VisibilityPass pass,
      AnswerChecks checks) {
    this.form = form;
    this.answers = answers;
    form.definition()
        .inputs()
        .keySet()
        .forEach(name -> {
          Object value = inputs.get(name);
          if (value != null) {
            this.inputs.put(name, value);
          }
        });
    pass.visible().forEach(question -> byPath.put(question.path(), question));
    this.paths = List.copyOf(byPath.keySet());
    this.errors = List.copyOf(checks.errors());
    this.computed = Collections.unmodifiableSortedMap(new TreeMap<>(pass.computed()));
    this.values = pass.values();
    this.rows = pass.rows();
    Map<String, int[]> wrong = new HashMap<>();
    for (FormError error : errors) {
      int[] count = wrong.computeIfAbsent(error.page(), _ -> new int[2]);
      count[0]++;
      if (error.code().equals(AnswerChecks.REQUIRED)) {
        count[1]++;
      }
    }
    for (String page : pass.pages()) {
      int[] count = wrong.getOrDefault(page, new int[2]);
      pages.add(
          new PageProgress(page, checks.asked(page), checks.answered(page), count[1], count[0]));
    }
  }

  /** The form that was filled in. */
  public CompiledForm form() {
    return form;
  }

  public Answers answers() {
    return answers;
  }

  /** The paths of the questions that are shown, in order; those in rows one by one. */
  public List<String> visible() {
    return paths;
  }

  /** True when the question at the path is shown. */
  public boolean isVisible(String path) {
    return byPath.containsKey(path);
  }

  /** What to mend, in the order of the form. */
  public List<FormError> errors() {
    return errors;
  }

  /** What to mend on one page. */
  public List<FormError> errorsOn(String page) {
    return errors.stream().filter(error -> error.page().equals(page)).toList();
  }

  /** The files of the answers that are shown, in the order of the form. */
  public List<AnswerValue.File> files() {
    return visibleAnswers().values().stream()
        .flatMap(answer ->
            answer instanceof AnswerValue.Files files ? files.files().stream() : Stream.empty())
        .toList();
  }

  /** True when nothing is left to mend, so that it can be submitted. */
  public boolean isComplete() {
    return errors.isEmpty();
  }

  /** What was computed, by path; what could not be is absent. Sums of budgets are among them. */
  public SortedMap<String, Object> computed() {
    return computed;
  }

  /** How far each visible page has come, in order. */
  public List<PageProgress> pages() {
    return Collections.unmodifiableList(pages);
  }

  /** Words that follow from the answers, in the order of the form. */
  public List<Consequence> consequences() {
    List<Consequence> consequences = new ArrayList<>();
    for (VisibilityPass.Shown question : byPath.values()) {
      for (CompiledQuestion.Remark remark : question.question().consequences()) {
        if (remark.rule().evaluate(question.values()).isTrue()) {
          consequences.add(new Consequence(question.path(), remark.say()));
        }
      }
    }
    return consequences;
  }

  /** True when the question at the path, were it unanswered, would have to be answered. */
  public boolean isRequired(String path) {
    VisibilityPass.Shown question = byPath.get(path);
    if (question == null) {
      return false;
    }
    CompiledQuestion.Need need = question.question().required();
    return need != null && need.holds(question.values());
  }

  /** A text of the form in the wanted language, or in bokmål, with values merged in. */
  public LocalText.Rendered text(LocalText text, Language language) {
    return text(text, language, "");
  }

  /**
   * A text of a question in the wanted language, or in bokmål, with values merged in.
   *
   * @param path the question's, so that within a row the row's own values are meant
   */
  public LocalText.Rendered text(LocalText text, Language language, String path) {
    String row = rowOf(path);
    String group = row.isEmpty() ? "" : row.substring(0, row.indexOf('/'));
    TextTemplate template = form.templates().get(new TextReader.Key(group, text));
    return template == null ? text.rendered(language) : template.render(language, valuesAt(path));
  }

  /** The answers to what is shown; what is hidden stays behind. */
  public SortedMap<String, AnswerValue> visibleAnswers() {
    SortedMap<String, AnswerValue> kept = new TreeMap<>();
    answers
        .byPath()
        .forEach((path, value) -> {
          if (form.slot(path).filter(slot -> slot.takes(value)).isPresent()
              && belongsToShown(path)
              && !isStrayOther(path)) {
            kept.put(path, value);
          }
        });
    for (String row : rows.keySet()) {
      // A row of which nothing answered is shown is there all the same.
      if (kept.subMap(row + "/", row + "0").isEmpty()) {
        kept.put(row, new AnswerValue.Row());
      }
    }
    return Collections.unmodifiableSortedMap(kept);
  }

  /** The inputs that were known. */
  Map<String, Object> inputs() {
    return inputs;
  }

  /** The path itself is shown, or what it is a part of; in a row its own question must be. */
  private boolean belongsToShown(String path) {
    if (byPath.containsKey(path)) {
      return true;
    }
    int end = path.lastIndexOf('/');
    if (end < 0) {
      return false;
    }
    String row = rowOf(path);
    boolean nested = !row.isEmpty() && !path.equals(row);
    String around = path.substring(0, end);
    return !(nested && around.equals(row)) && belongsToShown(around);
  }

  /** Words of one's own for an option that is not chosen. */
  private boolean isStrayOther(String path) {
    int end = path.lastIndexOf('/');
    if (end < 0) {
      return false;
    }
    String option = path.substring(end + 1);
    return switch (answers.get(path.substring(0, end))) {
      case AnswerValue.Choice(String chosen) -> !chosen.equals(option);
      case AnswerValue.Choices choices -> !choices.options().contains(option);
      case null, default -> form.slot(path.substring(0, end)).isPresent() && isOther(path);
    };
  }

  private boolean isOther(String path) {
    return form.slot(path)
        .filter(slot -> slot.kind() == AnswerSlot.Kind.TEXT)
        .filter(slot -> !FormNames.choices(slot.question()).isEmpty())
        .isPresent();
  }

  private Function<String, @Nullable Object> valuesAt(String path) {
    Function<String, @Nullable Object> within = rows.get(rowOf(path));
    return within == null ? values : within;
  }

  /** The path of the row that the path lies in, or empty. */
  private String rowOf(String path) {
    int first = path.indexOf('/');
    if (first < 0) {
      return "";
    }
    int second = path.indexOf('/', first + 1);
    String row = second < 0 ? path : path.substring(0, second);
    return rows.containsKey(row) ? row : "";
  }
}
