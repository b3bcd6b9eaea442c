package no.ildsjel.grant.control;

import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Money;

/**
 * Unused money an organisation asks to use in the year after (§ 3-1).
 *
 * @param granted yes or no, once it has been decided
 */
public record CarryOver(
    DecisionId award,
    int grantYear,
    Money amount,
    String reason,
    Optional<Boolean> granted,
    Optional<String> decision) {}
