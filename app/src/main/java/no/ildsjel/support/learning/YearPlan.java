package no.ildsjel.support.learning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.calendar.CalendarFile;
import no.ildsjel.support.cohort.Cohorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is planned, for everybody from the first day. Links to meeting rooms are not shown here. */
@Service
public class YearPlan {

  /** How long what is over stays in the plan. */
  private static final int MONTHS_BACK = 12;

  private final EventStore store;
  private final Calls calls;
  private final Cohorts cohorts;
  private final Clock clock;

  YearPlan(JdbcClient jdbc, Clock clock, Calls calls, Cohorts cohorts) {
    this.store = new EventStore(jdbc, clock);
    this.calls = calls;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  /** All that has been announced and is not long past, in the order it starts. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<CourseEvent> announced() {
    return store.announced(
        LocalDate.ofInstant(clock.instant(), Writing.OSLO).minusMonths(MONTHS_BACK));
  }

  /** One that has been announced. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public Optional<CourseEvent> find(EventId id) {
    return store
        .find(id)
        .filter(e -> e.state() != EventState.DRAFT)
        .filter(e -> !e.sessions().isEmpty());
  }

  /** What the cohorts of these events are called. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public Map<CallId, LocalText> programmes(List<CourseEvent> events) {
    Set<CallId> ids = events.stream().flatMap(e -> e.cohort().stream()).collect(Collectors.toSet());
    return ids.isEmpty()
        ? Map.of()
        : calls.byIds(ids).values().stream()
            .collect(Collectors.toMap(CallView::id, CallView::title));
  }

  /** The cohorts the organisation takes part in now. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Set<CallId> cohortsOf(Actor.Person actor) {
    return actor.actingFor().map(cohorts::callsOf).orElse(Set.of());
  }

  /** True when the event is for the organisation: it takes part, is a mentor, or all may come. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Predicate<CourseEvent> isFor(Actor.Person actor) {
    Set<CallId> takesPart = cohortsOf(actor);
    Set<CallId> mentors = actor.actingFor().map(cohorts::mentoredBy).orElse(Set.of());
    return event ->
        event.places().forAll()
            || event
                .cohort()
                .filter(c -> takesPart.contains(c) || event.forMentors() && mentors.contains(c))
                .isPresent();
  }

  /**
   * What has been announced, as a calendar without names or meeting rooms.
   *
   * @param cohort whose, or empty for all
   */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public String calendar(Optional<CallId> cohort, String name, Language language) {
    return CalendarFile.of(
        name,
        announced().stream()
            .filter(e -> cohort.isEmpty() || cohort.equals(e.cohort()))
            .flatMap(e -> LearningCalendar.entries(e, language, false).stream())
            .toList(),
        clock.instant());
  }

  /** Now, by the clock the plan goes by. */
  @MayCall("anybody")
  public java.time.Instant moment() {
    return clock.instant();
  }
}
