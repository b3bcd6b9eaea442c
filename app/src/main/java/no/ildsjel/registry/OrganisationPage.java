package no.ildsjel.registry;

import java.util.List;
import java.util.Optional;

/**
 * A page of organisations, sorted by name the Norwegian way.
 *
 * @param rows those found
 * @param next where the next page begins, if there is one
 */
public record OrganisationPage(
    List<OrganisationView> rows, Optional<OrganisationSearch.After> next) {}
