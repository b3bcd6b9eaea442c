package no.ildsjel.platform.rules;

import java.util.Optional;
import java.util.Set;

/** What a rule comes to, given what is known. */
public sealed interface Outcome {

  /**
   * It can be said.
   *
   * @param value a {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link
   *     java.time.LocalDate} or list, as the rule's type says
   */
  record Value(Object value) implements Outcome {}

  /**
   * It cannot be said yet.
   *
   * @param names what would have to be known; for a row's column {@code rows.column}
   */
  record Unknown(Set<String> names) implements Outcome {
    public Unknown {
      names = Set.copyOf(names);
    }
  }

  /** Why a rule can come to nothing though everything is known. */
  enum Failure {
    DIVIDED_BY_ZERO,
    /** A number or a day grew beyond what can be written. */
    OUT_OF_RANGE,
    /** A list has no such place. */
    NO_SUCH_PLACE,
    /** More rows were gone through than {@link RuleLimits#ITERATIONS}. */
    TOO_MUCH_WORK,
    OTHER
  }

  /**
   * It cannot be computed from these values.
   *
   * @param detail for the log and for the rule's author
   */
  record Failed(Failure failure, String detail) implements Outcome {}

  /** True only when it is known to be true: neither the unknown nor the failed is. */
  default boolean isTrue() {
    return this instanceof Value(Boolean b) && b;
  }

  /** True only when it is known to be false. */
  default boolean isFalse() {
    return this instanceof Value(Boolean b) && !b;
  }

  /** The value, if it can be said. */
  default Optional<Object> known() {
    return this instanceof Value(Object v) ? Optional.of(v) : Optional.empty();
  }
}
