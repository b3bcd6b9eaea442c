package no.ildsjel.platform.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One walk through a checked expression: refuses what our rules leave out of CEL, checks literal
 * days and patterns, and notes the names and the comparisons with literal texts.
 */
final class ExpressionCheck {

  private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");

  private final CelAbstractSyntaxTree tree;
  private final Vocabulary vocabulary;
  private final List<RuleProblem> problems = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private final Set<String> presences = new TreeSet<>();
  private final List<TextComparison> comparisons = new ArrayList<>();

  ExpressionCheck(CelAbstractSyntaxTree tree, Vocabulary vocabulary) {
    this.tree = tree;
    this.vocabulary = vocabulary;
    walk(tree.getExpr(), 1, 0);
  }

  List<RuleProblem> problems() {
    return problems;
  }

  Set<String> names() {
    return names;
  }

  Set<String> presences() {
    return presences;
  }

  List<TextComparison> comparisons() {
    return comparisons;
  }

  /** {@code a.b.c} when the expression is such a chain of names. */
  static Optional<String> dottedName(CelExpr expression) {
    if (expression.getKind() == Kind.IDENT) {
      return Optional.of(expression.ident().name());
    }
    if (expression.getKind() == Kind.SELECT && !expression.select().testOnly()) {
      return dottedName(expression.select().operand())
          .map(operand -> operand + "." + expression.select().field());
    }
    return Optional.empty();
  }

  private void walk(CelExpr expression, int depth, int loops) {
    if (depth > RuleLimits.DEPTH) {
      problem(RuleProblem.Code.TOO_DEEP, "The rule is nested too deeply; split it", expression);
      return;
    }
    switch (expression.getKind()) {
      case CONSTANT -> constant(expression);
      case IDENT -> name(expression);
      case SELECT -> walk(expression.select().operand(), depth + 1, loops);
      case CALL -> call(expression, depth, loops);
      case LIST -> expression.list().elements().forEach(element -> walk(element, depth + 1, loops));
      case COMPREHENSION -> loop(expression, depth, loops);
      case STRUCT, MAP, NOT_SET ->
          problem(
              RuleProblem.Code.NOT_ALLOWED,
              "A rule cannot make objects or maps; lists such as [\"a\", \"b\"] it can",
              expression);
    }
  }

  private void constant(CelExpr expression) {
    CelConstant.Kind kind = expression.constant().getKind();
    if (kind != CelConstant.Kind.BOOLEAN_VALUE
        && kind != CelConstant.Kind.INT64_VALUE
        && kind != CelConstant.Kind.DOUBLE_VALUE
        && kind != CelConstant.Kind.STRING_VALUE) {
      problem(
          RuleProblem.Code.NOT_ALLOWED,
          "Only yes/no, numbers and texts can be written out; use has(x) to ask for a gap",
          expression);
    }
  }

  private void name(CelExpr expression) {
    var reference = tree.getReferenceMap().get(expression.id());
    String variable = reference == null ? expression.ident().name() : reference.name();
    String name = HasMacro.visible(variable);
    if (vocabulary.type(name).isPresent()) {
      names.add(name);
      if (HasMacro.isHidden(variable)) {
        presences.add(name);
      }
    } else if (!expression.ident().name().startsWith("@") && reference != null) {
      // A name of a type, such as int, stands for itself in CEL; a loop's own name is declared.
      tree.getType(expression.id())
          .filter(type -> type.kind() == dev.cel.common.types.CelKind.TYPE)
          .ifPresent(type ->
              problem(
                  RuleProblem.Code.NOT_ALLOWED,
                  "'" + name + "' is a type and cannot be a value",
                  expression));
    }
  }

  private void call(CelExpr expression, int depth, int loops) {
    CelExpr.CelCall call = expression.call();
    if (EQUALITY.contains(call.function())) {
      compare(call.args().get(0), call.args().get(1));
      compare(call.args().get(1), call.args().get(0));
    } else if (call.function().equals("@in")) {
      membership(call.args().get(0), call.args().get(1));
    } else if (call.function().equals("date")) {
      checkDate(call.args().get(0));
    } else if (call.function().equals("matches")) {
      checkPattern(call.args().get(call.args().size() - 1));
    }
    call.target().ifPresent(target -> walk(target, depth + 1, loops));
    call.args().forEach(argument -> walk(argument, depth + 1, loops));
  }

