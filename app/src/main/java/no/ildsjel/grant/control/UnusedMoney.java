package no.ildsjel.grant.control;

import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;

/**
 * Money an organisation got and did not use, by its report.
 *
 * @param keeps true when it asks to use it in the year after (§ 3-1); otherwise it pays it back
 * @param proposedBy who approved the report; another decides
 * @param left true when the organisation has it for good or for the year after, false when it is
 *     claimed; empty until it is decided
 */
public record UnusedMoney(
    DecisionId award,
    int grantYear,
    Money amount,
    boolean keeps,
    String reason,
    Optional<PersonId> proposedBy,
    Optional<Boolean> left,
    Optional<String> decision) {}
