package no.ildsjel.support.learning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where events are made: by case officers, and by the provider an officer has named. */
@Service
public class EventOffice {

  private static final String HOLDS =
      "a case officer of the administrator, or the course provider named for the event";
  private static final String OFFICER = "a case officer of the administrator";

  private final EventStore store;
  private final SignUpStore signUps;
  private final Promotion promotion;
  private final EventNotices notices;
  private final Cohorts cohorts;
  private final Archive archive;
  private final Clock clock;

  EventOffice(
      JdbcClient jdbc,
      Clock clock,
      Promotion promotion,
      EventNotices notices,
      Cohorts cohorts,
      Archive archive) {
    this.store = new EventStore(jdbc, clock);
    this.signUps = new SignUpStore(jdbc, clock);
    this.promotion = promotion;
    this.notices = notices;
    this.cohorts = cohorts;
    this.archive = archive;
    this.clock = clock;
  }

  /** An event the actor makes or holds. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public Optional<CourseEvent> find(Actor.Person actor, EventId id) {
    return store.find(id).filter(e -> holds(actor, e));
  }

  /** True when the actor may do what only officers may with the event. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public boolean officer(Actor.Person actor, CourseEvent event) {
    return actor.has(Role.CASE_OFFICER, event.administrator());
  }

  static boolean holds(Actor.Person actor, CourseEvent event) {
    return actor.has(Role.CASE_OFFICER, event.administrator())
        || (actor.has(Role.COURSE_PROVIDER)
            && event.provider().filter(actor.id()::equals).isPresent());
  }

  /** All the actor makes or holds, in the order they start. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public List<CourseEvent> all(Actor.Person actor) {
    Map<EventId, CourseEvent> all = new LinkedHashMap<>();
    Set<AdministratorId> own = EventChoices.of(actor);
    if (!own.isEmpty()) {
      store.of(own).forEach(e -> all.put(e.id(), e));
    }
    if (actor.has(Role.COURSE_PROVIDER)) {
      store.heldBy(actor.id()).forEach(e -> all.put(e.id(), e));
    }
    return all.values().stream()
        .sorted(java.util.Comparator.comparing(CourseEvent::starts))
        .toList();
  }

  /** How full each of them is. */
  @MayCall("anybody, for events they have been shown")
  @Transactional(readOnly = true)
  public Map<EventId, Fill> fill(List<CourseEvent> events) {
    Map<EventId, SignUpStore.Fill> known =
        signUps.fill(events.stream().map(CourseEvent::id).toList());
    Map<EventId, Fill> fill = new HashMap<>();
    events.forEach(e -> {
      SignUpStore.Fill one = known.getOrDefault(e.id(), new SignUpStore.Fill(0, 0));
      fill.put(e.id(), new Fill(one.held(), e.places().capacity() - one.held(), one.waiting()));
    });
    return fill;
  }

  /**
   * How full an event is.
   *
   * @param held places taken
   * @param waiting parties that wait
   */
  public record Fill(int held, int free, int waiting) {}

  /** Everybody signed up, in the order they came; those who wait or have left too. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public List<SignUp> signUps(Actor.Person actor, CourseEvent event) {
    if (!holds(actor, event)) {
      throw new AccessDeniedException("Not the event's");
    }
    return signUps.of(event.id());
  }

  /**
   * Drafts an event; the same id twice is the same event.
   *
   * @param cohort whose it is; empty for the administrator's own year plan
   */
  @MayCall(OFFICER)
  @Transactional
  public Answer<EventId> draft(
      Actor.Person actor,
      EventId id,
      AdministratorId administrator,
      Optional<CallId> cohort,
      EventPlan plan) {
    if (!actor.has(Role.CASE_OFFICER, administrator)
        || cohort.filter(c -> cohorts.handledBy(actor, c).isEmpty()).isPresent()) {
      throw new AccessDeniedException("Not an officer of " + administrator);
    }
    Optional<SupportRefusal> wrong = wrong(plan);
    if (wrong.isPresent()) {
      return Answer.refused(wrong.get());
    }
    if (store.add(id, administrator, cohort, plan)) {
      note(actor, store.find(id).orElseThrow(), "event-drafted", Map.of());
    }
    return Answer.allowed(id);
  }

  /** Changes an event. Who is signed up is told when time or place changes. */
  @MayCall(HOLDS)
  @Transactional
  public Answer<EventId> change(Actor.Person actor, EventId id, EventPlan written) {
    CourseEvent before = lock(actor, id);
    boolean officer = officer(actor, before);
    EventPlan plan =
        officer
            ? written
            : new EventPlan(
                written.kind(),
                written.title(),
                written.description(),
                written.places(),
                written.closes(),
                before.provider(),
                written.exercises(),
                written.sessions());
    Optional<SupportRefusal> wrong = wrong(plan);
    if (wrong.isPresent()) {
      return Answer.refused(wrong.get());
    }
    if (before.state() == EventState.CANCELLED || before.over(clock.instant())) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (before.state() == EventState.PUBLISHED
        && plan.kind() == EventKind.COURSE
        && plan.exercises().isEmpty()) {
      return Answer.refused(SupportRefusal.EXERCISE_MISSING);
    }
    if (tooSmall(signUps.of(id), plan.places())) {
      return Answer.refused(SupportRefusal.MORE_HAVE_PLACES);
    }
    boolean moved = moved(before, plan);
    store.change(id, plan, moved);
    CourseEvent after = store.find(id).orElseThrow();
    note(actor, after, "event-changed", Map.of("moved", moved, "sequence", after.sequence()));
    if (moved && after.state() == EventState.PUBLISHED) {
      notices.moved(after, signUps.of(id));
    }
    promotion.fill(after, Optional.empty());
    return Answer.allowed(id);
  }

