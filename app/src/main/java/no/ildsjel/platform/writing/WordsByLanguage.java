package no.ildsjel.platform.writing;

import java.util.EnumMap;
import java.util.Map;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import tools.jackson.databind.JsonNode;

/** Reads a text in several languages from data that comes with the program. */
public final class WordsByLanguage {

  private WordsByLanguage() {}

  /**
   * The text of an object such as {@code {nb: Penger, en: Money}}.
   *
   * @throws java.util.NoSuchElementException for a language there is none of
   * @throws IllegalArgumentException when bokmål is missing
   */
  public static LocalText of(JsonNode node) {
    Map<Language, String> words = new EnumMap<>(Language.class);
    node.forEachEntry((code, text) -> words.put(Language.of(code).orElseThrow(), text.asString()));
    return new LocalText(words);
  }
}
