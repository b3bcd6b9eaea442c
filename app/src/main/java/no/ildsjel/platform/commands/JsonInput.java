package no.ildsjel.platform.commands;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/** Reads a command's question in JSON strictly, and says where it is wrong when it is. */
public final class JsonInput {

  /** What is wrong with the input, in words for the one who wrote it. */
  public static final class BadInput extends Exception {
    public BadInput(String message) {
      super(message);
    }
  }

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
  public Set<String> ignored() {
    return ignored;
  }

  /** The input as a tree. */
  public static JsonNode parse(byte[] json) throws BadInput {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput("the input is not UTF-8");
    }
    try {
      return JSON.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null
              ? ""
              : "line %d, column %d: "
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new BadInput("not JSON: " + where + e.getOriginalMessage());
    }
  }

  /**
   * A time limit in seconds.
   *
   * @param usual when it does not say
   */
  public static Duration timeLimit(@Nullable JsonNode node, Duration usual) throws BadInput {
    if (node == null) {
      return usual;
    }
    BigDecimal seconds = number(node, "timeLimitSeconds");
    if (seconds.signum() <= 0 || seconds.compareTo(BigDecimal.valueOf(LONGEST_SECONDS)) > 0) {
      throw new BadInput("timeLimitSeconds must be more than 0 and at most " + LONGEST_SECONDS);
    }
    return Duration.ofNanos(Math.max(1_000_000, seconds.movePointRight(9).longValue()));
  }

  /** Makes sure that it is an object, and notes fields that are not among these. */
  public void object(@Nullable JsonNode node, String at, String... fields) throws BadInput {
    if (node == null || !node.isObject()) {
      throw new BadInput(at + " must be an object");
    }
    Set<String> known = Set.of(fields);
    for (String field : node.propertyNames()) {
      if (!known.contains(field)) {
        ignored.add(field);
      }
    }
  }

  /** The entries of a list. */
  public static Iterable<JsonNode> array(
      @Nullable JsonNode node, String at, int most, boolean needed) throws BadInput {
    if (node == null && !needed) {
      return List.of();
    }
    if (node == null || !node.isArray()) {
      throw new BadInput(at + (node == null ? " is missing" : " must be a list"));
    }
    if (node.size() > most) {
      throw new BadInput(at + " has more than " + most + " entries");
    }
    return node;
  }

  /** A text. */
  public static String text(@Nullable JsonNode node, String at) throws BadInput {
    if (node == null) {
      throw new BadInput(at + " is missing");
    }
    if (!node.isString()) {
      throw new BadInput(at + " must be a text");
    }
    return node.stringValue();
  }

  /** A number of a size that can be reckoned with. */
  public static BigDecimal number(@Nullable JsonNode node, String at) throws BadInput {
    if (node == null) {
      throw new BadInput(at + " is missing");
    }
    if (!node.isNumber()) {
      throw new BadInput(at + " must be a number");
    }
    BigDecimal number = node.decimalValue();
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long digitsBeforePoint = (long) number.precision() - number.scale();
    if (digitsBeforePoint > 18) {
      throw new BadInput(at + " is too large");
    }
    if (digitsBeforePoint < -20 || number.scale() > 200) {
      throw new BadInput(at + " has too many decimals");
    }
    return number;
  }

  /** A whole number that is not negative. */
  public static long whole(@Nullable JsonNode node, String at) throws BadInput {
    return scaled(node, at, 0, "must be a whole number");
  }

  /** A number that is not negative, times ten to so many decimals. */
  public static long scaled(@Nullable JsonNode node, String at, int decimals, String otherwise)
      throws BadInput {
    BigDecimal number = number(node, at).movePointRight(decimals).stripTrailingZeros();
    if (number.signum() < 0) {
      throw new BadInput(at + " is negative");
    }
    if (number.scale() > 0) {
      throw new BadInput(at + " " + otherwise);
    }
    return number.longValueExact();
  }
}
