package no.ildsjel.platform.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;

/**
 * A form as its author wrote it. Immutable: a change is a new version. Rules stand as text; {@link
 * FormCompiler} makes a form that can be run.
 *
 * @param id the same for all versions
 * @param version from 1
 * @param minutes how long it takes to fill in
 * @param languages every text must be in all of these
 * @param inputs what is merged in from outside, such as {@code organisation.name}, with types
 */
public record FormDefinition(
    String id,
    int version,
    LocalText title,
    Optional<LocalText> intro,
    int minutes,
    Set<Language> languages,
    Map<String, RuleType> inputs,
    List<Page> pages) {

  public FormDefinition {
    languages = Set.copyOf(languages);
    inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
    pages = List.copyOf(pages);
  }

  /**
   * What is asked for at a time.
   *
   * @param when a rule; the page is left out unless it is known to be true
   * @param minutes how long it takes, 0 when not told
   */
  public record Page(
      String id,
      LocalText title,
      Optional<LocalText> intro,
      Optional<String> when,
      int minutes,
      List<Question> questions) {
    public Page {
      questions = List.copyOf(questions);
    }
  }
}
