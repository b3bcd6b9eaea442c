package no.ildsjel.support.learning;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Exercises: worked on, handed in, answered with some words, and handed in again. */
@Service
public class Exercises {

  private static final String LEARNER = "who comes to the event, for the organisation";
  private static final String HOLDS =
      "a case officer of the administrator without ties, or the provider named for the event";

  private final ExerciseStore store;
  private final SignUpStore signUps;
  private final Drafts drafts;
  private final SchemeForms forms;
  private final Organisations organisations;
  private final Notifications notifications;
  private final Texts texts;
  private final Archive archive;
  private final Cohorts cohorts;
  private final MentorReading reading;

  Exercises(
      JdbcClient jdbc,
      Clock clock,
      Drafts drafts,
      SchemeForms forms,
      Organisations organisations,
      Notifications notifications,
      Texts texts,
      Archive archive,
      Cohorts cohorts,
      MentorReading reading) {
    this.store = new ExerciseStore(jdbc, clock);
    this.signUps = new SignUpStore(jdbc, clock);
    this.drafts = drafts;
    this.forms = forms;
    this.organisations = organisations;
    this.notifications = notifications;
    this.texts = texts;
    this.archive = archive;
    this.cohorts = cohorts;
    this.reading = reading;
  }

  /** The exercises there are. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<Exercise> all() {
    return DeliveredExercises.ALL.stream().map(this::exercise).toList();
  }

  /** The exercises of an event. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<Exercise> of(CourseEvent event) {
    return DeliveredExercises.ALL.stream()
        .filter(d -> event.exercises().contains(d.form()))
        .map(this::exercise)
        .toList();
  }

  private Exercise exercise(DeliveredExercises.Named delivered) {
    var definition = forms.newest(delivered.form()).definition();
    return new Exercise(
        delivered.form(), delivered.together(), definition.title(), definition.minutes());
  }

  /** What the actor, or the organisation together, has begun at an event. */
  @MayCall(LEARNER)
  @Transactional(readOnly = true)
  public List<ExerciseWork> own(Actor.Person actor, EventId event) {
    return store.of(event).stream().filter(w -> theirs(actor, w)).toList();
  }

  private static boolean theirs(Actor.Person actor, ExerciseWork work) {
    return actor.mandates().contains(work.organisation())
        && (work.together() || work.person().filter(actor.id()::equals).isPresent());
  }

  /** One of the actor's own. */
  @MayCall(LEARNER)
  @Transactional(readOnly = true)
  public Optional<ExerciseWork> own(Actor.Person actor, EventId event, String form) {
    return own(actor, event).stream()
        .filter(w -> w.form().equals(form))
        .filter(w -> actor.actingFor().filter(w.organisation()::equals).isPresent())
        .findFirst();
  }

