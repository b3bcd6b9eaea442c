package no.ildsjel.platform.identity;

import java.util.Optional;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;

/**
 * A role somebody holds.
 *
 * @param reportsTo the nearest leader in this role, since a subordinate of someone disqualified
 *     can't decide either (Public Administration Act 1967 § 6)
 */
public record GrantView(
    PersonId person,
    String name,
    Role role,
    Optional<AdministratorId> administrator,
    Optional<PersonId> reportsTo) {}
