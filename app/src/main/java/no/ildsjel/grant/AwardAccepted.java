package no.ildsjel.grant;

import no.ildsjel.casework.DecisionId;

/** An award was accepted as its scheme asks for. */
public record AwardAccepted(DecisionId decision) {}
