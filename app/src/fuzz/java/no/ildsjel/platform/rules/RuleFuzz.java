package no.ildsjel.platform.rules;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Any text as a rule, and rules put together of pieces: compiled or refused, and then run. */
class RuleFuzz {

  private static final RuleCompiler COMPILER =
      RuleCompiler.over(
          Vocabulary.of(
              Map.of(
                  "yes", RuleType.BOOL,
                  "count", RuleType.INTEGER,
                  "share", RuleType.DECIMAL,
                  "word", RuleType.TEXT,
                  "day", RuleType.DATE)));
  private static final List<String> PIECES =
      List.of(
          "yes", "count", "share", "word", "day", " + ", " - ", " * ", " / ", " % ", " < ", " == ",
          " && ", " || ", "!", "(", ")", "[", "]", ", ", " ? ", " : ", "has(", "size(", "int(",
          "double(", "string(", ".matches('", ".contains('", ".exists(x, ", ".map(x, ", "sum(",
          "round(", "yearsBetween(", "plusDays(", "date('2027-01-01')", "'a'", "0", "1", "-1",
          "9223372036854775807", "1.5", "x", "in ", "min(", "max(", "lower(", "trim(");

  @FuzzTest(maxDuration = "30s")
  void noRuleAndNoValueBreaksTheMachine(FuzzedDataProvider data) {
    StringBuilder expression = new StringBuilder();
    for (int i = data.consumeInt(1, 20); i > 0; i--) {
      expression.append(
          data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(10));
    }
    if (COMPILER.compile(expression.toString()) instanceof Compilation.Compiled(Rule rule)) {
      Map<String, Object> values = new HashMap<>();
      values.put("yes", data.consumeBoolean());
      values.put("count", data.consumeLong());
      values.put("share", data.consumeDouble());
      values.put("word", data.consumeString(20));
      values.put("day", LocalDate.ofEpochDay(data.consumeInt(-800_000, 800_000)));
      rule.evaluate(values);
      rule.evaluate(Map.of());
    }
  }
}
