package no.ildsjel.grant.cashbook;

import java.util.UUID;

/**
 * Pay that was written down.
 *
 * @param who who got it, for the organisation's and its auditor's eyes
 */
public record PayView(UUID id, String who, Pay pay) {}
