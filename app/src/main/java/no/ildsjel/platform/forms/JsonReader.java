package no.ildsjel.platform.forms;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Language;
import tools.jackson.databind.JsonNode;

/** Reads single answers and inputs of JSON. */
final class JsonReader {

  private JsonReader() {}

  /** The answer, or nothing; what is of the wrong kind is kept as unreadable. */
  static Optional<AnswerValue> answer(AnswerSlot slot, JsonNode node, Language language) {
    if (node.isNull()) {
      return Optional.empty();
    }
    if (node.isObject()
        && node.path(AnswersJson.RAW).isString()
        && node.path(AnswersJson.CODE).isString()) {
      return Optional.of(
          new AnswerValue.Unreadable(
              node.path(AnswersJson.RAW).stringValue(), node.path(AnswersJson.CODE).stringValue()));
    }
    Optional<AnswerValue> typed = typed(slot.kind(), node);
    if (typed.isPresent()) {
      return typed;
    }
    if (node.isString() && slot.kind() != AnswerSlot.Kind.ROW) {
      return AnswerParser.parse(slot, List.of(node.stringValue()), language);
    }
    if (slot.kind() == AnswerSlot.Kind.SEVERAL && node.isArray()) {
      List<String> options = new ArrayList<>();
      node.forEach(option -> options.add(option.isString() ? option.stringValue() : "?"));
      return AnswerParser.parse(slot, options, language);
    }
    String raw = node.toString();
    return Optional.of(
        new AnswerValue.Unreadable(
            raw.substring(0, Math.min(raw.length(), 1_000)), code(slot.kind(), node)));
  }

  private static Optional<AnswerValue> typed(AnswerSlot.Kind kind, JsonNode node) {
    return switch (kind) {
      case YES_NO ->
          node.isBoolean()
              ? Optional.of(new AnswerValue.YesNo(node.booleanValue()))
              : Optional.empty();
      case WHOLE ->
          node.isIntegralNumber() && fits(node.bigIntegerValue())
              ? Optional.of(new AnswerValue.Whole(node.longValue()))
              : Optional.empty();
      case DECIMAL ->
          node.isNumber() && Math.abs(node.doubleValue()) <= TypedNumbers.MOST
              ? Optional.of(new AnswerValue.Decimal(node.doubleValue()))
              : Optional.empty();
      case ROW ->
          node.isBoolean() && node.booleanValue()
              ? Optional.of(new AnswerValue.Row())
              : Optional.empty();
      case FILES -> node.isArray() ? files(node) : Optional.empty();
      case TEXT -> text(node);
      case DAY, ONE, SEVERAL -> Optional.empty();
    };
  }

  /** A text stays as it is, so that what was frozen is read as it was. */
  private static Optional<AnswerValue> text(JsonNode node) {
    return node.isString()
            && !node.stringValue().isBlank()
            && node.stringValue().length() <= FormLimits.ANSWER_LENGTH
        ? Optional.of(new AnswerValue.Text(node.stringValue()))
        : Optional.empty();
  }

  private static String code(AnswerSlot.Kind kind, JsonNode node) {
    return switch (kind) {
      case WHOLE ->
          node.isIntegralNumber()
              ? "number-too-large"
              : node.isNumber() ? "not-a-whole-number" : "not-a-number";
      case DECIMAL -> node.isNumber() ? "number-too-large" : "not-a-number";
      case DAY -> "not-a-date";
      case YES_NO -> "not-yes-or-no";
      default -> "unreadable";
    };
  }

  private static boolean fits(BigInteger number) {
    return number.abs().compareTo(BigInteger.valueOf(TypedNumbers.MOST)) <= 0;
  }

  private static Optional<AnswerValue> files(JsonNode array) {
    List<AnswerValue.File> files = new ArrayList<>();
    for (JsonNode file : array) {
      if (!file.path("id").isString()
          || !file.path("name").isString()
          || !file.path("bytes").isIntegralNumber()) {
        return Optional.empty();
      }
      files.add(
          new AnswerValue.File(
              file.path("id").stringValue(),
              file.path("name").stringValue(),
              file.path("bytes").longValue()));
    }
    return Optional.of(new AnswerValue.Files(files));
  }

  /** The value of an input, when it is of the type. */
  static Optional<Object> input(RuleType type, JsonNode node) {
    if (type instanceof RuleType.ListOf && node.isArray()) {
      List<String> texts = new ArrayList<>();
      node.forEach(item -> texts.add(item.isString() ? item.stringValue() : item.toString()));
      return Optional.of(List.copyOf(texts));
    }
    return switch (type) {
      case RuleType.Simple simple ->
          switch (simple) {
            case BOOL -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
            case INTEGER ->
                node.isIntegralNumber() && fits(node.bigIntegerValue())
                    ? Optional.of(node.longValue())
                    : Optional.empty();
            case DECIMAL -> node.isNumber() ? Optional.of(node.doubleValue()) : Optional.empty();
            case TEXT -> node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
            case DATE ->
                node.isString()
                        && TypedDays.day(node.stringValue())
                            instanceof Typed.Understood<LocalDate>(LocalDate day)
                    ? Optional.of(day)
                    : Optional.empty();
          };
      default -> Optional.empty();
    };
  }
}
