package no.ildsjel.support.mentoring;

import java.time.Instant;
import java.util.Optional;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.mentors.Side;

/**
 * Somebody has signed the agreement for a side.
 *
 * @param as by what right; empty for what was signed before anybody was asked
 */
public record Signature(Side side, PersonId by, Instant at, Optional<SignsAs> as) {}
