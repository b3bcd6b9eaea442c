package no.ildsjel.registry.people;

import no.ildsjel.shared.OrganisationNumber;

/**
 * An invitation as the one who opens its link sees it.
 *
 * @param name the organisation's
 * @param by the name of the one who invited
 * @param already the reader acts for it by invitation already
 */
public record OfferView(OrganisationNumber organisation, String name, String by, boolean already) {}
