package no.ildsjel.support.mentors;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;

/**
 * Half an hour with a mentor on one theme.
 *
 * @param review true when it is for reading a draft before a shared deadline
 * @param place a link or a room; for the mentor and whoever has booked
 * @param bookedBy the organisation that comes
 */
public record OpenSlot(
    UUID id,
    CallId cohort,
    OrganisationNumber mentor,
    String mentorName,
    String theme,
    boolean review,
    Instant starts,
    String place,
    Optional<OrganisationNumber> bookedBy,
    String bookedName) {}
