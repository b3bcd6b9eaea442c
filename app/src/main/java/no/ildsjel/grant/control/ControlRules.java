package no.ildsjel.grant.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.platform.rules.Compilation;
import no.ildsjel.platform.rules.Outcome;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.platform.rules.RuleCompiler;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.rules.Vocabulary;
import no.ildsjel.platform.writing.WordsByLanguage;
import no.ildsjel.shared.LocalText;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The published rules of who is looked at, from {@code grant/control-rules.yaml}. The facts they
 * can speak of are about the report and its figures alone.
 */
public final class ControlRules {

  private static final Map<String, RuleType> FACTS =
      Map.of(
          "daysLate", RuleType.INTEGER,
          "unusedPerCent", RuleType.INTEGER,
          "withoutReceiptsPerCent", RuleType.INTEGER,
          "kroner", RuleType.INTEGER,
          "booked", RuleType.BOOL,
          "paidTwice", RuleType.BOOL);

  private static final ControlRules PUBLISHED = load();

  /** A rule in words, as it is published and told to whom it points at. */
  public record Published(String id, String expression, LocalText words) {}

  private record Compiled(Published rule, Rule rules) {}

  private final int randomPerCent;
  private final List<Compiled> rules;

  private ControlRules(int randomPerCent, List<Compiled> rules) {
    this.randomPerCent = randomPerCent;
    this.rules = List.copyOf(rules);
  }

  /** The rules in force. */
  public static ControlRules published() {
    return PUBLISHED;
  }

  /** How many of a hundred others are drawn by lot. */
  public int randomPerCent() {
    return randomPerCent;
  }

  /** All rules, in their order. */
  public List<Published> all() {
    return rules.stream().map(Compiled::rule).toList();
  }

  /** The first rule that points at these figures. */
  Optional<Published> pointsAt(Map<String, ?> facts) {
    return rules.stream()
        .filter(r ->
            r.rules().evaluate(facts) instanceof Outcome.Value(Object value)
                && Boolean.TRUE.equals(value))
        .map(Compiled::rule)
        .findFirst();
  }

  private static ControlRules load() {
    try (InputStream file = ControlRules.class.getResourceAsStream("/grant/control-rules.yaml")) {
      JsonNode root = new YAMLMapper().readTree(Objects.requireNonNull(file, "control-rules.yaml"));
      RuleCompiler compiler = RuleCompiler.over(Vocabulary.of(FACTS));
      List<Compiled> rules = new ArrayList<>();
      for (JsonNode rule : root.get("rules")) {
        Published published =
            new Published(
                rule.get("id").asString(),
                rule.get("when").asString(),
                WordsByLanguage.of(rule.get("words")));
        switch (compiler.compile(published.expression(), RuleType.BOOL)) {
          case Compilation.Compiled(Rule compiled) -> rules.add(new Compiled(published, compiled));
          case Compilation.Refused(var problems) ->
              throw new IllegalStateException(
                  published.id() + ": " + problems.getFirst().message());
        }
      }
      return new ControlRules(root.get("randomPerCent").asInt(), rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
