package no.ildsjel.registry.imports;

import no.ildsjel.registry.ImportOutcome.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The names a unit had, kept as JSON: {@code [{"name": …, "from": …, "to": …}]}. */
final class FormerNames {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 200;

  private final JsonValues values;
  private @Nullable ArrayNode names;

  FormerNames(JsonValues values) {
    this.values = values;
  }

  void begin() {
    names = null;
  }

  void read(JsonParser parser) {
    ArrayNode found = JSON.createArrayNode();
    values.list(
        parser,
        () -> {
          ObjectNode name = found.addObject();
          values.object(
              parser,
              (field, p) -> {
                switch (field) {
                  case "navn" -> put(name, "name", values.text(p));
                  case "fraDato" -> put(name, "from", values.text(p));
                  case "tilDato" -> put(name, "to", values.text(p));
                  default -> p.skipChildren();
                }
              });
          if (!name.has("name")) {
            values.remember(Reason.MISSING_NAME);
          }
          if (found.size() > MOST) {
            values.remember(Reason.TOO_LONG);
            found.removeAll();
          }
        });
    names = found.isEmpty() ? null : found;
  }

  private void put(ObjectNode name, String field, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (!field.equals("name") && !value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      values.remember(Reason.BAD_DATE);
    }
    if (value.chars().anyMatch(c -> c < 0x20)) {
      values.remember(Reason.BAD_TEXT);
    }
    name.put(field, value);
  }

  @Nullable String json() {
    ArrayNode found = names;
    return found == null ? null : found.toString();
  }
}
