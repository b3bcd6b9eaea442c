package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;

/** Looks through the texts of a form: is each language there, and can what is merged in be read? */
final class TextReader {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final String KRONER = "| kr";

  /** A text within a row may mean something else than the same words outside. */
  record Key(String group, LocalText text) {}

  private final Set<Language> languages;
  private final Map<String, Question> questions;
  private final Problems problems;
  private final Map<Key, TextTemplate> templates = new HashMap<>();

  /**
   * @param questions by name in rules, to know which values are money or options
   */
  TextReader(Set<Language> languages, Map<String, Question> questions, Problems problems) {
    this.languages = languages;
    this.questions = questions;
    this.problems = problems;
  }

  /** The texts that have values merged in. */
  Map<Key, TextTemplate> templates() {
    return templates;
  }

  void read(Optional<LocalText> text, String place, RuleScope scope) {
    text.ifPresent(t -> read(t, place, scope));
  }

  void read(LocalText text, String place, RuleScope scope) {
    for (Language language : languages.stream().sorted().toList()) {
      if (!text.byLanguage().containsKey(language)) {
        problems.add(
            place + "." + language.code(),
            "missing-translation",
            "The form says it is in '" + language.code() + "', but this text is not");
      }
    }
    if (text.byLanguage().values().stream().anyMatch(words -> words.contains(OPEN))) {
      Map<Language, List<TextTemplate.Part>> parts = new EnumMap<>(Language.class);
      text.byLanguage()
          .forEach((language, words) ->
              parts.put(language, parts(words, place + "." + language.code(), scope)));
      templates.put(new Key(scope.group(), text), new TextTemplate(parts));
    }
  }

  private List<TextTemplate.Part> parts(String words, String place, RuleScope scope) {
    List<TextTemplate.Part> parts = new ArrayList<>();
    int from = 0;
    for (int open = words.indexOf(OPEN); open >= 0; open = words.indexOf(OPEN, from)) {
      int close = words.indexOf(CLOSE, open);
      if (close < 0) {
        problems.add(place, "bad-merge", "A {{ has no }}");
        return parts;
      }
      parts.add(new TextTemplate.Words(words.substring(from, open)));
      merged(words.substring(open + OPEN.length(), close).strip(), place, scope)
          .ifPresent(parts::add);
      from = close + CLOSE.length();
    }
    parts.add(new TextTemplate.Words(words.substring(from)));
    return parts;
  }

  private Optional<TextTemplate.Part> merged(String written, String place, RuleScope scope) {
    boolean asKroner = written.endsWith(KRONER) && !written.endsWith("|" + KRONER);
    String expression =
        asKroner ? written.substring(0, written.length() - KRONER.length()).strip() : written;
    Rule rule = scope.readForText(expression, place);
    if (rule == null) {
      return Optional.empty();
    }
    Question question = questions.get(expression);
    if (question == null) {
      return Optional.of(new TextTemplate.Merged(rule, asKroner, Map.of()));
    }
    Map<String, LocalText> labels = new HashMap<>();
    FormNames.choices(question).forEach(option -> labels.put(option.id(), option.text()));
    boolean money =
        switch (question.kind()) {
          case QuestionKind.Whole whole -> whole.kroner();
          case QuestionKind.Computed computed -> computed.kroner();
          case QuestionKind.Budget _ -> true;
          default -> false;
        };
    return Optional.of(new TextTemplate.Merged(rule, asKroner || money, labels));
  }
}
