package no.ildsjel.casework.assessment;

/**
 * What a region must have at least; both parts hold.
 *
 * @param region counted over the chosen in this region
 * @param minAwards number of awards, 0 for no such wish
 * @param minAmount awarded kroner, 0 for no such wish
 */
public record SpreadWish(String region, long minAwards, long minAmount) {

  public SpreadWish {
    if (minAwards < 0 || minAmount < 0) {
      throw new IllegalArgumentException("a wish for less than nothing");
    }
    if (minAwards > SelectionQuestion.LARGEST_SUM || minAmount > SelectionQuestion.LARGEST_SUM) {
      throw new IllegalArgumentException("a wish for more than " + SelectionQuestion.LARGEST_SUM);
    }
  }
}
