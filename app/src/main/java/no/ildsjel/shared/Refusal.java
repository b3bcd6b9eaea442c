package no.ildsjel.shared;

/**
 * A reason for refusing, one enum of them per room. Its words in every language stand in the room's
 * bundle under {@code refusal.<code>}.
 */
public interface Refusal {

  /** The name in the catalogue, such as {@code DEADLINE_PASSED}. */
  String code();
}
