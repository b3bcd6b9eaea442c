package no.ildsjel.registry.organisation.web;

import no.ildsjel.registry.OrganisationView;

/**
 * An organisation in a list.
 *
 * @param municipality its name, or empty when the register has none
 */
public record OrganisationLine(OrganisationView organisation, String municipality) {}
