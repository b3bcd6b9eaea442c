package no.ildsjel.casework.assessment;

/**
 * One amount a candidate could be awarded, and what that is worth.
 *
 * @param amount whole kroner, 0 or more
 * @param thousandths the value in thousandths, 0 or more, so that three decimals are exact
 */
public record AwardOption(long amount, long thousandths) {

  public AwardOption {
    if (amount < 0 || thousandths < 0) {
      throw new IllegalArgumentException("An option has neither negative amount nor value");
    }
  }
}
