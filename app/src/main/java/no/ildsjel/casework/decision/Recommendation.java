package no.ildsjel.casework.decision;

import java.time.Instant;
import java.util.Objects;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;

/** What an officer recommends in a case, for another to decide. */
public record Recommendation(
    ApplicationId application,
    DecisionOutcome outcome,
    Money amount,
    String reason,
    PersonId by,
    Instant at) {

  /** Changes whenever what is recommended does, so that nobody decides what they have not seen. */
  public String mark() {
    return Integer.toHexString(Objects.hash(outcome.name(), amount, reason, by, at.toEpochMilli()));
  }
}
