package no.ildsjel.platform.rules;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names rules may use, with their types. A name may have parts, such as {@code
 * organisation.name}; each part is letters, digits and underscores and starts with a letter.
 */
public final class Vocabulary {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}(\\.[A-Za-z][A-Za-z0-9_]{0,79}){0,3}");

  /** Words of the rule language itself, which cannot be a name or a part of one. */
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while",
          "int",
          "uint",
          "double",
          "bool",
          "string",
          "bytes",
          "list",
          "map",
          "type",
          "null_type",
          "google");

  private final Map<String, RuleType> types;

  private Vocabulary(Map<String, RuleType> types) {
    this.types = types;
  }

  /**
   * @throws IllegalArgumentException when a name cannot be one (see {@link #isName}), or when one
   *     name is the beginning of another, as {@code a} and {@code a.b}
   */
  public static Vocabulary of(Map<String, RuleType> types) {
    TreeMap<String, RuleType> sorted = new TreeMap<>(types);
    for (String name : sorted.keySet()) {
      if (!isName(name)) {
        throw new IllegalArgumentException("Not a name: " + name);
      }
      for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        if (sorted.containsKey(name.substring(0, dot))) {
          throw new IllegalArgumentException(
              name.substring(0, dot) + " is both a name and the beginning of " + name);
        }
      }
    }
    sorted.forEach((name, type) -> {
      if (type instanceof RuleType.Rows rows
          && !rows.columns().keySet().stream().allMatch(c -> isName(c) && !c.contains("."))) {
        throw new IllegalArgumentException("A column of " + name + " has no proper name");
      }
    });
    return new Vocabulary(Collections.unmodifiableMap(sorted));
  }

  /** True when the text can be a name in rules. */
  public static boolean isName(String text) {
    if (!NAME.matcher(text).matches()) {
      return false;
    }
    for (String part : text.split("\\.")) {
      if (RESERVED.contains(part)) {
        return false;
      }
    }
    return true;
  }

  /** The type of a name, if it is one of these. */
  public Optional<RuleType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** Every name with its type, in alphabetical order. */
  public Map<String, RuleType> types() {
    return types;
  }
}
