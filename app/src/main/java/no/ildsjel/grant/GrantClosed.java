package no.ildsjel.grant;

import no.ildsjel.casework.DecisionId;

/** Nothing is left to do about an award. */
public record GrantClosed(DecisionId award, boolean early) {}
