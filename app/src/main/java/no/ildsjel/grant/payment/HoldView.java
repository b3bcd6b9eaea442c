package no.ildsjel.grant.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.ReportId;
import no.ildsjel.shared.LocalText;

/**
 * Money that waits.
 *
 * @param reason in the officer's words, or in bokmål, shown to both sides
 * @param told the same in every language, when the program gave the reason
 * @param report the report that is late, when one is
 * @param lifted when it was lifted, if it has been
 */
public record HoldView(
    UUID id,
    DecisionId award,
    HoldCause cause,
    String reason,
    Optional<LocalText> told,
    Optional<ReportId> report,
    Instant placed,
    Optional<Instant> lifted) {}
