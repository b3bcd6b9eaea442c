package no.ildsjel.grant.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;

/**
 * Money that waits.
 *
 * @param reason in the officer's words, shown to both sides
 * @param lifted when it was lifted, if it has been
 */
public record HoldView(
    UUID id,
    DecisionId award,
    HoldCause cause,
    String reason,
    Instant placed,
    Optional<Instant> lifted) {}
