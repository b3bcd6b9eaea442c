package no.ildsjel.platform.forms;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.rules.Vocabulary;

/** Looks at ids, bounds and what may stand where; rules are looked at afterwards. */
final class StructureCheck {

  private final FormDefinition definition;
  private final Problems problems;

  /** Names that are taken, with where. */
  private final Map<String, String> taken = new TreeMap<>();

  private int questions;

  StructureCheck(FormDefinition definition, Problems problems) {
    this.definition = definition;
    this.problems = problems;
  }

  void run() {
    definition.inputs().keySet().forEach(name -> take(name, "inputs." + name));
    if (definition.pages().isEmpty()) {
      problems.add("pages", "empty", "A form needs at least one page");
    }
    Set<String> pageIds = new HashSet<>();
    for (int p = 0; p < definition.pages().size(); p++) {
      FormDefinition.Page page = definition.pages().get(p);
      String place = "pages[" + p + "]";
      if (!page.id().matches("[A-Za-z0-9][A-Za-z0-9_-]{0,59}")) {
        badId(place, page.id());
      } else if (!pageIds.add(page.id())) {
        problems.add(place + ".id", "duplicate-id", "Two pages are called '" + page.id() + "'");
      }
      if (page.questions().isEmpty()) {
        problems.add(place, "empty", "The page asks nothing");
      }
      for (int q = 0; q < page.questions().size(); q++) {
        question(page.questions().get(q), place + ".questions[" + q + "]", false);
      }
    }
    if (questions > FormLimits.QUESTIONS) {
      problems.add(
          "pages", "too-many", "A form has at most " + FormLimits.QUESTIONS + " questions");
    }
    prefixes();
  }

  private void question(Question question, String place, boolean nested) {
    questions++;
    name(question.id(), place);
    if (!nested) {
      take(question.id(), place + ".id");
    }
    if (!question.kind().asks()) {
      refuse(question.required().isPresent(), place + ".required", question);
      refuse(question.from().isPresent(), place + ".from", question);
      refuse(!question.checks().isEmpty(), place + ".checks", question);
    }
    if (nested && question.from().isPresent()) {
      problems.add(place + ".from", "not-here", "An input cannot answer for every row");
    }
    question.from().ifPresent(input -> from(question, input, place + ".from"));
    switch (question.kind()) {
      case QuestionKind.Text text -> text(text, place);
      case QuestionKind.One one -> options(one.options(), place, false);
      case QuestionKind.Several several -> {
        options(several.options(), place, true);
        ordered(several.min(), several.max(), place);
      }
      case QuestionKind.Matrix matrix -> {
        options(matrix.options(), place, false);
        lines(matrix.rows(), place + ".rows", new HashSet<>());
        if (matrix.rows().isEmpty()) {
          problems.add(place + ".rows", "empty", "A matrix needs rows");
        }
        notNested(nested, question, place);
      }
      case QuestionKind.Budget budget -> {
        Set<String> ids =
            new HashSet<>(List.of(FormNames.COSTS, FormNames.INCOME, FormNames.BALANCE));
        lines(budget.costs(), place + ".costs", ids);
        lines(budget.income(), place + ".income", ids);
        if (budget.costs().isEmpty() && budget.income().isEmpty() && budget.addedLines() == 0) {
          problems.add(place, "empty", "A budget needs lines, or addedLines above 0");
        }
        notNested(nested, question, place);
      }
      case QuestionKind.Group group -> {
        notNested(nested, question, place);
        group(group, place);
      }
      case QuestionKind.Files _ -> notNested(nested, question, place);
      case QuestionKind.Whole _,
          QuestionKind.Decimal _,
          QuestionKind.Day _,
          QuestionKind.YesNo _,
          QuestionKind.Info _,
          QuestionKind.Computed _ -> {}
    }
  }

  private void group(QuestionKind.Group group, String place) {
    ordered(group.min(), group.max(), place);
    if (group.questions().isEmpty()) {
      problems.add(place + ".questions", "empty", "A group needs questions");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < group.questions().size(); i++) {
      Question inner = group.questions().get(i);
      String at = place + ".questions[" + i + "]";
      if (!ids.add(inner.id())) {
        problems.add(
            at + ".id", "duplicate-id", "Two questions here are called '" + inner.id() + "'");
      }
      question(inner, at, true);
    }
  }

