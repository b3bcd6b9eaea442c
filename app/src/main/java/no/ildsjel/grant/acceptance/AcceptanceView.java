package no.ildsjel.grant.acceptance;

import java.time.Instant;
import no.ildsjel.shared.PersonId;

/** An organisation's answer to an award. */
public record AcceptanceView(boolean accepted, PersonId by, Instant at) {}
