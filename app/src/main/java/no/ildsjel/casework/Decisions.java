package no.ildsjel.casework;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;

/** Decisions, for those who may see them. */
public interface Decisions {

  /** The decision in a case, if it has been made and this actor may see the case. */
  Optional<DecisionView> of(Actor actor, ApplicationId application);

  /** The decision with this id, for rooms that have checked who asks. */
  Optional<DecisionView> find(DecisionId id);

  /**
   * Awards in the order of their ids, a page at a time: who got what is public (Public Access Act §
   * 3).
   *
   * @param year the grant year, or empty for all
   * @param after the last one of the page before
   */
  List<DecisionView> awards(OptionalInt year, Optional<DecisionId> after, int most);

  /** Awards whose recipient's name or case number holds the words, the newest first. */
  List<DecisionView> awardsMatching(String words, int most);

  /**
   * What has been awarded by grant year and municipality, the newest year first.
   *
   * @param except awards that came to nothing and do not count
   */
  List<AwardTotal> awardTotals(Collection<DecisionId> except);

  /** How many awards a municipality has of a grant year, and how much in all. */
  record AwardTotal(
      int grantYear, Optional<MunicipalityNumber> municipality, int awards, Money amount) {}

  /** All decisions of a call, for rooms that have checked who asks. */
  List<DecisionView> of(CallId call);
}
