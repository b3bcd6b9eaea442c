package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Many people write in one draft at once, from pages of any age. No answer that was acknowledged
 * may be gone unless somebody who had seen it, or its own author, put another in its place.
 */
class ManyWriteAtOnceTest {

  private static final CompiledForm FORM = SmallGrant.FORM;
  private static final List<String> PATHS =
      List.of(
          "projectName",
          "kind/else",
          "partners/r1/name",
          "partners/r2/name",
          "budget/costs/r1/text",
          "budget/income/r1/text");
  private static final int PEOPLE = 12;
  private static final int ROUNDS = 30;

  private record Typed(PersonId by, String path, String mark) {}

  @Test
  void noAnswerIsLost() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ManyWriteAtOnceTest: -Dseed=" + seed);
    try (AnnotationConfigApplicationContext context = DraftsOnPostgres.open()) {
      Drafts drafts = context.getBean(Drafts.class);
      DraftId id = drafts.open(new Actor.Program("test"), "small-grant", 1);
      Queue<Typed> typed = new ConcurrentLinkedQueue<>();
      Queue<Typed> replacedKnowingly = new ConcurrentLinkedQueue<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
          Random random = new Random(seed + i);
          all.add(threads.submit(() -> write(drafts, id, random, typed, replacedKnowingly)));
        }
        for (Future<?> one : all) {
          one.get();
        }
      }
      Draft end = drafts.read(id);
      Set<Typed> there = new HashSet<>();
      end.marks()
          .forEach((path, mark) ->
              mark.by()
                  .ifPresent(
                      by -> there.add(new Typed(by, path, AnswerMark.of(end.answers().at(path))))));
      end.clashes()
          .forEach((path, versions) ->
              versions.forEach(
                  v -> there.add(new Typed(v.by().orElseThrow(), path, AnswerMark.of(v.value())))));
      Set<String> accounted = new HashSet<>();
      there.forEach(t -> accounted.add(t.path() + " " + t.mark()));
      replacedKnowingly.forEach(t -> accounted.add(t.path() + " " + t.mark()));
      assertThat(typed).hasSizeGreaterThan(PEOPLE * ROUNDS / 2);
      assertThat(
              typed.stream()
                  .map(t -> t.path() + " " + t.mark())
                  .filter(t -> !accounted.contains(t)))
          .as("lost, with seed " + seed)
          .isEmpty();
      assertThat(end.marks().values()).allMatch(m -> m.version() <= end.version());
    }
  }

  /** One person: looks at the page now and then, types unique words, sends; sometimes chooses. */
  private static Void write(
      Drafts drafts,
      DraftId id,
      Random random,
      Queue<Typed> typed,
      Queue<Typed> replacedKnowingly) {
    PersonId me = new PersonId(UUID.randomUUID());
    Actor.Person actor = new Actor.Person(me, "n", Set.of(), Set.of(), Optional.empty());
    Draft page = drafts.read(id);
    Map<String, String> marks = marks(page);
    Map<String, String> mine = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (random.nextInt(3) == 0) {
        page = drafts.read(id);
        marks = marks(page);
      }
      if (random.nextInt(8) == 0 && !page.clashes().isEmpty()) {
        choose(drafts, id, actor, page, random, replacedKnowingly);
        continue;
      }
      Map<String, List<String>> values = new HashMap<>();
      Map<String, String> sent = new HashMap<>();
      for (String path : PATHS) {
        if (random.nextInt(3) == 0) {
          String words = me.value() + " " + round + " " + path;
          values.put(path, List.of(words));
          sent.put(path, AnswerMark.of(Optional.of(new AnswerValue.Text(words))));
        }
      }
      DraftSaved saved =
          drafts
              .save(actor, id, FORM, new DraftPost(values, marks, Set.of(), Language.NB))
              .orThrow();
      for (Map.Entry<String, String> one : sent.entrySet()) {
        String path = one.getKey();
        assertThat(saved.written().contains(path) || saved.clashing().contains(path)).isTrue();
        typed.add(new Typed(me, path, one.getValue()));
        // What I saw, or wrote before, I have knowingly put something else in the place of.
        replacedKnowingly.add(new Typed(me, path, marks.getOrDefault(path, AnswerMark.NONE)));
        String before = mine.put(path, one.getValue());
        if (before != null) {
          replacedKnowingly.add(new Typed(me, path, before));
        }
        marks = new HashMap<>(marks);
        marks.put(path, one.getValue());
      }
    }
    return null;
  }

  private static void choose(
      Drafts drafts,
      DraftId id,
      Actor actor,
      Draft page,
      Random random,
      Queue<Typed> replacedKnowingly) {
    String path = page.clashes().firstKey();
    List<Draft.Version> versions = drafts.read(id).clashes().get(path);
    if (versions == null) {
      return;
    }
    Draft.Version one = versions.get(random.nextInt(versions.size()));
    long seen = versions.stream().mapToLong(Draft.Version::version).max().orElseThrow();
    if (drafts.choose(actor, id, path, one.version(), seen) instanceof Answer.Allowed<?>) {
      versions.forEach(v ->
          v.by()
              .ifPresent(
                  by -> replacedKnowingly.add(new Typed(by, path, AnswerMark.of(v.value())))));
    }
  }

  private static Map<String, String> marks(Draft draft) {
    Map<String, String> marks = new HashMap<>();
    PATHS.forEach(path -> marks.put(path, AnswerMark.of(draft.answers().at(path))));
    return marks;
  }
}
