package no.ildsjel.platform.forms;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.shared.Language;

/**
 * What somebody sends to be saved.
 *
 * @param values what was typed, by path; an empty list for a field that was left empty
 * @param rendered the mark ({@link AnswerMark}) of each answer as the page showed it; without one
 *     the value is taken as new, and nobody else's as overwritten unseen
 * @param changed paths known to have been typed in, though they may look as they did
 * @param language the language the page was in
 */
public record DraftPost(
    Map<String, List<String>> values,
    Map<String, String> rendered,
    Set<String> changed,
    Language language) {

  public DraftPost {
    Map<String, List<String>> copied = new LinkedHashMap<>();
    values.forEach((path, typed) -> copied.put(path, List.copyOf(typed)));
    values = java.util.Collections.unmodifiableMap(copied);
    rendered = Map.copyOf(rendered);
    changed = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(changed));
  }

  /** Values by path, without a page. */
  public static DraftPost of(Map<String, String> values, Language language) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    values.forEach((path, value) -> lists.put(path, List.of(value)));
    return new DraftPost(lists, Map.of(), values.keySet(), language);
  }
}
