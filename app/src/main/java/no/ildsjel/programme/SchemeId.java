package no.ildsjel.programme;

/** A scheme of one grant year, such as {@code integrering-2027}; a new year is a new scheme. */
public record SchemeId(String value) {

  public SchemeId {
    if (!value.matches("[a-z][a-z0-9-]{1,60}")) {
      throw new IllegalArgumentException("Not a scheme's id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
