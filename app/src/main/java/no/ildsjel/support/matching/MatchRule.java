package no.ildsjel.support.matching;

import no.ildsjel.shared.OrganisationNumber;

/**
 * What an officer has decided before anything is proposed.
 *
 * @param together true: these two; false: never these two
 * @param reason why, for the other officers
 */
public record MatchRule(
    OrganisationNumber participant, OrganisationNumber mentor, boolean together, String reason) {

  /** True when both give the same participant a mentor, and not the same. */
  boolean contradicts(MatchRule other) {
    return together
        && other.together
        && participant.equals(other.participant)
        && !mentor.equals(other.mentor);
  }
}
