package no.ildsjel.platform.writing;

/** What came of reading something typed. */
public sealed interface Typed<T> {

  /** It could be read. */
  record Understood<T>(T value) implements Typed<T> {}

  /**
   * It could not.
   *
   * @param code its words stand in the bundle {@code forms} under {@code forms.error.<code>}
   */
  record Refused<T>(String code) implements Typed<T> {}
}
