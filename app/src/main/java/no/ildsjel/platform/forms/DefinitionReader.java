package no.ildsjel.platform.forms;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.shared.Language;

/** Makes a definition of YAML, and notes where each part of it stood. */
final class DefinitionReader {

  private static final Map<String, RuleType> TYPES =
      Map.of(
          "text", RuleType.TEXT,
          "texts", RuleType.TEXTS,
          "integer", RuleType.INTEGER,
          "kroner", RuleType.INTEGER,
          "decimal", RuleType.DECIMAL,
          "date", RuleType.DATE,
          "yesno", RuleType.BOOL);

  private final List<FormProblem> problems;
  private final Map<String, Integer> lines = new HashMap<>();

  DefinitionReader(List<FormProblem> problems) {
    this.problems = problems;
  }

  /** The line each place stood on. */
  Map<String, Integer> lines() {
    return lines;
  }

  void stoodAt(String place, int line) {
    lines.putIfAbsent(place, line);
  }

  void problem(String place, int line, String code, String message) {
    if (problems.size() < FormLimits.PROBLEMS) {
      problems.add(new FormProblem(place, line, code, message));
    }
  }

  /** The definition, as far as it could be made out; empty when it is not even a mapping. */
  Optional<FormDefinition> read(YamlNode root) {
    if (!(root instanceof YamlNode.Mapping mapping)) {
      problem("", root.line(), "wrong-root", "A form begins with entries such as form: my-form");
      return Optional.empty();
    }
    DefinitionNode node = new DefinitionNode(mapping, "", this);
    QuestionReader questions = new QuestionReader();
    String id = node.word("form");
    if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9-]{0,79}")) {
      node.wrong("form", "should be small letters, digits and hyphens");
    }
    if (!node.has("version")) {
      problem("version", mapping.line(), "missing-key", "'version' is missing");
    }
    if (!node.has("pages")) {
      problem("pages", mapping.line(), "missing-key", "'pages' is missing");
    }
    int version = node.whole("version", 1, 1, 1_000_000);
    var title = node.text("title");
    var intro = node.optionalText("intro");
    int minutes = node.whole("minutes", 0, 1, 1_000);
    Set<Language> languages = languages(node);
    Map<String, RuleType> inputs = inputs(node);
    List<FormDefinition.Page> pages =
        node.each("pages", FormLimits.PAGES, page -> page(page, questions));
    node.done();
    int sum = pages.stream().mapToInt(FormDefinition.Page::minutes).sum();
    if (minutes == 0 && sum == 0) {
      problem(
          "minutes",
          mapping.line(),
          "missing-minutes",
          "A form says how long it takes: 'minutes' here or on its pages");
    }
    return Optional.of(
        new FormDefinition(
            id, version, title, intro, minutes == 0 ? sum : minutes, languages, inputs, pages));
  }

  private static Optional<FormDefinition.Page> page(DefinitionNode node, QuestionReader questions) {
    return Optional.of(
        new FormDefinition.Page(
            node.word("id"),
            node.text("title"),
            node.optionalText("intro"),
            node.optionalWord("when"),
            node.whole("minutes", 0, 1, 1_000),
            node.each("questions", FormLimits.QUESTIONS, questions::question)));
  }

  private static Set<Language> languages(DefinitionNode node) {
    Set<Language> languages = EnumSet.of(Language.NB);
    for (String code : node.words("languages")) {
      Language.of(code)
          .ifPresentOrElse(
              languages::add,
              () ->
                  node.wrong(
                      "languages", "has '" + code + "'; ours are nb, nn, en, uk, pl, ar, so"));
    }
    return languages;
  }

  private Map<String, RuleType> inputs(DefinitionNode node) {
    Map<String, RuleType> inputs = new TreeMap<>();
    node.get("inputs")
        .ifPresent(given -> {
          if (!(given instanceof YamlNode.Mapping mapping)) {
            node.wrong("inputs", "should be names with types, as organisation.name: text");
            return;
          }
          mapping.entries().forEach((name, type) -> input(name, type, inputs));
        });
    return inputs;
  }

  private void input(String name, YamlNode type, Map<String, RuleType> inputs) {
    String place = "inputs." + name;
    stoodAt(place, type.line());
    RuleType known = type instanceof YamlNode.Scalar(String word, int _) ? TYPES.get(word) : null;
    if (known == null) {
      problem(
          place,
          type.line(),
          "unknown-type",
          "should be one of text, texts, integer, kroner, decimal, date, yesno");
    } else {
      inputs.put(name, known);
    }
  }

  /** The type a word stands for. */
  static Optional<RuleType> type(String word) {
    return Optional.ofNullable(TYPES.get(word));
  }
}
