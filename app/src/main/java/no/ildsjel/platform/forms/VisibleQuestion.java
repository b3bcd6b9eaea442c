package no.ildsjel.platform.forms;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question that is there for these answers.
 *
 * @param row the row's path when it is within one, otherwise empty
 * @param values what is known by the names its rules use
 */
record VisibleQuestion(
    String page,
    String path,
    String row,
    CompiledQuestion question,
    Function<String, @Nullable Object> values) {

  /** The group whose row this is in, or empty. */
  String group() {
    int end = row.indexOf('/');
    return end < 0 ? "" : row.substring(0, end);
  }
}
