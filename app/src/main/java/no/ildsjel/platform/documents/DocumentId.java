package no.ildsjel.platform.documents;

import java.util.UUID;

/** One file. */
public record DocumentId(UUID value) {

  public static DocumentId random() {
    return new DocumentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
