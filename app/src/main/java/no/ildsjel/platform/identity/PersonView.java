package no.ildsjel.platform.identity;

import java.util.Optional;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.PersonId;

/** A person as others in the program may see it. */
public record PersonView(
    PersonId id, String name, String subject, Optional<String> email, Language language) {}
