package no.ildsjel.support.experience;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something somebody has learnt.
 *
 * @param theme the area of needs it belongs to
 * @param link to a template or more about it, with https
 * @param credit the organisation's name, where it wishes to be named
 */
public record Experience(
    UUID id,
    String theme,
    String need,
    String tried,
    String helped,
    Optional<String> link,
    Optional<String> credit,
    Instant at,
    State state) {

  /** How far it has come. */
  public enum State {
    PROPOSED,
    PUBLISHED,
    HIDDEN
  }
}
