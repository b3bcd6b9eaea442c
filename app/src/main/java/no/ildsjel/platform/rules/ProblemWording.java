package no.ildsjel.platform.rules;

import dev.cel.common.CelIssue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the CEL compiler's complaints into ones a scheme's author can act on. */
final class ProblemWording {

  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern NO_FIELD = Pattern.compile("undefined field '([^']*)'.*");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");

  /** How near a misspelt name must be to be suggested. */
  private static final int NEAR = 3;

  private ProblemWording() {}

  static RuleProblem of(CelIssue issue, String expression, Vocabulary vocabulary) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
    String message = issue.getMessage();
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return undeclared(undeclared.group(1), expression, vocabulary, line, column);
    }
    Matcher noField = NO_FIELD.matcher(message);
    if (noField.matches()) {
      return new RuleProblem(
          RuleProblem.Code.UNKNOWN_NAME,
          "There is no '" + noField.group(1) + "' here",
          line,
          column);
    }
    Matcher noOverload = NO_OVERLOAD.matcher(message);
    if (noOverload.matches()) {
      String types = noOverload.group(2);
      return new RuleProblem(
          RuleProblem.Code.WRONG_TYPES,
          "'"
              + noOverload.group(1).replace("_", "").replace("@", "")
              + "' cannot take "
              + words(types)
              + (types.contains("int") && types.contains("double")
                  ? "; turn one into the other with double(x) or int(x)"
                  : ""),
          line,
          column);
    }
    if (message.contains("exceeds") || message.contains("recursion limit")) {
      return new RuleProblem(
          RuleProblem.Code.TOO_DEEP, "The rule is too big; split it", line, column);
    }
    if (message.startsWith("has() takes")) {
      return new RuleProblem(RuleProblem.Code.NOT_ALLOWED, message, line, column);
    }
    return new RuleProblem(
        RuleProblem.Code.SYNTAX, "Cannot be read: " + firstLine(message), line, column);
  }

  private static RuleProblem undeclared(
      String first, String expression, Vocabulary vocabulary, int line, int column) {
    String name = wholeName(first, expression, line, column);
    boolean called =
        Pattern.compile("(^|[^A-Za-z0-9_])" + Pattern.quote(name) + "\\s*\\(")
            .matcher(expression)
            .find();
    Collection<String> candidates = called ? RuleLanguage.NAMES : vocabulary.types().keySet();
    return new RuleProblem(
        called ? RuleProblem.Code.UNKNOWN_FUNCTION : RuleProblem.Code.UNKNOWN_NAME,
        (called ? "There is no function '" : "There is nothing called '")
            + name
            + "'"
            + nearest(name, candidates)
                .map(n -> "; did you mean '" + n + "'?")
                .orElseGet(() -> beside(first, candidates)),
        line,
        column);
  }

  /** CEL complains of the first part of a name; its reader thinks of the whole. */
  private static String wholeName(String first, String expression, int line, int column) {
    String[] lines = expression.split("\n", -1);
    String written = line <= lines.length ? lines[line - 1] : "";
    Matcher dotted =
        Pattern.compile(Pattern.quote(first) + "(\\.[A-Za-z0-9_]+)*(?!\\s*\\()").matcher(written);
    return dotted.find(Math.min(column - 1, written.length())) ? dotted.group() : first;
  }

  private static String beside(String first, Collection<String> candidates) {
    List<String> beside =
        candidates.stream().filter(name -> name.startsWith(first + ".")).limit(5).toList();
    return beside.isEmpty() ? "" : "; there is " + String.join(", ", beside);
  }

  private static Optional<String> nearest(String name, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> distance(name, candidate) <= Math.min(NEAR, name.length() / 2))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** Edit distance; what is far apart in length is far apart. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > NEAR) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  static String words(String celTypes) {
    return celTypes
        .replaceAll("\\bint\\b", "whole number")
        .replaceAll("\\bdouble\\b", "decimal number")
        .replaceAll("\\bstring\\b", "text")
        .replaceAll("\\bbool\\b", "yes/no");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
