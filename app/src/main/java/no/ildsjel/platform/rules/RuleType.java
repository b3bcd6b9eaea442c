package no.ildsjel.platform.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The type of something a rule can speak of, or of what it comes to. Values are {@link Boolean},
 * {@link Long}, {@link Double}, {@link String}, {@link java.time.LocalDate}, a list of these, or a
 * list of maps for {@link Rows}.
 */
public sealed interface RuleType {

  RuleType BOOL = Simple.BOOL;

  /** Whole numbers: kroner and counts. */
  RuleType INTEGER = Simple.INTEGER;

  /** Numbers with decimals: rates and shares, never money. */
  RuleType DECIMAL = Simple.DECIMAL;

  RuleType TEXT = Simple.TEXT;

  /** A day in Norway, without time of day. */
  RuleType DATE = Simple.DATE;

  RuleType TEXTS = new ListOf(Simple.TEXT);

  /** The name used in messages to those who write rules. */
  String words();

  /** One value. */
  enum Simple implements RuleType {
    BOOL("yes/no"),
    INTEGER("whole number"),
    DECIMAL("decimal number"),
    TEXT("text"),
    DATE("date");

    private final String words;

    Simple(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** A list of values of one type. */
  record ListOf(Simple element) implements RuleType {
    @Override
    public String words() {
      return "list of " + element.words();
    }
  }

  /**
   * The rows of a repeated group, each with the same columns; a row may lack any of them.
   *
   * @param columns the type of each column
   */
  record Rows(Map<String, RuleType> columns) implements RuleType {
    public Rows {
      columns = Map.copyOf(new LinkedHashMap<>(columns));
      if (columns.values().stream().anyMatch(Rows.class::isInstance)) {
        throw new IllegalArgumentException("Rows within rows");
      }
    }

    @Override
    public String words() {
      return "list of rows";
    }
  }
}