  private static Optional<SupportRefusal> wrong(EventPlan plan) {
    if (plan.sessions().isEmpty()
        || plan.sessions().stream().anyMatch(s -> !s.ends().isAfter(s.starts()))) {
      return Optional.of(SupportRefusal.TIMES_MISSING);
    }
    LocalDate first = plan.sessions().getFirst().starts().atZone(Writing.OSLO).toLocalDate();
    if (plan.closes().isAfter(first)) {
      return Optional.of(SupportRefusal.CLOSES_TOO_LATE);
    }
    Places places = plan.places();
    if (places.capacity() < 1
        || places.perOrganisation() < 1
        || places.perOrganisation() > places.capacity()
        || places.kept() < 0
        || places.kept() > places.capacity()) {
      return Optional.of(SupportRefusal.PLACES_DO_NOT_FIT);
    }
    return Optional.empty();
  }

  /** Nobody loses a place because there are fewer. */
  private static boolean tooSmall(List<SignUp> parties, Places places) {
    Map<OrganisationNumber, Integer> held =
        parties.stream()
            .filter(s -> s.state().holds())
            .collect(
                Collectors.groupingBy(SignUp::organisation, Collectors.summingInt(SignUp::seats)));
    return held.values().stream().mapToInt(Integer::intValue).sum() > places.capacity()
        || held.values().stream().anyMatch(n -> n > places.perOrganisation());
  }

  private static boolean moved(CourseEvent before, EventPlan after) {
    Set<EventPlan.Meeting> were = new HashSet<>();
    before
        .held()
        .forEach(s ->
            were.add(new EventPlan.Meeting(s.id(), s.starts(), s.ends(), s.place(), s.link())));
    return !were.equals(Set.copyOf(after.sessions()));
  }

  /** Puts a draft into the year plan. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<EventId> publish(Actor.Person actor, EventId id) {
    CourseEvent event = lock(actor, id);
    requireOfficer(actor, event);
    if (event.state() != EventState.DRAFT) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (event.begun(clock.instant())) {
      return Answer.refused(SupportRefusal.STARTS_IN_THE_PAST);
    }
    if (event.closes().isBefore(LocalDate.ofInstant(clock.instant(), Writing.OSLO))) {
      return Answer.refused(SupportRefusal.CLOSES_TOO_EARLY);
    }
    if (event.kind() == EventKind.COURSE && event.exercises().isEmpty()) {
      return Answer.refused(SupportRefusal.EXERCISE_MISSING);
    }
    store.publish(id);
    note(actor, event, "event-published", Map.of());
    return Answer.allowed(id);
  }

  /**
   * Cancels an event and tells those who had signed up.
   *
   * @param because why, to be read by everybody
   */
  @MayCall(OFFICER)
  @Transactional
  public Answer<EventId> cancel(Actor.Person actor, EventId id, String because) {
    CourseEvent event = lock(actor, id);
    requireOfficer(actor, event);
    if (because.isBlank()) {
      return Answer.refused(SupportRefusal.REASON_MISSING);
    }
    if (event.state() != EventState.PUBLISHED || event.over(clock.instant())) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    store.cancel(id, because.strip());
    note(actor, event, "event-cancelled", Map.of("reason", because.strip()));
    notices.cancelled(event, signUps.of(id));
    return Answer.allowed(id);
  }

  /** Throws away a draft nobody outside has seen. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<EventId> discard(Actor.Person actor, EventId id) {
    CourseEvent event = lock(actor, id);
    requireOfficer(actor, event);
    if (event.state() != EventState.DRAFT) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    store.discard(id);
    note(actor, event, "event-discarded", Map.of());
    return Answer.allowed(id);
  }

  private CourseEvent lock(Actor.Person actor, EventId id) {
    return store
        .lock(id)
        .filter(e -> holds(actor, e))
        .orElseThrow(() -> new AccessDeniedException("Not the event's"));
  }

  private void requireOfficer(Actor.Person actor, CourseEvent event) {
    if (!officer(actor, event)) {
      throw new AccessDeniedException("Not an officer of " + event.administrator());
    }
  }

  private void note(Actor actor, CourseEvent event, String act, Map<String, ?> said) {
    archive.record(actor, Optional.of(event.administrator()), event.subject(), act, said);
  }
}