  private void text(QuestionKind.Text text, String place) {
    if (text.minLength() > text.maxLength()) {
      problems.add(place + ".minLength", "min-over-max", "minLength is more than maxLength");
    }
    if (text.patternSay().isPresent() && text.pattern().isEmpty()) {
      problems.add(place + ".patternSay", "not-here", "There is no pattern to say this about");
    }
  }

  private void options(List<QuestionKind.Option> options, String place, boolean several) {
    ids(options, place + ".options", new HashSet<>(), QuestionKind.Option::id, true);
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).alone() && !several) {
        problems.add(
            place + ".options[" + i + "].alone",
            "not-here",
            "Only one can be chosen here, so every option stands alone");
      }
    }
  }

  private void lines(List<QuestionKind.Line> lines, String place, Set<String> ids) {
    ids(lines, place, ids, QuestionKind.Line::id, false);
  }

  private <T> void ids(
      List<T> items, String place, Set<String> seen, Function<T, String> id, boolean free) {
    for (int i = 0; i < items.size(); i++) {
      String word = id.apply(items.get(i));
      String at = place + "[" + i + "]";
      if (free
          ? !word.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
          : !Vocabulary.isName(word) || word.contains(".")) {
        badId(at, word);
      } else if (!seen.add(word)) {
        problems.add(at + ".id", "duplicate-id", "'" + word + "' is used twice here");
      }
    }
  }

  private void from(Question question, String input, String place) {
    RuleType given = definition.inputs().get(input);
    if (given == null) {
      problems.add(place, "unknown-name", "There is no input called '" + input + "'");
      return;
    }
    boolean fits = FormNames.columnType(question).filter(given::equals).isPresent();
    if (!fits || question.kind() instanceof QuestionKind.Files) {
      problems.add(
          place,
          "wrong-types",
          "The input is " + given.words() + ", which cannot answer a " + question.kind().word());
    }
  }

  private void name(String id, String place) {
    if (!Vocabulary.isName(id) || id.contains(".") || id.equals(FormNames.ROW)) {
      badId(place, id);
    }
  }

  private void take(String name, String place) {
    if (!Vocabulary.isName(name)) {
      if (definition.inputs().containsKey(name)) {
        problems.add(place, "bad-id", "'" + name + "' cannot be a name in rules");
      }
      return;
    }
    String earlier = taken.putIfAbsent(name, place);
    if (earlier != null) {
      problems.add(place, "duplicate-id", "'" + name + "' is already used at " + earlier);
    }
  }

  /** A question {@code a} and an input {@code a.b} would be one name in rules. */
  private void prefixes() {
    taken.forEach((name, place) -> {
      int dot = name.indexOf('.');
      String beginning = dot > 0 ? name.substring(0, dot) : "";
      String at = taken.getOrDefault(beginning, place);
      if (taken.containsKey(beginning) || beginning.equals(FormNames.ROW)) {
        problems.add(
            at, "duplicate-id", "'" + beginning + "' is also the beginning of '" + name + "'");
      }
    });
  }

  private void ordered(int min, int max, String place) {
    if (min > max) {
      problems.add(place + ".min", "min-over-max", "min is more than max");
    }
  }

  private void notNested(boolean nested, Question question, String place) {
    if (nested) {
      problems.add(
          place + ".type",
          "not-here",
          "A " + question.kind().word() + " cannot stand within a group");
    }
  }

  private void refuse(boolean given, String place, Question question) {
    if (given) {
      problems.add(
          place, "not-here", "A question of type " + question.kind().word() + " is not answered");
    }
  }

  private void badId(String place, String id) {
    if (!id.isEmpty()) {
      problems.add(
          place + ".id",
          "bad-id",
          "'"
              + id
              + "' cannot be an id; use letters a to z, digits and underscores,"
              + " and no word of the rule language such as in, type or list");
    }
  }
}
