package no.ildsjel.casework.spi;

import java.util.Set;
import no.ildsjel.casework.DecisionId;

/** Something that knows which awards the organisations have answered. */
public interface AnsweredAwards {

  /** Those of them that have been accepted or declined. */
  Set<DecisionId> answered(Set<DecisionId> awards);
}
