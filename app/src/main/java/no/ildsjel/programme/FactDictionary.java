package no.ildsjel.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.rules.RuleCompiler;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.rules.Vocabulary;

/** Every fact that rules may ask about, and the compiler for such rules. */
public final class FactDictionary {

  /**
   * The day eligibility is asked for; not a fact about an organisation, but rules compare with it.
   */
  public static final String AS_OF = "asOf";

  private final Map<String, Fact> facts;
  private final RuleCompiler compiler;

  /** A dictionary of these facts, each name once. */
  public FactDictionary(List<Fact> facts) {
    Map<String, Fact> byName = new LinkedHashMap<>();
    Map<String, RuleType> types = new LinkedHashMap<>();
    types.put(AS_OF, RuleType.DATE);
    for (Fact fact : facts) {
      if (byName.put(fact.name(), fact) != null) {
        throw new IllegalArgumentException("The fact " + fact.name() + " stands twice");
      }
      types.put(fact.name(), fact.type());
    }
    this.facts = java.util.Collections.unmodifiableMap(byName);
    this.compiler = RuleCompiler.over(Vocabulary.of(types));
  }

  /** All facts, in the order of the dictionary. */
  public List<Fact> all() {
    return List.copyOf(facts.values());
  }

  public Optional<Fact> find(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** The compiler for rules over these facts. */
  public RuleCompiler compiler() {
    return compiler;
  }
}
