package no.ildsjel.support.matching;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A proposal of who is matched with whom. People decide.
 *
 * @param pairs by the participants' ids
 * @param value the sum of fit; none when nothing fits what must be
 * @param bound no proposal that matches as many, with the same lowest fit, has a larger sum
 * @param unmatched by id, each with what could be relaxed
 */
public record MatchAnswer(
    List<Matched> pairs,
    OptionalLong value,
    OptionalLong bound,
    Proof proof,
    List<Unmatched> unmatched) {

  /** How sure the answer is. */
  public enum Proof {
    /** Nothing is better. */
    OPTIMAL,
    /**
     * The time ran out; {@code bound} says how much larger the sum could be. With matched first,
     * more might be matched too, or the lowest fit be higher.
     */
    FEASIBLE,
    /** What must be can't be, all of it. */
    INFEASIBLE,
    /** The time ran out before anything was found. */
    UNKNOWN
  }

  /** Why somebody is matched so, as a code and in words. */
  public record Reason(String code, String text) {}

  /**
   * The mentor that would come next.
   *
   * @param fit of that pair
   * @param loss how much smaller the sum of fit would be, all others rearranged as well as can be
   */
  public record NextBest(String mentor, long fit, long loss) {}

  /**
   * A pair.
   *
   * @param nextBest none when no other would do, or when the time did not allow to find it
   */
  public record Matched(
      String participant,
      String mentor,
      long fit,
      List<Reason> reasons,
      Optional<NextBest> nextBest) {}

  /** Somebody without a mentor, and what would change that. */
  public record Unmatched(String participant, String relax) {}

  public MatchAnswer {
    pairs = List.copyOf(pairs);
    unmatched = List.copyOf(unmatched);
  }
}
