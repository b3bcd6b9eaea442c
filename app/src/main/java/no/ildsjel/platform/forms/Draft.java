package no.ildsjel.platform.forms;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.ildsjel.shared.PersonId;

/**
 * A form being filled in, as it stands now.
 *
 * @param form the form's id
 * @param formVersion the version it was opened with; it stays with that one
 * @param version counts the saves that changed something; tells what a page knew when it was made
 * @param changedBy who wrote last; empty when that was the program, or nobody yet
 * @param answers what counts
 * @param marks who wrote what, also for answers taken away again, by path
 * @param clashes what two people wrote at the same time, by path, until one is chosen
 */
public record Draft(
    DraftId id,
    String form,
    int formVersion,
    long version,
    Optional<PersonId> changedBy,
    Instant changedAt,
    Answers answers,
    SortedMap<String, Mark> marks,
    SortedMap<String, List<Version>> clashes) {

  public Draft {
    marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    SortedMap<String, List<Version>> copied = new TreeMap<>();
    clashes.forEach((path, versions) -> copied.put(path, List.copyOf(versions)));
    clashes = Collections.unmodifiableSortedMap(copied);
  }

  /** When an answer was written, and by whom; nobody when the program did. */
  public record Mark(long version, Optional<PersonId> by, Instant at) {}

  /**
   * One of the answers that stand against each other.
   *
   * @param version what to say when choosing it
   * @param value empty when that person took the answer away
   * @param counts true for the one that counts until something else is chosen
   */
  public record Version(
      long version,
      Optional<AnswerValue> value,
      Optional<PersonId> by,
      Instant at,
      boolean counts) {}

  /** The answers, with what the inputs offer where nobody has written or taken away anything. */
  public Answers answersWith(CompiledForm form, Map<String, ?> inputs) {
    Answers all = answers;
    for (Map.Entry<String, AnswerValue> offered : form.offered(inputs).byPath().entrySet()) {
      if (!marks.containsKey(offered.getKey())) {
        all = all.with(offered.getKey(), offered.getValue());
      }
    }
    return all;
  }
}
