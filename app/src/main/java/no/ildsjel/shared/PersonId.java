package no.ildsjel.shared;

import java.util.UUID;

/** One person who has logged in; says nothing of who it is. */
public record PersonId(UUID value) {

  public static PersonId random() {
    return new PersonId(UUID.randomUUID());
  }

  public static PersonId of(String text) {
    return new PersonId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
