package no.ildsjel.casework;

import java.util.UUID;

/** One organisation's application to one call. */
public record ApplicationId(UUID value) {

  public static ApplicationId random() {
    return new ApplicationId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
