package no.ildsjel.casework.assessment.web;

import com.ibm.icu.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.shared.Money;

/** A case in an officer's work list. */
public record CaseRow(
    ApplicationView application,
    String place,
    Optional<String> assessor,
    boolean mine,
    Optional<String> points,
    Optional<DecisionOutcome> recommendation,
    Optional<DecisionOutcome> decision) {

  private static final Collator WORDS = Collator.getInstance(Locale.forLanguageTag("nb"));

  /** True when name, number, title or place holds what is sought. */
  boolean about(String sought) {
    String needle = sought.toLowerCase(Locale.ROOT);
    return Stream.of(
            application.organisationName(),
            application.organisation().value(),
            application.number().orElse(""),
            application.title().orElse(""),
            place)
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(needle));
  }

  /** The order an officer has chosen: by number, name, place, amount or points. */
  static Comparator<CaseRow> by(String order) {
    Comparator<CaseRow> number = Comparator.comparing(r -> r.application().number().orElse(""));
    return switch (order) {
      case "navn" -> Comparator.comparing((CaseRow r) -> r.application().organisationName(), WORDS);
      case "sted" -> Comparator.comparing(CaseRow::place, WORDS).thenComparing(number);
      case "belop" ->
          Comparator.comparing((CaseRow r) -> r.application().amountSought().orElse(Money.ZERO))
              .reversed()
              .thenComparing(number);
      case "poeng" ->
          Comparator.comparingDouble((CaseRow r) ->
                  -r.points().map(p -> Double.parseDouble(p.replace(',', '.'))).orElse(-1.0))
              .thenComparing(number);
      default -> number;
    };
  }

  /** Where the case is, as the case worker sees it. */
  public String stateKey() {
    if (decision.isPresent()) {
      return "case.state." + decision.get().name();
    }
    if (recommendation.isPresent()) {
      return "case.state.recommended";
    }
    if (points.isPresent()) {
      return "case.state.assessed";
    }
    return assessor.isPresent() ? "case.state.assigned" : "case.state.received";
  }

  /** The look of the state. */
  public String stateKind() {
    return switch (stateKey()) {
      case "case.state.AWARD" -> "good";
      case "case.state.REJECTION" -> "bad";
      case "case.state.recommended" -> "wait";
      case "case.state.assessed" -> "open";
      default -> "";
    };
  }
}
