package no.ildsjel.casework.assessment;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a question from JSON, and says where it is wrong when it is. */
final class SelectionReader {

  /** What is wrong with the input, in words for the one who wrote it. */
  static final class BadQuestion extends Exception {
    BadQuestion(String message) {
      super(message);
    }
  }

  private static final int MOST_CANDIDATES = 20_000;
  private static final int MOST_OPTIONS = 200;
  private static final int MOST_WISHES = 2_000;
  private static final long LONGEST_SECONDS = 86_400;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(10_000)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private final Set<String> ignored = new TreeSet<>();

  /** Fields that mean nothing here; perhaps somebody misspelt one that would. */
  Set<String> ignored() {
    return ignored;
  }

  SelectionQuestion read(byte[] json) throws BadQuestion {
    JsonNode root = parse(json);
    object(
        root,
        "the input",
        "frame",
        "candidates",
        "wishes",
        "lockedIn",
        "lockedOut",
        "timeLimitSeconds");
    long frame = whole(root.get("frame"), "frame");
    List<SelectionCandidate> candidates = new ArrayList<>();
    int i = 0;
    for (JsonNode node : array(root.get("candidates"), "candidates", MOST_CANDIDATES, true)) {
      candidates.add(candidate(node, "candidates[" + i++ + "]"));
    }
    List<SpreadWish> wishes = new ArrayList<>();
    i = 0;
    for (JsonNode node : array(root.get("wishes"), "wishes", MOST_WISHES, false)) {
      wishes.add(wish(node, "wishes[" + i++ + "]"));
    }
    try {
      return new SelectionQuestion(
          frame,
          candidates,
          wishes,
          ids(root.get("lockedIn"), "lockedIn"),
          ids(root.get("lockedOut"), "lockedOut"),
          timeLimit(root.get("timeLimitSeconds")));
    } catch (IllegalArgumentException e) {
      throw new BadQuestion(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parse(byte[] json) throws BadQuestion {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new BadQuestion("the input is not UTF-8");
    }
    try {
      return JSON.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null
              ? ""
              : "line %d, column %d: "
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new BadQuestion("not JSON: " + where + e.getOriginalMessage());
    }
  }

  private SelectionCandidate candidate(JsonNode node, String at) throws BadQuestion {
    object(node, at, "id", "region", "options");
    List<AwardOption> options = new ArrayList<>();
    int i = 0;
    for (JsonNode option : array(node.get("options"), at + ".options", MOST_OPTIONS, true)) {
      String here = at + ".options[" + i++ + "]";
      object(option, here, "amount", "value");
      options.add(
          new AwardOption(
              whole(option.get("amount"), here + ".amount"),
              thousandths(option.get("value"), here + ".value")));
    }
    return new SelectionCandidate(
        text(node.get("id"), at + ".id"), text(node.get("region"), at + ".region"), options);
  }

  private SpreadWish wish(JsonNode node, String at) throws BadQuestion {
    object(node, at, "region", "minAwards", "minAmount");
    try {
      return new SpreadWish(
          text(node.get("region"), at + ".region"),
          node.has("minAwards") ? whole(node.get("minAwards"), at + ".minAwards") : 0,
          node.has("minAmount") ? whole(node.get("minAmount"), at + ".minAmount") : 0);
    } catch (IllegalArgumentException e) {
      throw new BadQuestion(at + ": " + e.getMessage());
    }
  }

  private static Duration timeLimit(@Nullable JsonNode node) throws BadQuestion {
    if (node == null) {
      return SelectionQuestion.USUAL_TIME_LIMIT;
    }
    BigDecimal seconds = number(node, "timeLimitSeconds");
    if (seconds.signum() <= 0 || seconds.compareTo(BigDecimal.valueOf(LONGEST_SECONDS)) > 0) {
      throw new BadQuestion("timeLimitSeconds must be more than 0 and at most " + LONGEST_SECONDS);
    }
    return Duration.ofNanos(Math.max(1_000_000, seconds.movePointRight(9).longValue()));
  }

  private void object(@Nullable JsonNode node, String at, String... fields) throws BadQuestion {
    if (node == null || !node.isObject()) {
      throw new BadQuestion(at + " must be an object");
    }
    Set<String> known = Set.of(fields);
    for (String field : node.propertyNames()) {
      if (!known.contains(field)) {
        ignored.add(field);
      }
    }
  }

  private static Iterable<JsonNode> array(
      @Nullable JsonNode node, String at, int most, boolean needed) throws BadQuestion {
    if (node == null && !needed) {
      return List.of();
    }
    if (node == null || !node.isArray()) {
      throw new BadQuestion(at + (node == null ? " is missing" : " must be a list"));
    }
    if (node.size() > most) {
      throw new BadQuestion(at + " has more than " + most + " entries");
    }
    return node;
  }

  private static List<String> ids(@Nullable JsonNode node, String at) throws BadQuestion {
    List<String> ids = new ArrayList<>();
    for (JsonNode id : array(node, at, MOST_CANDIDATES, false)) {
      ids.add(text(id, at + "[" + ids.size() + "]"));
    }
    return ids;
  }

  private static String text(@Nullable JsonNode node, String at) throws BadQuestion {
    if (node == null) {
      throw new BadQuestion(at + " is missing");
    }
    if (!node.isString()) {
      throw new BadQuestion(at + " must be a text");
    }
    return node.stringValue();
  }

  private static BigDecimal number(@Nullable JsonNode node, String at) throws BadQuestion {
    if (node == null) {
      throw new BadQuestion(at + " is missing");
    }
    if (!node.isNumber()) {
      throw new BadQuestion(at + " must be a number");
    }
    BigDecimal number = node.decimalValue();
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long digitsBeforePoint = (long) number.precision() - number.scale();
    if (digitsBeforePoint > 18) {
      throw new BadQuestion(at + " is too large");
    }
    if (digitsBeforePoint < -20 || number.scale() > 200) {
      throw new BadQuestion(at + " has too many decimals");
    }
    return number;
  }

  private static long whole(@Nullable JsonNode node, String at) throws BadQuestion {
    return scaled(node, at, 0, "must be a whole number");
  }

  private static long thousandths(@Nullable JsonNode node, String at) throws BadQuestion {
    BigDecimal number = number(node, at);
    if (number.precision() - number.scale() > 15) {
      throw new BadQuestion(at + " is too large");
    }
    return scaled(node, at, 3, "has more than 3 decimals");
  }

  private static long scaled(@Nullable JsonNode node, String at, int decimals, String otherwise)
      throws BadQuestion {
    BigDecimal number = number(node, at).movePointRight(decimals).stripTrailingZeros();
    if (number.signum() < 0) {
      throw new BadQuestion(at + " is negative");
    }
    if (number.scale() > 0) {
      throw new BadQuestion(at + " " + otherwise);
    }
    return number.longValueExact();
  }
}
