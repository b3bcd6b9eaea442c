package no.ildsjel.platform.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.shared.Language;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers as JSON: one object, a value per path, in the order of the paths. */
public final class AnswersJson {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(FormLimits.ANSWER_LENGTH * 2)
                          .maxDocumentLength(20_000_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static final String RAW = "raw";
  static final String CODE = "code";

  private AnswersJson() {}

  /**
   * What was found in a JSON object.
   *
   * @param answers those the form has questions for
   * @param inputs those the form declares, typed
   * @param unknown keys that are neither
   * @param wrongInputs inputs whose value is not of the declared type
   */
  public record Read(
      Answers answers,
      Map<String, Object> inputs,
      List<String> unknown,
      List<String> wrongInputs) {}

  /** Writes answers so that the same answers always give the same text. */
  public static String write(SortedMap<String, AnswerValue> answers) {
    return JSON.writeValueAsString(node(answers));
  }

  /**
   * Reads a JSON object of answers by path, and of inputs by name. A text where a number or date is
   * asked for is read as if it had been typed.
   *
   * @throws tools.jackson.core.JacksonException when it is not JSON
   * @throws IllegalArgumentException when it is not an object, or too big
   */
  public static Read read(String json, CompiledForm form, Language language) {
    JsonNode root = JSON.readTree(json);
    if (!(root instanceof ObjectNode object)) {
      throw new IllegalArgumentException("The answers must be one JSON object, {\"path\": value}");
    }
    Map<String, AnswerValue> answers = new TreeMap<>();
    Map<String, Object> inputs = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      JsonNode node = entry.getValue();
      RuleType input = form.definition().inputs().get(key);
      if (input != null) {
        if (!node.isNull()) {
          JsonReader.input(input, node)
              .ifPresentOrElse(v -> inputs.put(key, v), () -> wrong.add(key));
        }
        continue;
      }
      Optional<AnswerSlot> slot = form.slot(key);
      if (slot.isEmpty()) {
        unknown.add(key);
      } else {
        JsonReader.answer(slot.get(), node, language).ifPresent(value -> answers.put(key, value));
      }
    }
    return new Read(Answers.of(answers), inputs, unknown, wrong);
  }

  static ObjectNode node(SortedMap<String, AnswerValue> answers) {
    ObjectNode object = NODES.objectNode();
    answers.forEach((path, value) -> object.set(path, node(value)));
    return object;
  }

  /** A value of a rule, as JSON. */
  static JsonNode plain(Object value) {
    return switch (value) {
      case Boolean yes -> NODES.booleanNode(yes);
      case Long number -> NODES.numberNode(number);
      case Integer number -> NODES.numberNode((long) number);
      case Double number -> NODES.numberNode(number);
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode();
        list.forEach(item -> array.add(plain(item)));
        yield array;
      }
      default -> NODES.stringNode(value.toString());
    };
  }

  static String text(JsonNode node) {
    return JSON.writeValueAsString(node);
  }

  static JsonNode parse(String json) {
    return JSON.readTree(json);
  }

  static JsonNode node(AnswerValue value) {
    return switch (value) {
      case AnswerValue.Text(String text) -> NODES.stringNode(text);
      case AnswerValue.Whole(long number) -> NODES.numberNode(number);
      case AnswerValue.Decimal(double number) -> NODES.numberNode(number);
      case AnswerValue.Day(LocalDate day) -> NODES.stringNode(day.toString());
      case AnswerValue.YesNo(boolean yes) -> NODES.booleanNode(yes);
      case AnswerValue.Choice(String option) -> NODES.stringNode(option);
      case AnswerValue.Choices(List<String> options) -> plain(options);
      case AnswerValue.Files(List<AnswerValue.File> files) -> {
        ArrayNode array = NODES.arrayNode();
        for (AnswerValue.File file : files) {
          array.add(
              NODES
                  .objectNode()
                  .put("bytes", file.bytes())
                  .put("id", file.id())
                  .put("name", file.name()));
        }
        yield array;
      }
      case AnswerValue.Row _ -> NODES.booleanNode(true);
      case AnswerValue.Unreadable(String raw, String code) ->
          NODES.objectNode().put(CODE, code).put(RAW, raw);
    };
  }
}
