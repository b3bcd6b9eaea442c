package no.ildsjel.grant.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.LocalText;

/** Something that knows what has been done of what an award was given on, such as courses. */
public interface ConditionEvidence {

  /**
   * What is known, in totals and never of persons.
   *
   * @param fulfils the id of the scheme's condition it speaks of
   * @param words to be read by both sides, in every language of theirs
   */
  record Evidence(String fulfils, LocalText words) {}

  /** What is known of each award for a grant year. */
  Map<DecisionId, List<Evidence>> of(Set<DecisionId> awards, int grantYear);
}
