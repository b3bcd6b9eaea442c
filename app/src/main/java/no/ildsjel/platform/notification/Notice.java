package no.ildsjel.platform.notification;

import java.util.Optional;
import no.ildsjel.shared.OrganisationNumber;

/**
 * Something a room has to say to a person, already in the person's language.
 *
 * @param organisation the organisation it is about, if any
 * @param subject one line, without personal data: it stands in e-mail
 * @param body some sentences, likewise
 * @param link where in the program it leads, as a path
 */
public record Notice(
    Optional<OrganisationNumber> organisation,
    String subject,
    String body,
    Optional<String> link) {}
