package no.ildsjel.platform.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;

/** Our part of CEL: which operators, functions and loops there are, and how types translate. */
final class RuleLanguage {

  private static final String ROW = "row of ";

  private static final StandardFunction[] FUNCTIONS = {
    StandardFunction.CONDITIONAL,
    StandardFunction.LOGICAL_NOT,
    StandardFunction.LOGICAL_OR,
    StandardFunction.LOGICAL_AND,
    StandardFunction.EQUALS,
    StandardFunction.NOT_EQUALS,
    StandardFunction.LESS,
    StandardFunction.LESS_EQUALS,
    StandardFunction.GREATER,
    StandardFunction.GREATER_EQUALS,
    StandardFunction.ADD,
    StandardFunction.SUBTRACT,
    StandardFunction.MULTIPLY,
    StandardFunction.DIVIDE,
    StandardFunction.MODULO,
    StandardFunction.NEGATE,
    StandardFunction.INDEX,
    StandardFunction.IN,
    StandardFunction.NOT_STRICTLY_FALSE,
    StandardFunction.SIZE,
    StandardFunction.INT,
    StandardFunction.DOUBLE,
    StandardFunction.STRING,
    StandardFunction.CONTAINS,
    StandardFunction.STARTS_WITH,
    StandardFunction.ENDS_WITH,
    StandardFunction.MATCHES
  };

  /** Names of {@link #FUNCTIONS} that are written as functions, and of the loops. */
  static final ImmutableList<String> NAMES =
      ImmutableList.of(
          "has",
          "size",
          "int",
          "double",
          "string",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "trim",
          "lower",
          "date",
          "year",
          "month",
          "yearsBetween",
          "monthsBetween",
          "daysBetween",
          "plusYears",
          "plusMonths",
          "plusDays",
          "sum",
          "round",
          "min",
          "max",
          "all",
          "exists",
          "exists_one",
          "filter",
          "map");

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(RuleLimits.LENGTH)
          .maxParseRecursionDepth(RuleLimits.DEPTH)
          .maxParseExpressionNodeCount(RuleLimits.NODES)
          .comprehensionMaxIterations(RuleLimits.ITERATIONS)
          .maxRegexProgramSize(RuleLimits.PATTERN_SIZE)
          // A whole number may be compared with a decimal one; computing with both needs a cast.
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private final CelCompiler compiler;
  private final CelRuntime runtime;

  RuleLanguage(Vocabulary vocabulary) {
    RuleFunctions own = new RuleFunctions();
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder().includeFunctions(FUNCTIONS).build())
            .setStandardMacros(
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE,
                CelStandardMacro.MAP,
                CelStandardMacro.FILTER)
            .addMacros(HasMacro.over(vocabulary))
            .addFunctionDeclarations(own.declarations())
            .setTypeProvider(rowTypes(vocabulary));
    vocabulary
        .types()
        .forEach((name, type) -> {
          builder.addVar(name, celType(name, type));
          builder.addVar(HasMacro.hidden(name), SimpleType.BOOL);
        });
    compiler = builder.build();
    runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(own.bindings())
            .build();
  }

  CelCompiler compiler() {
    return compiler;
  }

  CelRuntime runtime() {
    return runtime;
  }

  /** The CEL type of a name's values. */
  static CelType celType(String name, RuleType type) {
    return switch (type) {
      case RuleType.Simple simple -> celType(simple);
      case RuleType.ListOf(RuleType.Simple element) -> ListType.create(celType(element));
      case RuleType.Rows rows -> ListType.create(rowType(name, rows));
    };
  }

  /** The name of the rows that the row type belongs to. */
  static String rowsOf(StructType row) {
    return row.name().substring(ROW.length());
  }

  private static CelType celType(RuleType.Simple simple) {
    return switch (simple) {
      case BOOL -> SimpleType.BOOL;
      case INTEGER -> SimpleType.INT;
      case DECIMAL -> SimpleType.DOUBLE;
      case TEXT -> SimpleType.STRING;
      case DATE -> RuleFunctions.DATE;
    };
  }

  private static StructType rowType(String name, RuleType.Rows rows) {
    ImmutableMap<String, CelType> columns =
        rows.columns().entrySet().stream()
            .collect(
                ImmutableMap.toImmutableMap(
                    Map.Entry::getKey, e -> celType(e.getKey(), e.getValue())));
    return StructType.create(
        ROW + name, columns.keySet(), column -> Optional.ofNullable(columns.get(column)));
  }

  private static CelTypeProvider rowTypes(Vocabulary vocabulary) {
    ImmutableList.Builder<CelType> builder = ImmutableList.builder();
    vocabulary
        .types()
        .forEach((name, type) -> {
          if (type instanceof RuleType.Rows rows) {
            builder.add(rowType(name, rows));
          }
        });
    ImmutableList<CelType> types = builder.build();
    return new CelTypeProvider() {
      @Override
      public ImmutableCollection<CelType> types() {
        return types;
      }

      @Override
      public Optional<CelType> findType(String typeName) {
        return types.stream().filter(type -> type.name().equals(typeName)).findFirst();
      }
    };
  }
}
