package no.ildsjel.support.mentoring;

import java.util.UUID;

/** The id of a mentor and a participant together. */
public record PairId(UUID value) {

  /** What their words are sealed for. */
  String thing() {
    return "pair:" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
