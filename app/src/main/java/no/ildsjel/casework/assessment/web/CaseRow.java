package no.ildsjel.casework.assessment.web;

import java.util.Optional;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.decision.Recommendation;

/** A case in an officer's work list. */
public record CaseRow(
    ApplicationView application,
    String place,
    Optional<String> assessor,
    boolean mine,
    Optional<String> points,
    Optional<Recommendation> recommendation,
    Optional<DecisionView> decision) {

  /** Where the case is, as the case worker sees it. */
  public String stateKey() {
    if (decision.isPresent()) {
      return "case.state." + decision.get().outcome().name();
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
