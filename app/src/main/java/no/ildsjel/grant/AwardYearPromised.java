package no.ildsjel.grant;

import no.ildsjel.casework.DecisionId;

/** A year of an award stands in its frame, and its payments are planned. */
public record AwardYearPromised(DecisionId award, int grantYear) {}
