package no.ildsjel.casework;

import java.time.Instant;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;

/**
 * A decision as it was made.
 *
 * @param years how many years it is for; those after the first are conditional (§ 2-6)
 * @param reason the reasons given (Public Administration Act 1967 §§ 24 and 25)
 * @param language the form of Norwegian of the letter
 */
public record DecisionView(
    DecisionId id,
    ApplicationView application,
    DecisionOutcome outcome,
    Money amount,
    int years,
    String reason,
    PersonId recommendedBy,
    PersonId decidedBy,
    Instant at,
    Language language) {}
