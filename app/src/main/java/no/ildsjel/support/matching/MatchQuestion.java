package no.ildsjel.support.matching;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who could be matched with whom, and how well it would fit.
 *
 * @param pairs all that are possible, each once
 * @param conflicts pairs that must not be, whatever they fit
 * @param pinned pairs that must be
 * @param before the pairs of the last proposal: of those that are as good, the one that keeps most
 *     of them is taken
 * @param timeLimit how long it may take before the best found is given
 */
public record MatchQuestion(
    List<String> participants,
    List<Mentor> mentors,
    List<Pair> pairs,
    List<Tie> conflicts,
    List<Tie> pinned,
    List<Tie> before,
    Objective objective,
    Duration timeLimit) {

  /** The best fit there is. */
  public static final long BEST_FIT = 1_000_000;

  /** How long a question may take when it does not say. */
  public static final Duration USUAL_TIME_LIMIT = Duration.ofSeconds(60);

  /** What is best. */
  public enum Objective {
    /** The largest sum of fit. */
    TOTAL,
    /** As many as possible, then the worst-off as well as possible, then the sum. */
    MATCHED_FIRST
  }

  /**
   * A mentor organisation.
   *
   * @param capacity in units; a pair takes one when it does not say
   * @param minimum the fewest participants, when it has any at all
   */
  public record Mentor(String id, long capacity, long minimum) {
    public Mentor {
      if (capacity < 0 || minimum < 0) {
        throw new IllegalArgumentException(
            "the capacity and minimum of mentor " + id + " must not be negative");
      }
    }
  }

  /**
   * A possible pair.
   *
   * @param fit from 0 to {@link #BEST_FIT}
   * @param units of the mentor's capacity that it takes, at least 1
   */
  public record Pair(String participant, String mentor, long fit, long units) {
    public Pair {
      if (fit < 0 || fit > BEST_FIT) {
        throw new IllegalArgumentException(
            "the fit of " + participant + " and " + mentor + " must be 0 to " + BEST_FIT);
      }
      if (units < 1) {
        throw new IllegalArgumentException(
            "the units of " + participant + " and " + mentor + " must be at least 1");
      }
    }
  }

  /** A participant and a mentor. */
  public record Tie(String participant, String mentor) {}

  /**
   * Checks that everybody named is there, once.
   *
   * @throws IllegalArgumentException with what is wrong, for whoever wrote the question
   */
  public MatchQuestion {
    participants = List.copyOf(participants);
    mentors = List.copyOf(mentors);
    pairs = List.copyOf(pairs);
    conflicts = List.copyOf(conflicts);
    pinned = List.copyOf(pinned);
    before = List.copyOf(before);
    Set<String> asking = new HashSet<>();
    for (String participant : participants) {
      if (!asking.add(participant)) {
        throw new IllegalArgumentException("participant " + participant + " stands twice");
      }
    }
    Map<String, Mentor> helping = new HashMap<>();
    for (Mentor mentor : mentors) {
      if (helping.put(mentor.id(), mentor) != null) {
        throw new IllegalArgumentException("mentor " + mentor.id() + " stands twice");
      }
    }
    Set<Tie> possible = new HashSet<>();
    for (Pair pair : pairs) {
      Tie tie = new Tie(pair.participant(), pair.mentor());
      known(asking, helping, tie);
      if (!possible.add(tie)) {
        throw new IllegalArgumentException(
            "the pair " + pair.participant() + " and " + pair.mentor() + " stands twice");
      }
    }
    conflicts.forEach(tie -> known(asking, helping, tie));
    pinned.forEach(tie -> known(asking, helping, tie));
  }

  /** A question with no proposal before it. */
  public MatchQuestion(
      List<String> participants,
      List<Mentor> mentors,
      List<Pair> pairs,
      List<Tie> conflicts,
      List<Tie> pinned,
      Objective objective,
      Duration timeLimit) {
    this(participants, mentors, pairs, conflicts, pinned, List.of(), objective, timeLimit);
  }

  private static void known(Set<String> asking, Map<String, Mentor> helping, Tie tie) {
    if (!asking.contains(tie.participant())) {
      throw new IllegalArgumentException("there is no participant " + tie.participant());
    }
    if (!helping.containsKey(tie.mentor())) {
      throw new IllegalArgumentException("there is no mentor " + tie.mentor());
    }
  }
}
