package no.ildsjel.support.mentoring.web;

import java.util.List;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.SignsOfLife;
import no.ildsjel.support.mentoring.Trouble;

/**
 * A pair as the officer sees it.
 *
 * @param quiet true when they have not met, or booked, within the scheme's days
 * @param waiting what somebody has said does not work well, and waits for the officer
 */
public record PairLine(Pair pair, SignsOfLife.Signs signs, boolean quiet, List<Trouble> waiting) {

  /** True when somebody asks for the officer, or the two have gone quiet. */
  public boolean needsALook() {
    return quiet || !waiting.isEmpty() || signs.officerAsked().isPresent();
  }
}
