package no.ildsjel.shared;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A text that a scheme's owner wrote, in one or more languages. Bokmål is always there; a missing
 * language falls back to it, and {@link #in} says so, so that the page can mark the text's
 * language.
 *
 * @param byLanguage the text per language, with at least {@link Language#NB}
 */
public record LocalText(Map<Language, String> byLanguage) {

  /** A text and the language it turned out to be in. */
  public record Rendered(String text, Language language) {}

  public LocalText {
    if (!byLanguage.containsKey(Language.NB)) {
      throw new IllegalArgumentException("A text needs its bokmål form");
    }
    byLanguage = Map.copyOf(new EnumMap<>(byLanguage));
  }

  /** A text in bokmål only. */
  public static LocalText nb(String text) {
    return new LocalText(Map.of(Language.NB, text));
  }

  /** The text in the wanted language, or in bokmål, with the language it is in. */
  public Rendered rendered(Language wanted) {
    String text = byLanguage.get(wanted);
    return text != null
        ? new Rendered(text, wanted)
        : new Rendered(byLanguage.getOrDefault(Language.NB, ""), Language.NB);
  }

  /** The words in the wanted language, or in bokmål. */
  public String in(Language wanted) {
    return rendered(wanted).text();
  }

  /** The languages this text is written in. */
  public Set<Language> languages() {
    return byLanguage.keySet();
  }
}
