package no.ildsjel.grant.payment;

import no.ildsjel.casework.DecisionId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.Money;

/**
 * A year of an award.
 *
 * @param frame which year's frame it is promised in
 * @param amount what is promised for that year
 */
public record AwardYear(DecisionId award, int grantYear, FrameId frame, Money amount) {}
