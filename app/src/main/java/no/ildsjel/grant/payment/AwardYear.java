package no.ildsjel.grant.payment;

import no.ildsjel.casework.DecisionId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.Money;

/**
 * A year of an award.
 *
 * @param frame which year's frame it is promised in
 * @param amount what is promised for that year
 * @param paid what of that the bank has paid
 * @param carriedIn what was not used in the year before and may be used in this (§ 3-1)
 */
public record AwardYear(
    DecisionId award, int grantYear, FrameId frame, Money amount, Money paid, Money carriedIn) {

  /** What there is to use in the year. */
  public Money available() {
    return amount.plus(carriedIn);
  }
}
