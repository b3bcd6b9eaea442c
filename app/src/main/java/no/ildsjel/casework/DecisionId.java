package no.ildsjel.casework;

import java.util.UUID;

/** One decision. */
public record DecisionId(UUID value) {

  public static DecisionId random() {
    return new DecisionId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
