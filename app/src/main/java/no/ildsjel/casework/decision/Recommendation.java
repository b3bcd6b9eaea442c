package no.ildsjel.casework.decision;

import java.time.Instant;
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
    Instant at) {}
