package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML as plain data with line numbers. Tags make nothing, and anchors are refused, so that a
 * small text cannot grow into a large one.
 */
final class YamlReader {

  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(FormLimits.DEFINITION_DEPTH)
                  .maxStringLength(FormLimits.DEFINITION_LENGTH)
                  .build())
          .build();

  private final List<FormProblem> problems;
  private final YAMLParser parser;

  private YamlReader(YAMLParser parser, List<FormProblem> problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * The document, or nothing when it is no YAML; what is wrong is added to the problems, with code
   * {@code yaml} when it cannot be read at all.
   */
  static Optional<YamlNode> read(String text, List<FormProblem> problems) {
    if (text.length() > FormLimits.DEFINITION_LENGTH) {
      problems.add(
          new FormProblem(
              "",
              0,
              "too-big",
              "The definition is longer than " + FormLimits.DEFINITION_LENGTH + " characters"));
      return Optional.empty();
    }
    try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        problems.add(new FormProblem("", 1, "yaml", "The definition is empty"));
        return Optional.empty();
      }
      YamlNode root = new YamlReader((YAMLParser) parser, problems).node(first, "");
      if (parser.nextToken() != null) {
        problems.add(
            new FormProblem(
                "",
                parser.currentTokenLocation().getLineNr(),
                "yaml",
                "There is more than one document; keep the first and remove what follows ---"));
      }
      return Optional.of(root);
    } catch (StreamConstraintsException e) {
      problems.add(new FormProblem("", line(e), "too-deep", "The definition is nested too deeply"));
      return Optional.empty();
    } catch (JacksonException e) {
      problems.add(
          new FormProblem("", line(e), "yaml", "Not YAML: " + firstWords(e.getOriginalMessage())));
      return Optional.empty();
    }
  }

  private YamlNode node(JsonToken token, String place) {
    int line = line();
    if (parser.isCurrentAlias()) {
      problem(place, "alias", "References (*name) are not allowed; write it out");
      return new YamlNode.Scalar("", line);
    }
    return switch (token) {
      case START_OBJECT -> mapping(place, line);
      case START_ARRAY -> sequence(place, line);
      case VALUE_NULL -> new YamlNode.Scalar("", line);
      default -> new YamlNode.Scalar(parser.getString(), line);
    };
  }

  private YamlNode.Mapping mapping(String place, int line) {
    YamlNode.Mapping mapping = new YamlNode.Mapping(line);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      String inner = place.isEmpty() ? key : place + "." + key;
      if (mapping.entries().containsKey(key)) {
        problem(inner, "duplicate-key", "'" + key + "' is given twice");
      }
      mapping.entries().put(key, node(parser.nextToken(), inner));
    }
    return mapping;
  }

  private YamlNode.Sequence sequence(String place, int line) {
    List<YamlNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, place + "[" + items.size() + "]"));
    }
    return new YamlNode.Sequence(items, line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private void problem(String place, String code, String message) {
    if (problems.size() < FormLimits.PROBLEMS) {
      problems.add(new FormProblem(place, line(), code, message));
    }
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
  }

  private static String firstWords(String message) {
    String flat = message.replaceAll("\\s+", " ").strip();
    return flat.length() > 240 ? flat.substring(0, 240) + "…" : flat;
  }
}
