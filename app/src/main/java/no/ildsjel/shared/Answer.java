package no.ildsjel.shared;

/** What came of asking for something: done, with a result, or refused, with the reason. */
public sealed interface Answer<T> {

  /** It was done. */
  record Allowed<T>(T value) implements Answer<T> {}

  /** It was not done; nothing has changed. */
  record Refused<T>(Refusal reason) implements Answer<T> {}

  static <T> Answer<T> allowed(T value) {
    return new Allowed<>(value);
  }

  static <T> Answer<T> refused(Refusal reason) {
    return new Refused<>(reason);
  }

  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /** The result; a broken invariant when it was refused, so only call where that cannot be. */
  default T orThrow() {
    return switch (this) {
      case Allowed<T>(T value) -> value;
      case Refused<T>(Refusal reason) ->
          throw new IllegalStateException("Refused: " + reason.code());
    };
  }
}
