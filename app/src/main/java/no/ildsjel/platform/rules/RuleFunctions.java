package no.ildsjel.platform.rules;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The functions of our own: days, sums, rounding and a few for texts. */
final class RuleFunctions {

  static final CelType DATE = OpaqueType.create("date");

  private static final CelType INT = SimpleType.INT;
  private static final CelType DOUBLE = SimpleType.DOUBLE;
  private static final CelType STRING = SimpleType.STRING;

  private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  RuleFunctions() {
    dates();
    numbers();
    texts();
  }

  List<CelFunctionDecl> declarations() {
    return overloads.entrySet().stream()
        .map(e -> newFunctionDeclaration(e.getKey(), e.getValue()))
        .toList();
  }

  List<CelFunctionBinding> bindings() {
    return List.copyOf(bindings);
  }

  private void dates() {
    comparison("_<_", "less_date", LocalDate::isBefore);
    comparison("_<=_", "less_equals_date", (a, b) -> !a.isAfter(b));
    comparison("_>_", "greater_date", LocalDate::isAfter);
    comparison("_>=_", "greater_equals_date", (a, b) -> !a.isBefore(b));
    unary("date", "date_string", DATE, STRING, String.class, LocalDate::parse);
    unary("string", "string_date", STRING, DATE, LocalDate.class, LocalDate::toString);
    unary("year", "year_date", INT, DATE, LocalDate.class, d -> (long) d.getYear());
    unary("month", "month_date", INT, DATE, LocalDate.class, d -> (long) d.getMonthValue());
    between("yearsBetween", ChronoUnit.YEARS);
    between("monthsBetween", ChronoUnit.MONTHS);
    between("daysBetween", ChronoUnit.DAYS);
    plus("plusYears", LocalDate::plusYears);
    plus("plusMonths", LocalDate::plusMonths);
    plus("plusDays", LocalDate::plusDays);
  }

  private void numbers() {
    unary("sum", "sum_int", INT, ListType.create(INT), List.class, RuleFunctions::sumOfIntegers);
    unary(
        "sum",
        "sum_double",
        DOUBLE,
        ListType.create(DOUBLE),
        List.class,
        RuleFunctions::sumOfDecimals);
    unary("round", "round_double", INT, DOUBLE, Double.class, RuleFunctions::rounded);
    binary("min", "min_int", INT, INT, Long.class, INT, Long.class, Math::min);
    binary("max", "max_int", INT, INT, Long.class, INT, Long.class, Math::max);
    binary("min", "min_double", DOUBLE, DOUBLE, Double.class, DOUBLE, Double.class, Math::min);
    binary("max", "max_double", DOUBLE, DOUBLE, Double.class, DOUBLE, Double.class, Math::max);
  }

  private void texts() {
    member("trim", "string_trim", String::strip);
    member("lower", "string_lower", s -> s.toLowerCase(Locale.ROOT));
  }

  private static Object sumOfIntegers(List<?> list) {
    long sum = 0;
    for (Object value : list) {
      sum = Math.addExact(sum, (Long) value);
    }
    return sum;
  }

  private static Object sumOfDecimals(List<?> list) {
    double sum = 0;
    for (Object value : list) {
      sum += (Double) value;
    }
    return sum;
  }

  /** Half away from zero, as in "rounded to the nearest krone". */
  private static Object rounded(double value) {
    return BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private void between(String name, ChronoUnit unit) {
    binary(name, name + "_dates", INT, DATE, LocalDate.class, DATE, LocalDate.class, unit::between);
  }

  private void plus(String name, CelFunctionOverload.Binary<LocalDate, Long> function) {
    binary(name, name + "_date_int", DATE, DATE, LocalDate.class, INT, Long.class, function);
  }

  private void comparison(
      String operator, String id, CelFunctionOverload.Binary<LocalDate, LocalDate> comparison) {
    declare(operator, newGlobalOverload(id, SimpleType.BOOL, DATE, DATE));
    bindings.add(CelFunctionBinding.from(id, LocalDate.class, LocalDate.class, comparison));
  }

  private void member(String name, String id, CelFunctionOverload.Unary<String> function) {
    declare(name, newMemberOverload(id, STRING, STRING));
    bindings.add(CelFunctionBinding.from(id, String.class, function));
  }

  private <T> void unary(
      String name,
      String id,
      CelType result,
      CelType argument,
      Class<T> argumentClass,
      CelFunctionOverload.Unary<T> function) {
    declare(name, newGlobalOverload(id, result, argument));
    bindings.add(CelFunctionBinding.from(id, argumentClass, function));
  }

  private <A, B> void binary(
      String name,
      String id,
      CelType result,
      CelType first,
      Class<A> firstClass,
      CelType second,
      Class<B> secondClass,
      CelFunctionOverload.Binary<A, B> function) {
    declare(name, newGlobalOverload(id, result, first, second));
    bindings.add(CelFunctionBinding.from(id, firstClass, secondClass, function));
  }

  private void declare(String name, CelOverloadDecl overload) {
    overloads.computeIfAbsent(name, n -> new ArrayList<>()).add(overload);
  }
}
