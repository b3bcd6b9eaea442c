package no.ildsjel.platform.forms;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.ildsjel.platform.rules.Outcome;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.jspecify.annotations.Nullable;

/** A text with values merged in: {@code {{ rule }}} per language, ready to run. */
record TextTemplate(Map<Language, List<Part>> parts) {

  /** What is shown for a value nobody knows yet. */
  static final String GAP = "…";

  TextTemplate {
    parts = Map.copyOf(new EnumMap<>(parts));
  }

  /** A piece of the text. */
  sealed interface Part {}

  record Words(String words) implements Part {}

  /**
   * A value.
   *
   * @param kroner whether it is money
   * @param labels the words for each value, when it is an option
   */
  record Merged(Rule rule, boolean kroner, Map<String, LocalText> labels) implements Part {}

  LocalText.Rendered render(Language wanted, Function<String, ? extends @Nullable Object> values) {
    Language language = parts.containsKey(wanted) ? wanted : Language.NB;
    StringBuilder text = new StringBuilder();
    for (Part part : parts.getOrDefault(language, List.of())) {
      switch (part) {
        case Words(String words) -> text.append(words);
        case Merged merged -> text.append(apart(words(merged, language, values), language));
      }
    }
    return new LocalText.Rendered(text.toString(), language);
  }

  /** Values keep their own direction within a text that runs from right to left. */
  private static String apart(String words, Language language) {
    return language == Language.AR ? "\u2068" + words + "\u2069" : words;
  }

  private static String words(
      Merged merged, Language language, Function<String, ? extends @Nullable Object> values) {
    if (!(merged.rule().evaluate(values) instanceof Outcome.Value(Object value))) {
      return GAP;
    }
    if (!merged.labels().isEmpty()) {
      List<?> options = value instanceof List<?> several ? several : List.of(value);
      return String.join(
          ", ", options.stream().map(option -> label(merged.labels(), option, language)).toList());
    }
    return merged.kroner() && value instanceof Long kroner
        ? Writing.kroner(kroner)
        : Writing.plain(value, language);
  }

  private static String label(Map<String, LocalText> labels, Object option, Language language) {
    LocalText label = labels.get(option.toString());
    return label == null ? option.toString() : label.in(language);
  }
}
