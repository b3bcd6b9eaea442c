package no.ildsjel.platform.documents;

import java.time.Instant;
import java.util.Optional;
import no.ildsjel.shared.PersonId;

/**
 * A file that is kept, without its content.
 *
 * @param owner what it belongs to, such as {@code application:<id>}
 * @param name with the ending of its kind
 * @param bytes its size as kept
 * @param sha256 of its content as kept, in hexadecimal digits
 */
public record DocumentView(
    DocumentId id,
    String owner,
    String name,
    DocumentKind kind,
    int bytes,
    String sha256,
    Optional<PersonId> storedBy,
    Instant storedAt) {}
