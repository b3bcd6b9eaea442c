package no.ildsjel.platform.forms;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.ildsjel.platform.rules.Outcome;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.shared.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * A question with its rules ready to run.
 *
 * @param when null when it is always there
 * @param required null when never
 * @param value the rule of a computed question
 * @param nested the questions of a group
 */
record CompiledQuestion(
    Question question,
    @Nullable Rule when,
    @Nullable Need required,
    @Nullable Bound min,
    @Nullable Bound max,
    @Nullable Pattern pattern,
    List<Remark> checks,
    List<Remark> consequences,
    @Nullable Rule value,
    List<CompiledQuestion> nested) {

  String id() {
    return question.id();
  }

  QuestionKind kind() {
    return question.kind();
  }

  /** A rule and what to say by it. */
  record Remark(Rule rule, LocalText say) {}

  /**
   * When an answer is needed.
   *
   * @param rule null for always
   */
  record Need(@Nullable Rule rule) {
    boolean holds(Function<String, ? extends @Nullable Object> values) {
      return rule == null || rule.evaluate(values).isTrue();
    }
  }

  /**
   * A limit that is the same for all, or that a rule gives.
   *
   * @param constant null when the rule has to be asked
   */
  record Bound(Rule rule, @Nullable Object constant) {
    Bound(Rule rule) {
      this(rule, rule.names().isEmpty() ? rule.evaluate(_ -> null).known().orElse(null) : null);
    }

    /** The limit, unless it cannot be said yet. */
    Optional<Object> in(Function<String, ? extends @Nullable Object> values) {
      if (constant != null) {
        return Optional.of(constant);
      }
      return rule.evaluate(values) instanceof Outcome.Value(Object value)
          ? Optional.of(value)
          : Optional.empty();
    }
  }
}
