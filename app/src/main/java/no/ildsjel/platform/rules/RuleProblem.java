package no.ildsjel.platform.rules;

/**
 * Something wrong with a rule as written, for its author.
 *
 * @param code what kind of problem
 * @param message in English, naming the part and how to mend it
 * @param line from 1
 * @param column from 1
 */
public record RuleProblem(Code code, String message, int line, int column) {

  /** Kinds of problems. */
  public enum Code {
    SYNTAX("rule-syntax"),
    UNKNOWN_NAME("unknown-name"),
    UNKNOWN_FUNCTION("unknown-function"),
    WRONG_TYPES("wrong-types"),
    WRONG_RESULT("wrong-result"),
    NOT_ALLOWED("not-allowed"),
    BAD_DATE("bad-date"),
    BAD_PATTERN("bad-pattern"),
    TOO_LONG("rule-too-long"),
    TOO_DEEP("rule-too-deep");

    private final String code;

    Code(String code) {
      this.code = code;
    }

    /** The code as it is shown and stored. */
    public String code() {
      return code;
    }
  }
}
