package no.ildsjel.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.SchemeId;
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

  /** Decisions by id, for rooms that have checked who asks. */
  Map<DecisionId, DecisionView> byIds(Collection<DecisionId> ids);

  /**
   * What somebody looks for among the awards.
   *
   * @param words in the recipient's name, or the whole case number; empty for all
   */
  record Sought(
      String words,
      OptionalInt year,
      Optional<MunicipalityNumber> municipality,
      Optional<SchemeId> scheme) {}

  /**
   * Awards that are looked for, the newest first.
   *
   * @param alsoOfYear awards that have the year looked for as a later one
   */
  List<DecisionView> awardsMatching(Sought sought, Collection<DecisionId> alsoOfYear, int most);

  /** A year after an award's first, as it was promised in that year's own frame. */
  record LaterYear(DecisionId award, int grantYear, Money amount) {}

  /**
   * What has been awarded by grant year and municipality, the newest year first.
   *
   * @param except awards that came to nothing and do not count
   * @param later years of awards that are counted beside their first
   */
  List<AwardTotal> awardTotals(Collection<DecisionId> except, Collection<LaterYear> later);

  /** How many awards a municipality has of a grant year, and how much in all. */
  record AwardTotal(
      int grantYear, Optional<MunicipalityNumber> municipality, int awards, Money amount) {}

  /** All decisions of a call, for rooms that have checked who asks. */
  List<DecisionView> of(CallId call);
}
