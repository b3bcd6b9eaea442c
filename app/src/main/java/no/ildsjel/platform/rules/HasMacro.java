package no.ildsjel.platform.rules;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.Optional;

/**
 * {@code has(x)} for names as well as for a row's columns. CEL's own takes only the latter; a name
 * becomes a hidden variable beside it, which is always known.
 */
final class HasMacro {

  private static final String PREFIX = "__has__";

  private HasMacro() {}

  static CelMacro over(Vocabulary vocabulary) {
    ImmutableSet<String> names = ImmutableSet.copyOf(vocabulary.types().keySet());
    return CelMacro.newGlobalMacro(
        "has", 1, (factory, target, arguments) -> expand(factory, arguments.get(0), names));
  }

  /** The hidden variable that tells whether the name is known. */
  static String hidden(String name) {
    return PREFIX + name;
  }

  static boolean isHidden(String variable) {
    return variable.startsWith(PREFIX);
  }

  /** The name behind a hidden variable, or the variable itself. */
  static String visible(String variable) {
    return isHidden(variable) ? variable.substring(PREFIX.length()) : variable;
  }

  private static Optional<CelExpr> expand(
      CelMacroExprFactory factory, CelExpr argument, ImmutableSet<String> names) {
    Optional<String> name = ExpressionCheck.dottedName(argument);
    if (name.isPresent() && names.contains(name.get())) {
      return Optional.of(factory.newIdentifier(hidden(name.get())));
    }
    if (argument.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      CelExpr.CelSelect select = argument.select();
      return Optional.of(factory.newSelect(select.operand(), select.field(), true));
    }
    return Optional.of(
        factory.reportError("has() takes a name or a row's column, as has(x) or has(row.x)"));
  }
}
