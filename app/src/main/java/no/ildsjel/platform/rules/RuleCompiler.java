package no.ildsjel.platform.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;

/**
 * Compiles rules against one vocabulary. Making one costs some milliseconds, and so does each rule;
 * both are then used for as long as the definition lives, by any number of threads.
 */
public final class RuleCompiler {

  private final Vocabulary vocabulary;
  private final RuleLanguage language;

  private RuleCompiler(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.language = new RuleLanguage(vocabulary);
  }

  /** A compiler for rules that speak of these names. */
  public static RuleCompiler over(Vocabulary vocabulary) {
    return new RuleCompiler(vocabulary);
  }

  /** The names rules compiled here may use. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /**
   * Reads a rule that must come to a value of the given type.
   *
   * @param expression in CEL, with the functions listed in {@code docs/forms.md}
   */
  public Compilation compile(String expression, RuleType result) {
    return compile(expression, List.of(result));
  }

  /** Reads a rule that must come to one value of any type, such as one shown within a text. */
  public Compilation compile(String expression) {
    return compile(
        expression,
        List.of(RuleType.BOOL, RuleType.INTEGER, RuleType.DECIMAL, RuleType.TEXT, RuleType.DATE));
  }

  private Compilation compile(String expression, List<RuleType> allowed) {
    if (expression.length() > RuleLimits.LENGTH) {
      return refused(
          RuleProblem.Code.TOO_LONG,
          "The rule is longer than " + RuleLimits.LENGTH + " characters; split it");
    }
    if (expression.isBlank()) {
      return refused(RuleProblem.Code.SYNTAX, "The rule is empty");
    }
    CelValidationResult checked = language.compiler().compile(expression);
    if (checked.hasError()) {
      return new Compilation.Refused(
          checked.getErrors().stream()
              .map(issue -> ProblemWording.of(issue, expression, vocabulary))
              .distinct()
              .toList());
    }
    CelAbstractSyntaxTree tree = treeOf(checked);
    ExpressionCheck check = new ExpressionCheck(tree, vocabulary);
    if (!check.problems().isEmpty()) {
      return new Compilation.Refused(check.problems());
    }
    CelType found = tree.getResultType();
    for (RuleType type : allowed) {
      if (RuleLanguage.celType("", type).equals(found)) {
        return new Compilation.Compiled(
            new Rule(expression, type, check, vocabulary, program(tree)));
      }
    }
    return refused(
        RuleProblem.Code.WRONG_RESULT,
        "The rule comes to "
            + ProblemWording.words(found.name())
            + " but should come to "
            + String.join(" or ", allowed.stream().map(RuleType::words).toList()));
  }

  private CelRuntime.Program program(CelAbstractSyntaxTree tree) {
    try {
      return language.runtime().createProgram(tree);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("A checked rule cannot be planned", e);
    }
  }

  private static CelAbstractSyntaxTree treeOf(CelValidationResult checked) {
    try {
      return checked.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("A rule without errors has no tree", e);
    }
  }

  private static Compilation refused(RuleProblem.Code code, String message) {
    return new Compilation.Refused(List.of(new RuleProblem(code, message, 1, 1)));
  }
}
