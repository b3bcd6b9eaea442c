package no.ildsjel.programme;

import java.util.UUID;

/** The money one administrator has under one scheme for one grant year. */
public record FrameId(UUID value) {

  public static FrameId random() {
    return new FrameId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
