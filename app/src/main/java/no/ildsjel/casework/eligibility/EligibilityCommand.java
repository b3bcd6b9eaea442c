package no.ildsjel.casework.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.FactValue;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.programme.DeliveredSchemes;
import no.ildsjel.programme.Fact;
import no.ildsjel.programme.FactDictionary;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Command;
import no.ildsjel.shared.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code eligibility SCHEME KIND FILE}: may this organisation get this support? JSON in and out.
 */
public final class EligibilityCommand implements Command {

  private static final long MOST = 100_000_000L;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Something in the input that cannot be understood. */
  private static final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
      super(message);
    }
  }

  @Override
  public String name() {
    return "eligibility";
  }

  @Override
  public String summary() {
    return "SCHEME KIND FILE: may this organisation get this support? (--facts lists the facts)";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    DeliveredSchemes schemes = DeliveredSchemes.read();
    try {
      if (arguments.equals(List.of("--facts"))) {
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(facts(schemes)));
        return OK;
      }
      if (arguments.size() != 3) {
        throw new BadInput("Use: eligibility SCHEME KIND FILE, or eligibility --facts");
      }
      Scheme.Kind kind = kind(schemes, arguments.get(0), arguments.get(1));
      JsonNode input = read(arguments.get(2), in);
      LocalDate asOf = date(input.get("asOf"), "asOf");
      Map<String, FactValue> known = known(schemes.dictionary(), input.get("facts"), asOf);
      Eligibility answer = new EligibilityCheck(schemes.dictionary()).check(kind, asOf, known);
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(answer)));
      return OK;
    } catch (BadInput e) {
      err.println(e.getMessage());
      return BAD_INPUT;
    }
  }

  private static Scheme.Kind kind(DeliveredSchemes schemes, String schemeId, String kindId)
      throws BadInput {
    Scheme scheme =
        schemes
            .find(schemeId)
            .orElseThrow(() ->
                new BadInput("There is no scheme '" + schemeId + "'; there are " + ids(schemes)));
    return scheme
        .kind(kindId)
        .orElseThrow(() ->
            new BadInput(
                "The scheme has no kind '"
                    + kindId
                    + "'; it has "
                    + scheme.kinds().stream()
                        .map(Scheme.Kind::id)
                        .collect(Collectors.joining(", "))));
  }

  private static String ids(DeliveredSchemes schemes) {
    return schemes.all().stream().map(s -> s.id().value()).collect(Collectors.joining(", "));
  }

  private static JsonNode read(String file, InputStream in) throws BadInput {
    try {
      JsonNode input =
          JSON.readTree(file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file)));
      if (!input.isObject()) {
        throw new BadInput("The file must hold one JSON object with asOf and facts");
      }
      for (String name : input.propertyNames()) {
        if (!name.equals("asOf") && !name.equals("facts")) {
          throw new BadInput("Unknown field '" + name + "'; only asOf and facts are read");
        }
      }
      return input;
    } catch (IOException e) {
      throw new BadInput("The file cannot be read: " + file);
    } catch (JacksonException e) {
      throw new BadInput("The file is not JSON: " + e.getOriginalMessage());
    }
  }

  private static Map<String, FactValue> known(
      FactDictionary dictionary, @org.jspecify.annotations.Nullable JsonNode facts, LocalDate asOf)
      throws BadInput {
    if (facts == null || !facts.isObject()) {
      throw new BadInput("facts is missing or is not an object");
    }
    Map<String, FactValue> known = new LinkedHashMap<>();
    for (var entry : facts.properties()) {
      Fact fact =
          dictionary
              .find(entry.getKey())
              .orElseThrow(() ->
                  new BadInput(
                      "Unknown fact '" + entry.getKey() + "'; eligibility --facts lists them"));
      if (!entry.getValue().isNull()) {
        known.put(fact.name(), new FactValue(value(fact, entry.getValue()), "given", asOf));
      }
    }
    return known;
  }

  private static Object value(Fact fact, JsonNode node) throws BadInput {
    if (fact.type() == RuleType.BOOL && node.isBoolean()) {
      return node.asBoolean();
    }
    if (fact.type() == RuleType.INTEGER && node.isIntegralNumber() && node.canConvertToLong()) {
      long count = node.asLong();
      if (count >= 0 && count <= MOST) {
        return count;
      }
      throw new BadInput("facts." + fact.name() + " must be between 0 and " + MOST);
    }
    if (fact.type() == RuleType.TEXT && node.isString()) {
      if (fact.name().equals("municipality") && !node.asString().matches("[0-9]{4}")) {
        throw new BadInput("facts.municipality must be four digits");
      }
      return node.asString();
    }
    if (fact.type() == RuleType.DATE) {
      return date(node, "facts." + fact.name());
    }
    throw new BadInput("facts." + fact.name() + " must be a " + fact.type().words());
  }

  private static LocalDate date(@org.jspecify.annotations.Nullable JsonNode node, String place)
      throws BadInput {
    try {
      if (node != null && node.isString()) {
        return LocalDate.parse(node.asString());
      }
    } catch (DateTimeParseException e) {
      // falls through to the one message
    }
    throw new BadInput(place + " must be a date such as 2027-01-20");
  }

  private static ArrayNode facts(DeliveredSchemes schemes) {
    ArrayNode list = JSON.createArrayNode();
    for (Fact fact : schemes.dictionary().all()) {
      list.addObject()
          .put("name", fact.name())
          .put("type", type(fact.type()))
          .put("source", fact.source().name().toLowerCase(Locale.ROOT))
          .put("words", fact.words().in(Language.NB))
          .put("meaning", fact.meaning());
    }
    return list;
  }

  private static String type(RuleType type) {
    return type == RuleType.BOOL
        ? "bool"
        : type == RuleType.INTEGER ? "int" : type == RuleType.DATE ? "date" : "text";
  }

  private static ObjectNode json(Eligibility answer) {
    ObjectNode root = JSON.createObjectNode();
    root.put("answer", words(answer.result()));
    ArrayNode criteria = root.putArray("criteria");
    for (Eligibility.Finding finding : answer.findings()) {
      ObjectNode node = criteria.addObject();
      node.put("id", finding.criterion().id());
      node.put("outcome", words(finding.outcome()));
      ArrayNode facts = node.putArray("facts");
      for (Eligibility.Known known : finding.facts()) {
        ObjectNode fact = facts.addObject();
        fact.put("name", known.fact().name());
        known.value().ifPresentOrElse(value -> put(fact, value), () -> fact.putNull("value"));
        fact.put("source", known.source().orElse(null));
        fact.put("asOf", known.asOf().map(LocalDate::toString).orElse(null));
      }
      node.put("words", finding.criterion().words().in(Language.NB));
      node.put("law", finding.criterion().law());
    }
    return root;
  }

  private static void put(ObjectNode fact, Object value) {
    switch (value) {
      case Boolean b -> fact.put("value", b);
      case Long l -> fact.put("value", l);
      default -> fact.put("value", value.toString());
    }
  }

  private static String words(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
