package no.ildsjel.support.learning;

import java.util.UUID;

/** A course, gathering, joint meeting or conference. */
public record EventId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
