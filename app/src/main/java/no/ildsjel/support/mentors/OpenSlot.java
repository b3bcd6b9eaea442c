package no.ildsjel.support.mentors;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.OrganisationNumber;

/**
 * Half an hour with a mentor on one theme.
 *
 * @param review true when it is for reading a draft before a shared deadline
 * @param deadline the call that closes then
 * @param way known to all, so that one can see whether one can come
 * @param place a link or a room; for the mentor and whoever has booked
 * @param bookedBy the organisation that comes
 * @param about what it wants to talk about; for the mentor alone
 */
public record OpenSlot(
    UUID id,
    CallId cohort,
    OrganisationNumber mentor,
    String mentorName,
    String theme,
    boolean review,
    Optional<LocalText> deadline,
    Instant starts,
    Way way,
    String place,
    Optional<OrganisationNumber> bookedBy,
    String bookedName,
    String about) {

  /** How the two meet. */
  public enum Way {
    IN_PERSON,
    ONLINE
  }
}
