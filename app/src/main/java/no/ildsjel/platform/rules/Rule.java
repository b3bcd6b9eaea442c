package no.ildsjel.platform.rules;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A compiled rule. Immutable, and used by any number of threads at once. */
public final class Rule {

  private final String expression;
  private final RuleType type;
  private final Set<String> names;
  private final Set<String> presences;
  private final List<TextComparison> comparisons;
  private final CelRuntime.Program program;

  /** For each variable of the program, hidden ones too, what it stands for. */
  private final Map<String, Variable> variables = new HashMap<>();

  private record Variable(String name, RuleType type, boolean presence, Optional<Object> unknown) {}

  Rule(
      String expression,
      RuleType type,
      ExpressionCheck check,
      Vocabulary vocabulary,
      CelRuntime.Program program) {
    this.expression = expression;
    this.type = type;
    this.names = Set.copyOf(check.names());
    this.presences = Set.copyOf(check.presences());
    this.comparisons = List.copyOf(check.comparisons());
    this.program = program;
    for (String name : names) {
      RuleType declared = vocabulary.type(name).orElseThrow();
      Object unknown = CelUnknownSet.create(CelAttribute.fromQualifiedIdentifier(name));
      variables.put(name, new Variable(name, declared, false, Optional.of(unknown)));
      variables.put(HasMacro.hidden(name), new Variable(name, declared, true, Optional.empty()));
    }
  }

  /** The rule as it was written. */
  public String expression() {
    return expression;
  }

  /** The type of what it comes to. */
  public RuleType type() {
    return type;
  }

  /** The names it speaks of, also those it only asks {@code has(x)} about. */
  public Set<String> names() {
    return names;
  }

  /** The names it asks {@code has(x)} about. */
  public Set<String> presences() {
    return presences;
  }

  /** Where it compares something with a text written out. */
  public List<TextComparison> comparisons() {
    return comparisons;
  }

  /**
   * Runs the rule.
   *
   * @param values what is known, by name; a name that is absent is unknown
   * @throws IllegalArgumentException when a value is not of its name's declared type
   */
  public Outcome evaluate(Map<String, ?> values) {
    return evaluate(values::get);
  }

  /**
   * Runs the rule.
   *
   * @param values gives what is known by a name, or null
   * @throws IllegalArgumentException when a value is not of its name's declared type
   */
  public Outcome evaluate(Function<String, ? extends @Nullable Object> values) {
    try {
      Object result = program.eval((CelVariableResolver) variable -> resolve(variable, values));
      if (result instanceof CelUnknownSet unknown) {
        return new Outcome.Unknown(namesIn(unknown));
      }
      if (result instanceof Double number && !Double.isFinite(number)) {
        return new Outcome.Failed(Outcome.Failure.OUT_OF_RANGE, "Not a finite number");
      }
      return new Outcome.Value(result);
    } catch (CelEvaluationException e) {
      if (e.getCause() instanceof WrongValue wrong) {
        throw new IllegalArgumentException(wrong.getMessage(), e);
      }
      return new Outcome.Failed(failure(e), String.valueOf(e.getMessage()));
    }
  }

  private Optional<Object> resolve(
      String name, Function<String, ? extends @Nullable Object> values) {
    Variable variable = variables.get(name);
    if (variable == null) {
      return Optional.empty();
    }
    Object value = values.apply(variable.name());
    if (variable.presence()) {
      return Optional.of(value != null);
    }
    return value == null ? variable.unknown() : Optional.of(adapt(variable, value));
  }

  private static Object adapt(Variable variable, Object value) {
    return switch (variable.type()) {
      case RuleType.Simple simple -> adapt(variable.name(), simple, value);
      case RuleType.ListOf(RuleType.Simple element) -> {
        if (!(value instanceof List<?> list)) {
          throw new WrongValue(variable.name(), variable.type(), value);
        }
        List<Object> adapted = new ArrayList<>(list.size());
        for (Object item : list) {
          adapted.add(adapt(variable.name(), element, item));
        }
        yield adapted;
      }
      case RuleType.Rows rows -> rows(variable, rows, value);
    };
  }

  private static Object adapt(String name, RuleType.Simple type, @Nullable Object value) {
    boolean fits =
        switch (type) {
          case BOOL -> value instanceof Boolean;
          case INTEGER -> value instanceof Long || value instanceof Integer;
          case DECIMAL -> value instanceof Double;
          case TEXT -> value instanceof String;
          case DATE -> value instanceof LocalDate;
        };
    if (value == null || !fits) {
      throw new WrongValue(name, type, value);
    }
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  private static List<RowView> rows(Variable variable, RuleType.Rows rows, Object value) {
    if (!(value instanceof List<?> list)) {
      throw new WrongValue(variable.name(), rows, value);
    }
    List<RowView> views = new ArrayList<>(list.size());
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> row)) {
        throw new WrongValue(variable.name(), rows, item);
      }
      Map<String, Object> adapted = HashMap.newHashMap(row.size());
      rows.columns()
          .forEach((column, columnType) -> {
            Object cell = row.get(column);
            if (cell != null) {
              String name = variable.name() + "." + column;
              adapted.put(
                  column, adapt(new Variable(name, columnType, false, Optional.empty()), cell));
            }
          });
      views.add(new RowView(variable.name(), adapted));
    }
    return views;
  }

  private static Set<String> namesIn(CelUnknownSet unknown) {
    Set<String> found = new TreeSet<>();
    for (CelAttribute attribute : unknown.attributes()) {
      found.add(attribute.toString());
    }
    return found;
  }

  private static Outcome.Failure failure(CelEvaluationException e) {
    CelErrorCode code = e.getErrorCode();
    if (e.getCause() instanceof ArithmeticException || e.getCause() instanceof DateTimeException) {
      return code == CelErrorCode.DIVIDE_BY_ZERO
          ? Outcome.Failure.DIVIDED_BY_ZERO
          : Outcome.Failure.OUT_OF_RANGE;
    }
    return switch (code) {
      case DIVIDE_BY_ZERO -> Outcome.Failure.DIVIDED_BY_ZERO;
      case NUMERIC_OVERFLOW -> Outcome.Failure.OUT_OF_RANGE;
      case INDEX_OUT_OF_BOUNDS -> Outcome.Failure.NO_SUCH_PLACE;
      case ITERATION_BUDGET_EXCEEDED -> Outcome.Failure.TOO_MUCH_WORK;
      default -> Outcome.Failure.OTHER;
    };
  }

  /** A value that is not of its declared type: the caller's mistake, not the rule's. */
  private static final class WrongValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongValue(String name, RuleType type, @Nullable Object value) {
      super(
          name
              + " is declared as "
              + type.words()
              + " but got "
              + (value == null ? "nothing" : value.getClass().getSimpleName()));
    }
  }

  @Override
  public String toString() {
    return expression;
  }
}
