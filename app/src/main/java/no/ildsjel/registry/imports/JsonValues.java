package no.ildsjel.registry.imports;

import java.util.function.BiConsumer;
import no.ildsjel.registry.ImportOutcome.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Values of a record, read one after another. A value of the wrong type does not stop the parser;
 * it is remembered until the record's end.
 */
final class JsonValues {

  private @Nullable Reason flaw;

  void begin() {
    flaw = null;
  }

  void remember(Reason reason) {
    if (flaw == null) {
      flaw = reason;
    }
  }

  void check() throws FlawedRecord {
    if (flaw != null) {
      throw new FlawedRecord(flaw);
    }
  }

  /** A text; null stays null, and an empty one is none. */
  @Nullable String text(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getString();
      return text.isBlank() ? null : text;
    }
    return wrong(parser, token);
  }

  /** True or false; null counts as false. */
  boolean bool(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    wrong(parser, token);
    return false;
  }

  @Nullable Integer whole(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT) {
      return parser.getIntValue();
    }
    wrong(parser, token);
    return null;
  }

  /** Calls with each field of an object; what is not an object is wrong. */
  void object(JsonParser parser, BiConsumer<String, JsonParser> field) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.START_OBJECT) {
      wrong(parser, token);
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      field.accept(name, parser);
    }
  }

  /** Calls with each entry of a list; what is not a list is wrong. */
  void list(JsonParser parser, Runnable entry) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.START_ARRAY) {
      wrong(parser, token);
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      entry.run();
    }
  }

  private @Nullable String wrong(JsonParser parser, @Nullable JsonToken token) {
    if (token != JsonToken.VALUE_NULL) {
      remember(Reason.WRONG_TYPE);
      parser.skipChildren();
    }
    return null;
  }
}
