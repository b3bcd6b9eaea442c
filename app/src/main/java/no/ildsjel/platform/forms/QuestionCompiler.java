package no.ildsjel.platform.forms;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.platform.rules.RuleLimits;
import no.ildsjel.platform.rules.RuleType;
import org.jspecify.annotations.Nullable;

/** Compiles the rules and texts of pages and questions. */
final class QuestionCompiler {

  private static final String ALWAYS = "true";

  private final TextReader texts;
  private final Problems problems;

  QuestionCompiler(TextReader texts, Problems problems) {
    this.texts = texts;
    this.problems = problems;
  }

  List<CompiledForm.Page> pages(FormDefinition definition, RuleScope scope) {
    texts.read(definition.title(), "title", scope);
    texts.read(definition.intro(), "intro", scope);
    List<CompiledForm.Page> pages = new ArrayList<>();
    for (int p = 0; p < definition.pages().size(); p++) {
      FormDefinition.Page page = definition.pages().get(p);
      String place = "pages[" + p + "]";
      texts.read(page.title(), place + ".title", scope);
      texts.read(page.intro(), place + ".intro", scope);
      Rule when = condition(page.when(), place + ".when", scope);
      pages.add(new CompiledForm.Page(page, when, questions(page.questions(), place, scope)));
    }
    return pages;
  }

  private List<CompiledQuestion> questions(
      List<Question> questions, String place, RuleScope scope) {
    List<CompiledQuestion> compiled = new ArrayList<>();
    for (int q = 0; q < questions.size(); q++) {
      compiled.add(question(questions.get(q), place + ".questions[" + q + "]", scope));
    }
    return List.copyOf(compiled);
  }

  private CompiledQuestion question(Question question, String place, RuleScope scope) {
    texts.read(question.text(), place + ".text", scope);
    texts.read(question.help(), place + ".help", scope);
    texts.read(question.hint(), place + ".hint", scope);
    Rule when = condition(question.when(), place + ".when", scope);
    CompiledQuestion.Need required = need(question.required(), place + ".required", scope);
    CompiledQuestion.Bound min = null;
    CompiledQuestion.Bound max = null;
    Pattern pattern = null;
    Rule value = null;
    List<CompiledQuestion> nested = List.of();
    switch (question.kind()) {
      case QuestionKind.Text text -> {
        texts.read(text.patternSay(), place + ".patternSay", scope);
        pattern = pattern(text.pattern(), place + ".pattern");
      }
      case QuestionKind.Whole whole -> {
        texts.read(whole.unit(), place + ".unit", scope);
        min = scope.readBound(whole.min(), RuleType.INTEGER, place + ".min");
        max = scope.readBound(whole.max(), RuleType.INTEGER, place + ".max");
      }
      case QuestionKind.Decimal decimal -> {
        texts.read(decimal.unit(), place + ".unit", scope);
        min = scope.readBound(decimal.min(), RuleType.DECIMAL, place + ".min");
        max = scope.readBound(decimal.max(), RuleType.DECIMAL, place + ".max");
      }
      case QuestionKind.Day day -> {
        min = scope.readBound(day.min(), RuleType.DATE, place + ".min");
        max = scope.readBound(day.max(), RuleType.DATE, place + ".max");
      }
      case QuestionKind.One one -> options(one.options(), place, scope);
      case QuestionKind.Several several -> options(several.options(), place, scope);
      case QuestionKind.Matrix matrix -> {
        lines(matrix.rows(), place + ".rows", scope);
        options(matrix.options(), place, scope);
      }
      case QuestionKind.Budget budget -> {
        lines(budget.costs(), place + ".costs", scope);
        lines(budget.income(), place + ".income", scope);
      }
      case QuestionKind.Group group -> {
        texts.read(group.row(), place + ".row", scope);
        nested = questions(group.questions(), place, scope.within(question.id(), group));
      }
      case QuestionKind.Computed computed ->
          value = scope.read(computed.value(), computed.as(), place + ".value");
      case QuestionKind.YesNo _, QuestionKind.Files _, QuestionKind.Info _ -> {}
    }
    ordered(min, max, place + ".min");
    return new CompiledQuestion(
        question,
        when,
        required,
        min,
        max,
        pattern,
        remarks(question.checks(), place + ".checks", "that", scope),
        remarks(question.consequences(), place + ".consequences", "when", scope),
        value,
        nested);
  }

  private @Nullable Pattern pattern(Optional<String> written, String place) {
    if (written.isEmpty()) {
      return null;
    }
    try {
      Pattern pattern = Pattern.compile(written.get());
      if (pattern.programSize() <= RuleLimits.PATTERN_SIZE) {
        return pattern;
      }
      problems.add(place, "bad-pattern", "The pattern is too big");
    } catch (PatternSyntaxException e) {
      problems.add(place, "bad-pattern", "Not a pattern (RE2): " + e.getMessage());
    }
    return null;
  }

  /** Two limits that are the same for all must leave something between them. */
  private void ordered(
      CompiledQuestion.@Nullable Bound min, CompiledQuestion.@Nullable Bound max, String place) {
    if (min != null
        && max != null
        && switch (min.constant()) {
          case Long least when max.constant() instanceof Long most -> least > most;
          case Double least when max.constant() instanceof Double most -> least > most;
          case LocalDate first when max.constant() instanceof LocalDate last -> first.isAfter(last);
          case null, default -> false;
        }) {
      problems.add(place, "min-over-max", "min is more than max");
    }
  }

  private static @Nullable Rule condition(Optional<String> rule, String place, RuleScope scope) {
    return rule.isEmpty() ? null : scope.read(rule.get(), RuleType.BOOL, place);
  }

  private static CompiledQuestion.@Nullable Need need(
      Optional<String> required, String place, RuleScope scope) {
    if (required.isEmpty()) {
      return null;
    }
    if (required.get().equals(ALWAYS)) {
      return new CompiledQuestion.Need(null);
    }
    Rule rule = scope.read(required.get(), RuleType.BOOL, place);
    return rule == null ? null : new CompiledQuestion.Need(rule);
  }

  private List<CompiledQuestion.Remark> remarks(
      List<Question.Remark> remarks, String place, String key, RuleScope scope) {
    List<CompiledQuestion.Remark> compiled = new ArrayList<>();
    for (int i = 0; i < remarks.size(); i++) {
      Question.Remark remark = remarks.get(i);
      String at = place + "[" + i + "]";
      texts.read(remark.say(), at + ".say", scope);
      Rule rule = scope.read(remark.rule(), RuleType.BOOL, at + "." + key);
      if (rule != null) {
        compiled.add(new CompiledQuestion.Remark(rule, remark.say()));
      }
    }
    return List.copyOf(compiled);
  }

  private void options(List<QuestionKind.Option> options, String place, RuleScope scope) {
    for (int i = 0; i < options.size(); i++) {
      texts.read(options.get(i).text(), place + ".options[" + i + "].text", scope);
      texts.read(options.get(i).help(), place + ".options[" + i + "].help", scope);
    }
  }

  private void lines(List<QuestionKind.Line> lines, String place, RuleScope scope) {
    for (int i = 0; i < lines.size(); i++) {
      texts.read(lines.get(i).text(), place + "[" + i + "].text", scope);
      texts.read(lines.get(i).help(), place + "[" + i + "].help", scope);
    }
  }
}
