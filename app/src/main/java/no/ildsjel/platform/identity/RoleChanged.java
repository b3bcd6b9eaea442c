package no.ildsjel.platform.identity;

import java.util.Optional;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;

/**
 * A role was given or taken back; told inside the transaction of the act, so that the archive can
 * note it.
 *
 * @param given false when it was taken back
 */
public record RoleChanged(
    Actor by, PersonId person, Role role, Optional<AdministratorId> administrator, boolean given) {}