  /** Begins an exercise; when it has begun, that one. Empty for who does not come to the event. */
  @MayCall(LEARNER)
  @Transactional
  public Optional<ExerciseWork> begin(Actor.Person actor, CourseEvent event, String form) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    Optional<Exercise> exercise = of(event).stream().filter(e -> e.form().equals(form)).findFirst();
    if (exercise.isEmpty() || !comes(organisation, event.id())) {
      return Optional.empty();
    }
    if (own(actor, event.id(), form).isEmpty()) {
      int version = forms.newest(form).definition().version();
      boolean together = exercise.get().together();
      DraftId draft = drafts.open(actor, form, version);
      boolean first =
          store.add(
              new ExerciseWork(
                  UUID.randomUUID(),
                  event.id(),
                  form,
                  version,
                  organisation,
                  together,
                  together ? Optional.empty() : Optional.of(actor.id()),
                  draft,
                  List.of()));
      if (!first) {
        drafts.delete(draft);
      }
    }
    return own(actor, event.id(), form);
  }

  /** True when somebody from the actor's organisation has a place. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public boolean comes(Actor.Person actor, CourseEvent event) {
    return actor.actingFor().filter(o -> comes(o, event.id())).isPresent();
  }

  private boolean comes(OrganisationNumber organisation, EventId event) {
    return signUps.of(event).stream()
        .anyMatch(s -> s.state() == SignUpState.CONFIRMED && s.organisation().equals(organisation));
  }

  /** The form in the version a work was begun with. */
  @MayCall("who works on it, and who holds the event")
  @Transactional(readOnly = true)
  public CompiledForm form(ExerciseWork work) {
    return forms.find(work.form(), work.formVersion()).orElseThrow();
  }

  /** What the form is given from outside. */
  @MayCall("who works on it, and who holds the event")
  @Transactional(readOnly = true)
  public Map<String, Object> inputs(ExerciseWork work) {
    return organisations
        .find(work.organisation())
        .<Map<String, Object>>map(o -> Map.of("organisation.name", o.name()))
        .orElse(Map.of());
  }

  /**
   * Hands in; as many times as one likes, but not while somebody is to read the last.
   *
   * @param mentorToo true when the organisation's mentor may read it and answer
   */
  @MayCall(LEARNER)
  @Transactional
  public Answer<EventId> handIn(
      Actor.Person actor, CourseEvent event, String form, boolean mentorToo) {
    ExerciseWork found =
        own(actor, event.id(), form)
            .orElseThrow(() -> new AccessDeniedException("Not the learner's"));
    store.lock(found.id());
    ExerciseWork work = store.find(found.id()).orElseThrow();
    if (work.waits()) {
      return Answer.refused(SupportRefusal.HANDED_IN);
    }
    Draft draft = drafts.read(work.draft());
    CompiledForm compiled = form(work);
    Map<String, Object> inputs = inputs(work);
    FormEvaluation evaluation = compiled.evaluate(draft.answersWith(compiled, inputs), inputs);
    if (!draft.clashes().isEmpty() || !evaluation.isComplete()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    Optional<OrganisationNumber> mentor = mentorToo ? reading.mentor(actor) : Optional.empty();
    store.handIn(work, Submission.freeze(evaluation), mentor, actor.id());
    note(actor, event, "exercise-handed-in", work);
    mentor.ifPresent(m ->
        notifications.tell(
            m, person -> words(event, person, "handed-in", "/kurs/ovinger/" + work.id())));
    event
        .provider()
        .ifPresent(p ->
            notifications.tell(
                p,
                person ->
                    words(
                        event,
                        person,
                        "handed-in",
                        "/saker/kurs/" + event.id() + "/ovinger/" + work.id())));
    return Answer.allowed(event.id());
  }

  /** What has been handed in at an event; those not handed in belong to the learners. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public List<ExerciseWork> handedIn(Actor.Person actor, CourseEvent event) {
    require(actor, event);
    Set<OrganisationNumber> blocked = blocked(actor, event);
    return store.of(event.id()).stream()
        .filter(w -> w.last().isPresent() && !blocked.contains(w.organisation()))
        .toList();
  }

  /** Those the officer has ties to (Public Administration Act § 6). */
  private Set<OrganisationNumber> blocked(Actor.Person actor, CourseEvent event) {
    return event.cohort().map(call -> cohorts.blockedFor(actor, call)).orElse(Set.of());
  }

  /** A mentor's answer to what was handed in last; whoever answers first has answered. */
  @MayCall("whoever acts for the mentor of the learner's organisation")
  @Transactional
  public Answer<EventId> answerAsMentor(
      Actor.Person actor,
      CourseEvent event,
      UUID id,
      UUID handIn,
      ExerciseWork.Verdict verdict,
      String words) {
    ExerciseWork work =
        reading.forMentor(actor).stream()
            .filter(w -> w.id().equals(id) && w.event().equals(event.id()))
            .findFirst()
            .orElseThrow(() -> new AccessDeniedException("Not the mentor's to read"));
    return answer(actor, event, work, handIn, verdict, words);
  }

  /** How much waits to be read at each of these events. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public Map<EventId, Integer> waiting(Actor.Person actor, List<CourseEvent> held) {
    List<CourseEvent> own = held.stream().filter(e -> EventOffice.holds(actor, e)).toList();
    List<ExerciseStore.Waiting> all = store.waiting(own.stream().map(CourseEvent::id).toList());
    Map<EventId, CourseEvent> byId =
        own.stream().collect(Collectors.toMap(CourseEvent::id, e -> e, (a, b) -> a));
    Map<CallId, Set<OrganisationNumber>> blocked = new HashMap<>();
    Map<EventId, Integer> waiting = new HashMap<>();
    for (ExerciseStore.Waiting each : all) {
      Optional<CallId> cohort =
          Optional.ofNullable(byId.get(each.event())).flatMap(CourseEvent::cohort);
      if (cohort
          .filter(c ->
              blocked
                  .computeIfAbsent(c, call -> cohorts.blockedFor(actor, call))
                  .contains(each.organisation()))
          .isEmpty()) {
        waiting.merge(each.event(), 1, Integer::sum);
      }
    }
    return waiting;
  }

  /** Answers what was handed in last. */
  @MayCall(HOLDS)
  @Transactional
  public Answer<EventId> answer(
      Actor.Person actor,
      CourseEvent event,
      UUID id,
      UUID handIn,
      ExerciseWork.Verdict verdict,
      String words) {
    require(actor, event);
    ExerciseWork work =
        store
            .find(id)
            .filter(w -> w.event().equals(event.id()))
            .filter(w -> !blocked(actor, event).contains(w.organisation()))
            .orElseThrow(() -> new AccessDeniedException("Not of the event"));
    return answer(actor, event, work, handIn, verdict, words);
  }

  private Answer<EventId> answer(
      Actor.Person actor,
      CourseEvent event,
      ExerciseWork work,
      UUID handIn,
      ExerciseWork.Verdict verdict,
      String words) {
    if (words.isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    if (work.last().filter(h -> h.id().equals(handIn)).isEmpty()
        || !store.answer(handIn, verdict, words.strip(), actor.id())) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    note(actor, event, "exercise-answered", work);
    String link = "/kurs/" + event.id() + "/oving/" + work.form();
    if (work.together()) {
      notifications.tell(work.organisation(), person -> words(event, person, "answered", link));
    } else {
      work.person()
          .ifPresent(p -> notifications.tell(p, person -> words(event, person, "answered", link)));
    }
    return Answer.allowed(event.id());
  }

  private Notice words(CourseEvent event, PersonView person, String kind, String link) {
    String title = event.title().in(person.language());
    return new Notice(
        Optional.empty(),
        texts.text(person.language(), "notice.learning." + kind, title),
        texts.text(person.language(), "notice.learning.body." + kind, title, ""),
        Optional.of(link));
  }

  private static void require(Actor.Person actor, CourseEvent event) {
    if (!EventOffice.holds(actor, event)) {
      throw new AccessDeniedException("Not the event's");
    }
  }

  private void note(Actor actor, CourseEvent event, String act, ExerciseWork work) {
    archive.record(
        actor,
        Optional.of(event.administrator()),
        event.subject(),
        act,
        Map.of("exercise", work.form()));
  }
}
