package no.ildsjel.platform.forms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms being filled in, one row per answer, so that two people can write at once. What a method
 * answers has been committed. The room that owns a draft has found out that the actor may write in
 * it; here nothing is known of organisations or cases.
 */
@Service
public class Drafts {

  private static final String OWNER = "the room that owns the draft, for whom it lets write in it";

  private final DraftStore store;
  private final Clock clock;
  private final ReadOnce once;

  Drafts(JdbcClient jdbc, Clock clock, ReadOnce once) {
    this.store = new DraftStore(jdbc);
    this.clock = clock;
    this.once = once;
  }

  /** Opens an empty draft of one version of a form; it stays with that version. */
  @MayCall(OWNER)
  @Transactional
  public DraftId open(Actor actor, String form, int version) {
    DraftId id = DraftId.next();
    store.insert(id, form, version, by(actor), moment());
    return id;
  }

  /** The draft, if it is still there. */
  @MayCall(OWNER)
  @Transactional(readOnly = true)
  public Optional<Draft> find(DraftId id) {
    return store.head(id).map(this::whole);
  }

  /**
   * The draft.
   *
   * @throws NoSuchElementException when there is none
   */
  @MayCall(OWNER)
  @Transactional(readOnly = true)
  public Draft read(DraftId id) {
    return once.one(Draft.class, id, () -> find(id))
        .orElseThrow(() -> new NoSuchElementException("No draft " + id));
  }

  /**
   * Saves what was changed since the page was made. Paths the form does not have are ignored, and
   * so are files and rows, which have acts of their own.
   *
   * @return refused, with nothing saved, when there is no room for more
   */
  @MayCall(OWNER)
  @Transactional
  public Answer<DraftSaved> save(Actor actor, DraftId id, CompiledForm form, DraftPost post) {
    return new DraftSaving(store, store.hold(id), form, post, actor.personId(), moment()).save();
  }

  /**
   * Adds an empty row to a repeated group, or an empty line to one side of a budget.
   *
   * @param parent the group's path, or {@code budget/costs}
   * @return the row's path
   */
  @MayCall(OWNER)
  @Transactional
  public Answer<String> addRow(Actor actor, DraftId id, CompiledForm form, String parent) {
    DraftStore.Head head = store.hold(id);
    String path = parent + "/" + RowIds.next(clock, ThreadLocalRandom.current());
    AnswerSlot slot =
        form.slot(path)
            .filter(s -> s.kind() == AnswerSlot.Kind.ROW)
            .orElseThrow(() -> new IllegalArgumentException("No rows at " + parent));
    int most =
        switch (slot.question().kind()) {
          case QuestionKind.Group group -> group.max();
          case QuestionKind.Budget budget -> budget.addedLines();
          default -> 0;
        };
    if (rows(id, form, parent) >= most || head.answers() >= FormLimits.ANSWERS) {
      return Answer.refused(FormRefusal.NO_MORE_ROOM);
    }
    put(head, actor, path, Optional.of(new AnswerValue.Row()));
    return Answer.allowed(path);
  }

  /**
   * Takes a row away with all that is in it.
   *
   * @param renderedAt the draft's version the page was made of: what somebody else has written in
   *     the row since is not taken away unseen
   */
  @MayCall(OWNER)
  @Transactional
  public Answer<DraftId> removeRow(
      Actor actor, DraftId id, CompiledForm form, String path, long renderedAt) {
    if (form.slot(path).filter(s -> s.kind() == AnswerSlot.Kind.ROW).isEmpty()) {
      throw new IllegalArgumentException("No row: " + path);
    }
    DraftStore.Head head = store.hold(id);
    List<StoredAnswer> gone = store.within(id, path);
    UUID me = by(actor);
    if (gone.stream().anyMatch(a -> a.version() > renderedAt && !a.isBy(me))) {
      return Answer.refused(FormRefusal.ROW_CHANGED);
    }
    if (!gone.isEmpty()) {
      store.remove(id, gone.stream().map(StoredAnswer::path).toList());
      store.changed(
          head,
          head.version() + 1,
          head.answers() - gone.size(),
          head.characters() - gone.stream().mapToLong(a -> a.json().length()).sum(),
          me,
          moment());
    }
    return Answer.allowed(id);
  }

  /**
   * Chooses among answers that stand against each other; the others are let go.
   *
   * @param which the {@link Draft.Version#version} of the one chosen
   * @param seen the highest of the versions that were there to choose from: what somebody else has
   *     written since is not let go unseen
   */
  @MayCall(OWNER)
  @Transactional
  public Answer<DraftId> choose(Actor actor, DraftId id, String path, long which, long seen) {
    DraftStore.Head head = store.hold(id);
    List<StoredAnswer> all =
        new ArrayList<>(store.clashes(id, List.of(path)).getOrDefault(path, List.of()));
    if (all.isEmpty()) {
      return Answer.refused(FormRefusal.CHOICE_GONE);
    }
    long freed = all.stream().mapToLong(a -> a.json().length()).sum();
    all.addAll(store.answers(id, List.of(path)).values());
    Optional<StoredAnswer> chosen = all.stream().filter(a -> a.version() == which).findFirst();
    if (chosen.isEmpty() || all.stream().anyMatch(a -> a.version() > seen)) {
      return Answer.refused(FormRefusal.CHOICE_GONE);
    }
    store.endClash(id, path);
    put(head.lighter(freed), actor, path, chosen.get().value());
    return Answer.allowed(id);
  }

