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
   * What the criteria of the kind come to, the same as {@link #check} tells, without the grounds.
   */
  Eligibility.Result result(Scheme.Kind kind, LocalDate asOf, Map<String, FactValue> known) {
    Map<String, Object> values = new HashMap<>();
    known.forEach((name, fact) -> values.put(name, fact.value()));
    values.put(FactDictionary.AS_OF, asOf);
    boolean unknown = false;
    for (Criterion criterion : kind.criteria()) {
      switch (outcome(criterion.rule().evaluate(values))) {
        case NOT_MET -> {
          return Eligibility.Result.NOT_ELIGIBLE;
        }
        case UNKNOWN -> unknown = true;
        case MET -> {}
      }
    }
    return unknown ? Eligibility.Result.UNKNOWN : Eligibility.Result.ELIGIBLE;
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
