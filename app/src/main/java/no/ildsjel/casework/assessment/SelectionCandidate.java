package no.ildsjel.casework.assessment;

import java.util.List;

/**
 * An application that may be chosen, for one of its amounts.
 *
 * @param id unique in the question
 * @param region where it counts for wishes
 * @param options the amounts that come into question; none means it can't be chosen
 */
public record SelectionCandidate(String id, String region, List<AwardOption> options) {

  public SelectionCandidate {
    options = List.copyOf(options);
  }
}
