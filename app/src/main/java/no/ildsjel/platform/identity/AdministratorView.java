package no.ildsjel.platform.identity;

import no.ildsjel.shared.AdministratorId;

/** An administrator of support and its name. */
public record AdministratorView(AdministratorId id, String name) {}
