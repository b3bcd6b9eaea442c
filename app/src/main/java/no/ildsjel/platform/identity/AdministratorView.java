package no.ildsjel.platform.identity;

import no.ildsjel.shared.AdministratorId;

/**
 * An administrator of support.
 *
 * @param contact an e-mail address for questions and appeals, or empty
 */
public record AdministratorView(AdministratorId id, String name, String contact) {}