  /** Adds a file that the owner has kept. */
  @MayCall(OWNER)
  @Transactional
  public Answer<DraftId> attach(
      Actor actor, DraftId id, CompiledForm form, String path, AnswerValue.File file) {
    AnswerSlot slot = form.slot(path).orElseThrow();
    if (!(slot.question().kind() instanceof QuestionKind.Files question)) {
      throw new IllegalArgumentException("No files at " + path);
    }
    DraftStore.Head head = store.hold(id);
    List<AnswerValue.File> files = new ArrayList<>(files(id, path));
    if (files.size() >= question.maxFiles()) {
      return Answer.refused(FormRefusal.NO_MORE_ROOM);
    }
    files.add(file);
    put(head, actor, path, Optional.of(new AnswerValue.Files(files)));
    return Answer.allowed(id);
  }

  /** Takes a file away; its content is the owner's to delete. */
  @MayCall(OWNER)
  @Transactional
  public void detach(Actor actor, DraftId id, String path, String file) {
    DraftStore.Head head = store.hold(id);
    List<AnswerValue.File> files = new ArrayList<>(files(id, path));
    if (files.removeIf(f -> f.id().equals(file))) {
      put(
          head,
          actor,
          path,
          files.isEmpty() ? Optional.empty() : Optional.of(new AnswerValue.Files(files)));
    }
  }

  /** Deletes the draft with all its answers. */
  @MayCall(OWNER)
  @Transactional
  public void delete(DraftId id) {
    store.delete(id);
  }

  /**
   * What the draft comes to as a submission; the draft stays as it is.
   *
   * @throws IllegalStateException when something is left to mend, or to choose
   */
  @MayCall(OWNER)
  @Transactional
  public Submission freeze(DraftId id, CompiledForm form, Map<String, ?> inputs) {
    Draft draft = whole(store.hold(id));
    if (!draft.clashes().isEmpty()) {
      throw new IllegalStateException("There is something left to choose");
    }
    return Submission.freeze(form.evaluate(draft.answersWith(form, inputs), inputs));
  }

  private Draft whole(DraftStore.Head head) {
    Map<String, AnswerValue> answers = new TreeMap<>();
    SortedMap<String, Draft.Mark> marks = new TreeMap<>();
    SortedMap<String, List<Draft.Version>> clashes = new TreeMap<>();
    Map<String, StoredAnswer> stored = new TreeMap<>();
    for (StoredAnswer answer : store.answers(head.id())) {
      stored.put(answer.path(), answer);
      answer.value().ifPresent(value -> answers.put(answer.path(), value));
      marks.put(answer.path(), new Draft.Mark(answer.version(), answer.person(), answer.at()));
    }
    for (StoredAnswer other : store.clashes(head.id())) {
      List<Draft.Version> versions = clashes.computeIfAbsent(other.path(), _ -> new ArrayList<>());
      StoredAnswer counts = stored.get(other.path());
      if (versions.isEmpty() && counts != null) {
        versions.add(version(counts, true));
      }
      versions.add(version(other, false));
    }
    return new Draft(
        head.id(),
        head.form(),
        head.formVersion(),
        head.version(),
        Optional.ofNullable(head.changedBy()).map(PersonId::new),
        head.changedAt(),
        Answers.of(answers),
        marks,
        clashes);
  }

  private static Draft.Version version(StoredAnswer answer, boolean counts) {
    return new Draft.Version(
        answer.version(), answer.value(), answer.person(), answer.at(), counts);
  }

  private void put(DraftStore.Head head, Actor actor, String path, Optional<AnswerValue> value) {
    StoredAnswer before = store.answers(head.id(), List.of(path)).get(path);
    StoredAnswer now =
        new StoredAnswer(
            path,
            value.map(StoredAnswer::kind).orElse(null),
            value.map(StoredAnswer::json).orElse(StoredAnswer.NOTHING),
            head.version() + 1,
            by(actor),
            moment());
    store.write(head.id(), List.of(now));
    store.changed(
        head,
        now.version(),
        head.answers() + (before == null ? 1 : 0),
        head.characters() + now.json().length() - (before == null ? 0 : before.json().length()),
        now.by(),
        now.at());
  }

  /** How many rows there are, those of the form itself left out. */
  private long rows(DraftId id, CompiledForm form, String parent) {
    int start = parent.length() + 1;
    Set<String> rows = new java.util.TreeSet<>();
    for (StoredAnswer answer : store.within(id, parent)) {
      if (answer.path().length() > start && answer.kind() != null) {
        int end = answer.path().indexOf('/', start);
        rows.add(end < 0 ? answer.path() : answer.path().substring(0, end));
      }
    }
    return rows.stream()
        .filter(r -> form.slot(r).filter(s -> s.kind() == AnswerSlot.Kind.ROW).isPresent())
        .count();
  }

  private List<AnswerValue.File> files(DraftId id, String path) {
    StoredAnswer there = store.answers(id, List.of(path)).get(path);
    return there != null && there.value().orElse(null) instanceof AnswerValue.Files files
        ? files.files()
        : List.of();
  }

  private Instant moment() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static @org.jspecify.annotations.Nullable UUID by(Actor actor) {
    return actor.personId().map(PersonId::value).orElse(null);
  }
}
