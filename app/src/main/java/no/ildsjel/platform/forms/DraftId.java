package no.ildsjel.platform.forms;

import java.util.UUID;

/** Which draft. */
public record DraftId(UUID value) {

  public static DraftId next() {
    return new DraftId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
