package no.ildsjel.grant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.Decisions;
import no.ildsjel.shared.Money;

/** What became of awards after they were decided, for those who publish or count them. */
public interface AwardOutcomes {

  /** Of these awards, those that were accepted and have not ended before their time. */
  Set<DecisionId> standing(Collection<DecisionId> awards);

  /** Awards the organisations said no to. Few, and so given at once. */
  Set<DecisionId> declined();

  /**
   * How an award ended before its time.
   *
   * @param kept what has been paid of each grant year, less what has come back, which is taken from
   *     the last year first
   */
  record EndedEarly(LocalDate on, Map<Integer, Money> kept) {
    public EndedEarly {
      kept = Map.copyOf(kept);
    }
  }

  /** Of these awards, those that ended before their time. */
  Map<DecisionId, EndedEarly> endedEarly(Collection<DecisionId> awards);

  /**
   * The years after the first of awards for several, those that are promised in their own frame, in
   * the order of the awards.
   *
   * @param year only this grant year, or empty for all
   */
  List<Decisions.LaterYear> laterYears(OptionalInt year);
}
