package no.ildsjel.programme;

import java.util.UUID;

/** One call for applications. */
public record CallId(UUID value) {

  public static CallId random() {
    return new CallId(UUID.randomUUID());
  }

  public static CallId of(String text) {
    return new CallId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
