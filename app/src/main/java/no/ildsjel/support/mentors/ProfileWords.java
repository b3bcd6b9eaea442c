package no.ildsjel.support.mentors;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.ildsjel.shared.Language;
import no.ildsjel.support.needs.NeedsReading;

/** What a profile can be made of. The words themselves stand in the texts. */
public final class ProfileWords {

  /** Who an organisation is there for. */
  public static final List<String> GROUPS =
      List.of(
          "women",
          "men",
          "youth",
          "children",
          "families",
          "older",
          "newly-arrived",
          "work-seekers",
          "everybody");

  /** How one can meet. */
  public static final List<String> WAYS = List.of("in-person", "online");

  /** How one wants to be helped, or to help. */
  public static final List<String> HELPS = List.of("one-to-one", "group");

  /** How large an organisation is, the smallest first. */
  public static final List<String> SIZES = List.of("tiny", "small", "middle", "large");

  /** Languages meetings can be held in, as ISO 639-1 codes, Norwegian first. */
  public static final List<String> LANGUAGES =
      List.of(
          "no", "en", "ar", "uk", "pl", "so", "ti", "fa", "ku", "tr", "ur", "ru", "es", "fr", "sw",
          "ta", "vi", "th");

  private ProfileWords() {}

  /** The areas a mentor can help with: those of the conversation on needs. */
  public static Set<String> themes() {
    return NeedsReading.delivered().ids();
  }

  /** What a language is called in the reader's language. */
  public static String language(String code, Language reader) {
    ULocale in = ULocale.forLanguageTag(reader.code());
    String name = ULocale.getDisplayLanguage(code, in);
    return name.isEmpty() ? code : name;
  }

  /** Those of the words that may stand in such a list, in its order. */
  static List<String> known(Stream<String> words, Iterable<String> allowed) {
    Set<String> given = words.collect(java.util.stream.Collectors.toSet());
    List<String> kept = new java.util.ArrayList<>();
    allowed.forEach(word -> {
      if (given.contains(word)) {
        kept.add(word);
      }
    });
    return kept;
  }
}
