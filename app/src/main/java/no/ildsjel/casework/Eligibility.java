package no.ildsjel.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.programme.Criterion;
import no.ildsjel.programme.Fact;

/**
 * Whether an organisation may get a kind of support, criterion by criterion. Unknown is asked about
 * and never a refusal.
 *
 * @param asOf the day it was asked for
 */
public record Eligibility(LocalDate asOf, List<Finding> findings) {

  /** What is known of one criterion. */
  public enum Outcome {
    MET,
    NOT_MET,
    UNKNOWN
  }

  /** What it all comes to. */
  public enum Result {
    ELIGIBLE,
    NOT_ELIGIBLE,
    UNKNOWN
  }

  /**
   * A fact's value, and how we know it.
   *
   * @param value of the fact's type; empty when it is not known
   * @param source where it comes from, in a word or two
   * @param asOf the day the source speaks of
   */
  public record Known(
      Fact fact, Optional<Object> value, Optional<String> source, Optional<LocalDate> asOf) {}

  /** One criterion's outcome and the facts it rests on. */
  public record Finding(Criterion criterion, Outcome outcome, List<Known> facts) {}

  /** Not eligible if any criterion is not met, else unknown if any is unknown. */
  public Result result() {
    if (findings.stream().anyMatch(f -> f.outcome() == Outcome.NOT_MET)) {
      return Result.NOT_ELIGIBLE;
    }
    return findings.stream().anyMatch(f -> f.outcome() == Outcome.UNKNOWN)
        ? Result.UNKNOWN
        : Result.ELIGIBLE;
  }

  /** The same with the outcomes officers have set instead, by criterion. */
  public Eligibility overruled(Map<String, Outcome> outcomes) {
    return new Eligibility(
        asOf,
        findings.stream()
            .map(f ->
                new Finding(
                    f.criterion(),
                    outcomes.getOrDefault(f.criterion().id(), f.outcome()),
                    f.facts()))
            .toList());
  }

  /** The facts that would have to be known to answer what is unknown, each once. */
  public List<Fact> missing() {
    return findings.stream()
        .filter(f -> f.outcome() == Outcome.UNKNOWN)
        .flatMap(f -> f.facts().stream())
        .filter(k -> k.value().isEmpty())
        .map(Known::fact)
        .distinct()
        .toList();
  }
}
