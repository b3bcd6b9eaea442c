package no.ildsjel.support.overview;

import java.util.List;

/**
 * Something to do in the programme.
 *
 * @param id its words stand in the texts under it
 * @param path where it is done, or empty
 * @param figures that stand in its words
 */
public record Step(String id, State state, String path, List<Object> figures) {

  /** How far it has come. */
  public enum State {
    DONE,
    /** To be done by the reader. */
    NEXT,
    /** Waits for somebody else, or for its time. */
    LATER
  }

  static Step of(String id, boolean done, String path, Object... figures) {
    return new Step(id, done ? State.DONE : State.NEXT, path, List.of(figures));
  }

  static Step later(String id, Object... figures) {
    return new Step(id, State.LATER, "", List.of(figures));
  }
}
