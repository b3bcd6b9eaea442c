package no.ildsjel.support.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;

/**
 * A course, gathering, joint meeting or conference.
 *
 * @param cohort whose it is; empty when it stands in the administrator's year plan for all
 * @param closes the last day to sign up
 * @param provider who holds it, if somebody is named
 * @param exercises the ids of its exercises
 * @param sequence raised whenever time or place changes, as RFC 5545 asks
 * @param sessions in the order of time, those taken away too
 */
public record CourseEvent(
    EventId id,
    AdministratorId administrator,
    Optional<CallId> cohort,
    EventKind kind,
    EventState state,
    LocalText title,
    LocalText description,
    Places places,
    LocalDate closes,
    Optional<PersonId> provider,
    List<String> exercises,
    int sequence,
    Optional<String> cancelledBecause,
    Instant changedAt,
    List<Session> sessions) {

  public CourseEvent {
    exercises = List.copyOf(exercises);
    sessions = List.copyOf(sessions);
  }

  /** The sessions that are held. */
  public List<Session> held() {
    return sessions.stream().filter(s -> !s.gone()).toList();
  }

  /** When it starts. */
  public Instant starts() {
    return held().getFirst().starts();
  }

  /** When the last session ends. */
  public Instant ends() {
    return held().stream().map(Session::ends).max(Instant::compareTo).orElseThrow();
  }

  /** The first day. */
  public LocalDate firstDay() {
    return held().getFirst().day();
  }

  /** The last day. */
  public LocalDate lastDay() {
    return ends().atZone(Writing.OSLO).toLocalDate();
  }

  /** True when it is over. */
  public boolean over(Instant now) {
    return !now.isBefore(ends());
  }

  /** True when it has begun. */
  public boolean begun(Instant now) {
    return !now.isBefore(starts());
  }

  /** True while people can sign up. */
  public boolean open(Instant now) {
    return state == EventState.PUBLISHED
        && !begun(now)
        && !now.atZone(Writing.OSLO).toLocalDate().isAfter(closes);
  }

  /**
   * True when mentors of the programme come too: gatherings, joint meetings and conferences are for
   * both sides (NTNU Samfunnsforskning 2025, ch. 2); courses are for those who take part.
   */
  public boolean forMentors() {
    return kind != EventKind.COURSE;
  }

  /** True when some of it is in a place one has to travel to. */
  public boolean inPlace() {
    return held().stream().anyMatch(s -> !s.place().isBlank());
  }

  /** The subject under which its acts stand in the archive. */
  public String subject() {
    return "event:" + id;
  }
}
