package no.ildsjel.support.learning.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.learning.Attendance;
import no.ildsjel.support.learning.TravelClaim;

/**
 * What an event has for an organisation, beside the places.
 *
 * @param confirmed true when somebody from it comes, or came
 * @param present true when somebody from it was there
 * @param certificates those who were there, by attendee
 * @param evaluation how it stands with the reader's own evaluation; empty when there is none to
 *     give
 */
public record AfterView(
    boolean confirmed,
    boolean present,
    List<DocumentView> files,
    List<Attendance.Link> links,
    List<Certificate> certificates,
    List<ExerciseLine> exercises,
    Optional<Boolean> evaluation,
    List<TravelClaim> travel) {

  /** Somebody who can have a certificate. */
  public record Certificate(UUID attendee, String name) {}

  /**
   * An exercise.
   *
   * @param state the key of how it stands
   * @param kind how the state looks
   */
  public record ExerciseLine(
      String form, LocalText title, int minutes, String state, String kind, boolean todo) {}
}
