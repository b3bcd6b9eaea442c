package no.ildsjel.support.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;

/** An event as somebody writes it. */
public record EventPlan(
    EventKind kind,
    LocalText title,
    LocalText description,
    Places places,
    LocalDate closes,
    Optional<PersonId> provider,
    List<String> exercises,
    List<Meeting> sessions) {

  /**
   * One time people meet.
   *
   * @param id of a session that is there already, else a new one
   */
  public record Meeting(UUID id, Instant starts, Instant ends, String place, String link) {}

  public EventPlan {
    exercises = List.copyOf(exercises);
    sessions = sessions.stream().sorted(java.util.Comparator.comparing(Meeting::starts)).toList();
  }
}
