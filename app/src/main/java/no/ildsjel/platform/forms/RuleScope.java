package no.ildsjel.platform.forms;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.rules.Compilation;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.platform.rules.RuleCompiler;
import no.ildsjel.platform.rules.RuleProblem;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.rules.TextComparison;
import org.jspecify.annotations.Nullable;

/** Reads rules where the same names are known: in the form, or within a row of one group. */
final class RuleScope {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

  private final String group;
  private final FormNames names;
  private final RuleCompiler rules;
  private final Problems problems;

  /**
   * @param group the group whose rows these are; empty for the form
   */
  RuleScope(String group, FormNames names, Problems problems) {
    this.group = group;
    this.names = names;
    this.rules = RuleCompiler.over(names.vocabulary());
    this.problems = problems;
  }

  String group() {
    return group;
  }

  FormNames names() {
    return names;
  }

  RuleScope within(String groupId, QuestionKind.Group inner) {
    return new RuleScope(groupId, names.within(inner), problems);
  }

  @Nullable Rule read(String expression, RuleType type, String place) {
    return accept(rules.compile(expression, type), place);
  }

  /** A rule whose value is written into a text. */
  @Nullable Rule readForText(String expression, String place) {
    Rule rule = accept(rules.compile(expression), place);
    if (rule != null && rule.type().equals(RuleType.BOOL)) {
      problems.add(
          place,
          "wrong-result",
          "A yes or no has no words of its own; write x ? \"…\" : \"…\" within {{ }}");
      return null;
    }
    return rule;
  }

  /** A limit: a number or day written out, or a rule. */
  CompiledQuestion.@Nullable Bound readBound(Optional<String> bound, RuleType type, String place) {
    if (bound.isEmpty()) {
      return null;
    }
    String written = bound.get();
    if (type.equals(RuleType.DATE) && DAY.matcher(written).matches()) {
      written = "date(\"" + written + "\")";
    } else if (type.equals(RuleType.DECIMAL) && WHOLE.matcher(written).matches()) {
      written = written + ".0";
    }
    Rule rule = read(written, type, place);
    return rule == null ? null : new CompiledQuestion.Bound(rule);
  }

  private @Nullable Rule accept(Compilation compilation, String place) {
    switch (compilation) {
      case Compilation.Compiled(Rule rule) -> {
        boolean known = true;
        for (TextComparison comparison : rule.comparisons()) {
          known &= isOption(comparison, place);
        }
        return known ? rule : null;
      }
      case Compilation.Refused(List<RuleProblem> found) -> {
        for (RuleProblem problem : found) {
          problems.add(
              place,
              problem.code().code(),
              problem.message()
                  + (problem.line() > 1
                      ? " (line " + problem.line() + ", column " + problem.column() + ")"
                      : " (column " + problem.column() + ")"));
        }
        return null;
      }
    }
  }

  private boolean isOption(TextComparison comparison, String place) {
    Optional<List<String>> options = names.options(comparison.name());
    if (options.isPresent() && !options.get().contains(comparison.text())) {
      problems.add(
          place,
          "unknown-option",
          "'"
              + comparison.name()
              + "' has no option '"
              + comparison.text()
              + "'; its options are "
              + String.join(", ", options.get()));
      return false;
    }
    return true;
  }
}
