package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;

/**
 * A mapping of the definition being read: gives its values by key, and notes what is missing, of
 * the wrong kind, or not known to anybody.
 */
final class DefinitionNode {

  private static final LocalText GAP = LocalText.nb("");

  private final YamlNode.Mapping mapping;
  private final String place;
  private final DefinitionReader reader;
  private final Set<String> asked = new HashSet<>();

  DefinitionNode(YamlNode.Mapping mapping, String place, DefinitionReader reader) {
    this.mapping = mapping;
    this.place = place;
    this.reader = reader;
    reader.stoodAt(place, mapping.line());
  }

  String place() {
    return place;
  }

  String place(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  Optional<YamlNode> get(String key) {
    asked.add(key);
    Optional<YamlNode> node = Optional.ofNullable(mapping.entries().get(key));
    node.ifPresent(n -> reader.stoodAt(place(key), n.line()));
    return node;
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** A word that must be there. */
  String word(String key) {
    Optional<String> word = optionalWord(key);
    if (word.isEmpty()) {
      missing(key);
    }
    return word.orElse("");
  }

  Optional<String> optionalWord(String key) {
    return get(key)
        .flatMap(node -> {
          if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text().strip());
          }
          wrong(key, "should be a word or an expression");
          return Optional.empty();
        });
  }

  boolean flag(String key) {
    Optional<String> word = optionalWord(key);
    if (word.isEmpty() || word.get().equals("false")) {
      return false;
    }
    if (!word.get().equals("true")) {
      wrong(key, "should be true or false");
    }
    return true;
  }

  int whole(String key, int otherwise, int least, int most) {
    Optional<String> word = optionalWord(key);
    if (word.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(word.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, as a number out of bounds is.
    }
    wrong(key, "should be a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** A text that must be there. */
  LocalText text(String key) {
    Optional<LocalText> text = optionalText(key);
    if (text.isEmpty() && !has(key)) {
      missing(key);
    }
    return text.orElse(GAP);
  }

  Optional<LocalText> optionalText(String key) {
    return get(key).map(node -> localText(node, place(key)));
  }

  private LocalText localText(YamlNode node, String at) {
    Map<Language, String> byLanguage = new EnumMap<>(Language.class);
    switch (node) {
      case YamlNode.Scalar scalar -> byLanguage.put(Language.NB, scalar.text().strip());
      case YamlNode.Mapping translations ->
          translations
              .entries()
              .forEach((code, words) -> translation(code, words, at + "." + code, byLanguage));
      case YamlNode.Sequence list ->
          reader.problem(
              at,
              list.line(),
              "wrong-value",
              "should be a text, or one text per language: {nb: …, en: …}");
    }
    if (byLanguage.getOrDefault(Language.NB, "").isBlank()) {
      if (!(node instanceof YamlNode.Sequence)) {
        reader.problem(
            at + ".nb", node.line(), "missing-bokmal", "Every text needs its bokmål form (nb)");
      }
      byLanguage.put(Language.NB, "");
    }
    return new LocalText(byLanguage);
  }

  private void translation(
      String code, YamlNode words, String at, Map<Language, String> byLanguage) {
    Optional<Language> language = Language.of(code);
    if (language.isEmpty()) {
      reader.problem(
          at,
          words.line(),
          "unknown-language",
          "'" + code + "' is not one of our languages: nb, nn, en, uk, pl, ar, so");
    } else if (words instanceof YamlNode.Scalar scalar) {
      reader.stoodAt(at, scalar.line());
      if (!scalar.text().isBlank()) {
        byLanguage.put(language.get(), scalar.text().strip());
      }
    } else {
      reader.problem(at, words.line(), "wrong-value", "should be a text");
    }
  }

  /** Each mapping of a list. */
  <T> List<T> each(String key, int most, Function<DefinitionNode, Optional<T>> read) {
    Optional<YamlNode> node = get(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof YamlNode.Sequence list)) {
      wrong(key, "should be a list");
      return List.of();
    }
    if (list.items().size() > most) {
      reader.problem(place(key), list.line(), "too-many", "At most " + most + " are allowed here");
      return List.of();
    }
    List<T> result = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      String at = place(key) + "[" + i + "]";
      if (list.items().get(i) instanceof YamlNode.Mapping item) {
        DefinitionNode child = new DefinitionNode(item, at, reader);
        read.apply(child).ifPresent(result::add);
        child.done();
      } else {
        reader.problem(
            at, list.items().get(i).line(), "wrong-value", "should be entries, key: value");
      }
    }
    return result;
  }

  /** A list of words. */
  List<String> words(String key) {
    Optional<YamlNode> node = get(key);
    if (node.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    if (node.get() instanceof YamlNode.Sequence list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlNode.Scalar scalar) {
          words.add(scalar.text().strip());
        } else {
          wrong(key, "should be a list of words, as [a, b]");
        }
      }
    } else {
      wrong(key, "should be a list of words, as [a, b]");
    }
    return words;
  }

  /** Called when all has been asked for: what nobody asked for is unknown. */
  void done() {
    mapping
        .entries()
        .forEach((key, node) -> {
          if (!asked.contains(key)) {
            reader.problem(
                place(key), node.line(), "unknown-key", "'" + key + "' means nothing here");
          }
        });
  }

  void wrong(String key, String message) {
    int line = mapping.entries().containsKey(key) ? lineOf(key) : mapping.line();
    reader.problem(place(key), line, "wrong-value", "'" + key + "' " + message);
  }

  private void missing(String key) {
    reader.problem(place(key), mapping.line(), "missing-key", "'" + key + "' is missing");
  }

  private int lineOf(String key) {
    YamlNode node = mapping.entries().get(key);
    return node == null ? mapping.line() : node.line();
  }
}
