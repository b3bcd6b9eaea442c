package no.ildsjel.casework.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.FactValue;
import no.ildsjel.platform.rules.Outcome;
import no.ildsjel.programme.Criterion;
import no.ildsjel.programme.FactDictionary;
import no.ildsjel.programme.Scheme;

/** Holds what is known of an organisation against the criteria of a kind of support. */
public final class EligibilityCheck {

  private final FactDictionary dictionary;

  public EligibilityCheck(FactDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Answers each criterion of the kind as of the day, from the facts that are known. */
  public Eligibility check(Scheme.Kind kind, LocalDate asOf, Map<String, FactValue> known) {
    Map<String, Object> values = new HashMap<>();
    known.forEach((name, fact) -> values.put(name, fact.value()));
    values.put(FactDictionary.AS_OF, asOf);
    List<Eligibility.Finding> findings = new ArrayList<>();
    for (Criterion criterion : kind.criteria()) {
      findings.add(
          new Eligibility.Finding(
              criterion, outcome(criterion.rule().evaluate(values)), facts(criterion, known)));
    }
    return new Eligibility(asOf, List.copyOf(findings));
  }

  /**
   * What it comes to for each of many, the same as {@link #check} tells of one. Many share what a
   * criterion asks about, so each rule is run once for all who are alike.
   */
  <K> Map<K, Eligibility.Result> results(
      Scheme.Kind kind, LocalDate asOf, Map<K, Map<String, FactValue>> known) {
    List<ForMany> criteria = kind.criteria().stream().map(c -> new ForMany(c, asOf)).toList();
    Map<K, Eligibility.Result> results = HashMap.newHashMap(known.size());
    known.forEach((key, facts) -> results.put(key, result(criteria, facts)));
    return results;
  }

  private static Eligibility.Result result(List<ForMany> criteria, Map<String, FactValue> facts) {
    boolean unknown = false;
    for (ForMany criterion : criteria) {
      switch (criterion.outcome(facts)) {
        case NOT_MET -> {
          return Eligibility.Result.NOT_ELIGIBLE;
        }
        case UNKNOWN -> unknown = true;
        case MET -> {}
      }
    }
    return unknown ? Eligibility.Result.UNKNOWN : Eligibility.Result.ELIGIBLE;
  }

  /** A criterion, and its outcome for each set of values met with so far. */
  private static final class ForMany {

    private final Criterion criterion;
    private final LocalDate asOf;
    private final List<String> names;
    private final Map<List<Optional<Object>>, Eligibility.Outcome> outcomes = new HashMap<>();

    ForMany(Criterion criterion, LocalDate asOf) {
      this.criterion = criterion;
      this.asOf = asOf;
      this.names =
          criterion.rule().names().stream().filter(n -> !n.equals(FactDictionary.AS_OF)).toList();
    }

    Eligibility.Outcome outcome(Map<String, FactValue> facts) {
      List<Optional<Object>> key = new ArrayList<>(names.size());
      names.forEach(n -> key.add(Optional.ofNullable(facts.get(n)).map(FactValue::value)));
      return outcomes.computeIfAbsent(key, this::run);
    }

    private Eligibility.Outcome run(List<Optional<Object>> values) {
      Map<String, Object> known = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        values.get(i).ifPresent(value -> known.put(name, value));
      }
      known.put(FactDictionary.AS_OF, asOf);
      return EligibilityCheck.outcome(criterion.rule().evaluate(known));
    }
  }

  /** A rule that cannot be computed from absurd values is asked about like one with a gap. */
  private static Eligibility.Outcome outcome(Outcome outcome) {
    if (outcome.isTrue()) {
      return Eligibility.Outcome.MET;
    }
    return outcome.isFalse() ? Eligibility.Outcome.NOT_MET : Eligibility.Outcome.UNKNOWN;
  }

  private List<Eligibility.Known> facts(Criterion criterion, Map<String, FactValue> known) {
    return criterion.rule().names().stream()
        .sorted()
        .flatMap(name -> dictionary.find(name).stream())
        .map(fact -> {
          Optional<FactValue> value = Optional.ofNullable(known.get(fact.name()));
          return new Eligibility.Known(
              fact,
              value.map(FactValue::value),
              value.map(FactValue::source),
              value.map(FactValue::asOf));
        })
        .toList();
  }
}