  private void loop(CelExpr expression, int depth, int loops) {
    CelExpr.CelComprehension loop = expression.comprehension();
    if (loops == RuleLimits.LOOPS) {
      problem(RuleProblem.Code.TOO_DEEP, "At most one loop within another", expression);
      return;
    }
    if (vocabulary.type(loop.iterVar()).isPresent()) {
      problem(
          RuleProblem.Code.NOT_ALLOWED,
          "'" + loop.iterVar() + "' is already the name of something; call the row something else",
          expression);
    }
    walk(loop.iterRange(), depth + 1, loops);
    walk(loop.accuInit(), depth + 1, loops + 1);
    walk(loop.loopCondition(), depth + 1, loops + 1);
    walk(loop.loopStep(), depth + 1, loops + 1);
    walk(loop.result(), depth + 1, loops + 1);
  }

  private void checkDate(CelExpr argument) {
    Optional<String> text = text(argument);
    if (text.isEmpty()) {
      problem(
          RuleProblem.Code.BAD_DATE,
          "date() takes a day written out: date(\"2026-01-31\")",
          argument);
      return;
    }
    try {
      var unused = LocalDate.parse(text.get());
    } catch (DateTimeParseException _) {
      problem(
          RuleProblem.Code.BAD_DATE,
          "'" + text.get() + "' is not a day; write it as 2026-01-31",
          argument);
    }
  }

  private void checkPattern(CelExpr argument) {
    Optional<String> text = text(argument);
    if (text.isEmpty()) {
      problem(RuleProblem.Code.BAD_PATTERN, "matches() takes a pattern written out", argument);
      return;
    }
    try {
      if (Pattern.compile(text.get()).programSize() > RuleLimits.PATTERN_SIZE) {
        problem(RuleProblem.Code.BAD_PATTERN, "The pattern is too big", argument);
      }
    } catch (PatternSyntaxException e) {
      problem(RuleProblem.Code.BAD_PATTERN, "Not a pattern (RE2): " + e.getMessage(), argument);
    }
  }

  private void compare(CelExpr side, CelExpr other) {
    text(other)
        .ifPresent(literal ->
            subject(side).ifPresent(name -> comparisons.add(comparison(name, literal, other))));
  }

  private void membership(CelExpr element, CelExpr list) {
    text(element)
        .ifPresent(literal ->
            subject(list).ifPresent(name -> comparisons.add(comparison(name, literal, element))));
    if (list.getKind() == Kind.LIST) {
      list.list().elements().forEach(literal -> compare(element, literal));
    }
  }

  private TextComparison comparison(String name, String literal, CelExpr where) {
    CelSourceLocation place = place(where);
    return new TextComparison(name, literal, place.getLine(), place.getColumn() + 1);
  }

  /** What is compared: a declared name, or {@code rows.column} for a row's column. */
  private Optional<String> subject(CelExpr side) {
    var reference = tree.getReferenceMap().get(side.id());
    if (reference != null && vocabulary.type(reference.name()).isPresent()) {
      return Optional.of(reference.name());
    }
    if (side.getKind() == Kind.SELECT) {
      CelType operand = tree.getTypeMap().get(side.select().operand().id());
      if (operand instanceof StructType row) {
        return Optional.of(RuleLanguage.rowsOf(row) + "." + side.select().field());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }

  private CelSourceLocation place(CelExpr expression) {
    Integer offset = tree.getSource().getPositionsMap().get(expression.id());
    return offset == null
        ? CelSourceLocation.of(1, 0)
        : tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
  }

  private void problem(RuleProblem.Code code, String message, CelExpr expression) {
    CelSourceLocation place = place(expression);
    problems.add(new RuleProblem(code, message, place.getLine(), place.getColumn() + 1));
  }
}
