package no.ildsjel.grant;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Money;

/** What became of awards after they were decided, for those who publish or count them. */
public interface AwardOutcomes {

  /** Of these awards, those that were accepted and have not ended before their time. */
  Set<DecisionId> standing(Collection<DecisionId> awards);

  /** Awards the organisations said no to. Few, and so given at once. */
  Set<DecisionId> declined();

  /** Of these awards, those that ended before their time, with what the organisation kept. */
  Map<DecisionId, Money> keptOfEndedEarly(Collection<DecisionId> awards);
}
