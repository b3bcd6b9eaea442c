package no.ildsjel.support.needs;

import java.util.UUID;

/** The id of one picture of what an organisation needs. */
public record NeedsMapId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
