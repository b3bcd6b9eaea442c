package no.ildsjel.platform.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One save: finds out what was really changed since the page was made, writes that, and keeps both
 * answers where two people have changed the same one.
 */
final class DraftSaving {

  private final DraftStore store;
  private final DraftStore.Head head;
  private final CompiledForm form;
  private final DraftPost post;
  private final @Nullable UUID by;
  private final Instant at;

  private final List<StoredAnswer> written = new ArrayList<>();
  private final List<StoredAnswer> clashing = new ArrayList<>();
  private final List<String> agreed = new ArrayList<>();
  private final Set<String> tooLong = new TreeSet<>();
  private int answers;
  private long characters;

  DraftSaving(
      DraftStore store,
      DraftStore.Head head,
      CompiledForm form,
      DraftPost post,
      Optional<PersonId> by,
      Instant at) {
    this.store = store;
    this.head = head;
    this.form = form;
    this.post = post;
    this.by = by.map(PersonId::value).orElse(null);
    this.at = at;
    this.answers = head.answers();
    this.characters = head.characters();
  }

  Answer<DraftSaved> save() {
    Map<String, Optional<AnswerValue>> typed = typed();
    Map<String, StoredAnswer> there =
        typed.isEmpty() ? Map.of() : store.answers(head.id(), typed.keySet());
    Map<String, List<StoredAnswer>> clashes =
        typed.isEmpty() ? new HashMap<>() : store.clashes(head.id(), typed.keySet());
    typed.forEach((path, value) ->
        consider(path, value, there.get(path), clashes.getOrDefault(path, List.of())));
    if (written.isEmpty() && clashing.isEmpty() && agreed.isEmpty()) {
      return Answer.allowed(new DraftSaved(head.version(), at, Set.of(), Set.of(), tooLong));
    }
    if (characters > FormLimits.DRAFT_LENGTH && characters > head.characters()
        || answers > FormLimits.ANSWERS) {
      return Answer.refused(FormRefusal.DRAFT_FULL);
    }
    store.write(head.id(), written);
    store.writeClashes(head.id(), clashing);
    for (String path : agreed) {
      if (by != null) {
        store.endClash(head.id(), path, by);
      }
    }
    store.changed(head, version(), answers, characters, by, at);
    return Answer.allowed(new DraftSaved(version(), at, paths(written), paths(clashing), tooLong));
  }

  private long version() {
    return head.version() + 1;
  }

  /** What was typed at paths the form has, for what can be typed. */
  private Map<String, Optional<AnswerValue>> typed() {
    Map<String, Optional<AnswerValue>> typed = new TreeMap<>();
    post.values()
        .forEach((path, values) -> {
          Optional<AnswerSlot> slot = form.slot(path);
          if (slot.isEmpty()
              || slot.get().kind() == AnswerSlot.Kind.FILES
              || slot.get().kind() == AnswerSlot.Kind.ROW) {
            return;
          }
          if (values.stream().anyMatch(v -> v.length() > FormLimits.ANSWER_LENGTH)) {
            tooLong.add(path);
          } else {
            typed.put(path, AnswerParser.parse(slot.get(), values, post.language()));
          }
        });
    return typed;
  }

  private void consider(
      String path,
      Optional<AnswerValue> value,
      @Nullable StoredAnswer there,
      List<StoredAnswer> against) {
    String mine = AnswerMark.of(value);
    String current = there == null ? AnswerMark.NONE : there.mark();
    String seen = post.rendered().get(path);
    boolean takenAway = value.isEmpty() && there == null && AnswerMark.OFFERED.equals(seen);
    Optional<StoredAnswer> standing = against.stream().filter(a -> a.isBy(by)).findFirst();
    if (mine.equals(seen) && !post.changed().contains(path)
        || standing.isPresent() && standing.get().mark().equals(mine)) {
      return;
    }
    if (mine.equals(current) && !takenAway) {
      standing.ifPresent(_ -> agreed.add(path));
      return;
    }
    StoredAnswer now =
        new StoredAnswer(
            path,
            value.map(StoredAnswer::kind).orElse(null),
            value.map(StoredAnswer::json).orElse(StoredAnswer.NOTHING),
            version(),
            by,
            at);
    boolean unseen = seen != null && !seen.equals(current);
    boolean anothers = there != null && there.by() != null && !there.isBy(by);
    characters += now.json().length();
    if (by != null && anothers && (unseen || standing.isPresent())) {
      clashing.add(now);
      characters -= standing.map(a -> a.json().length()).orElse(0);
    } else {
      written.add(now);
      characters -= there == null ? 0 : there.json().length();
      answers += there == null ? 1 : 0;
    }
  }

  private static Set<String> paths(List<StoredAnswer> answers) {
    Set<String> paths = new TreeSet<>();
    answers.forEach(answer -> paths.add(answer.path()));
    return paths;
  }
}
