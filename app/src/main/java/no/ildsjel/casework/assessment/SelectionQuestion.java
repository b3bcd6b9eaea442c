package no.ildsjel.casework.assessment;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which applications to choose, and for how much.
 *
 * @param frame kroner that may be awarded in all
 * @param candidates those to choose among
 * @param wishes what each region must have; hard
 * @param lockedIn candidates that must be chosen
 * @param lockedOut candidates that must not be chosen
 * @param timeLimit for the whole answer
 */
public record SelectionQuestion(
    long frame,
    List<SelectionCandidate> candidates,
    List<SpreadWish> wishes,
    List<String> lockedIn,
    List<String> lockedOut,
    Duration timeLimit) {

  /**
   * The largest sum, in kroner or in thousandths of value, that is answered for: 2⁵³, above which
   * other readers of JSON no longer see whole numbers exactly.
   */
  public static final long LARGEST_SUM = 1L << 53;

  public static final Duration USUAL_TIME_LIMIT = Duration.ofSeconds(60);

  /**
   * Checks that the question can be answered at all.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public SelectionQuestion {
    candidates = List.copyOf(candidates);
    wishes = List.copyOf(wishes);
    lockedIn = List.copyOf(lockedIn);
    lockedOut = List.copyOf(lockedOut);
    if (frame < 0) {
      throw new IllegalArgumentException("frame is negative");
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("timeLimitSeconds must be more than 0");
    }
    Set<String> ids = new HashSet<>();
    long amounts = 0;
    long values = 0;
    for (SelectionCandidate candidate : candidates) {
      if (!ids.add(candidate.id())) {
        throw new IllegalArgumentException("candidate \"" + candidate.id() + "\" stands twice");
      }
      amounts = capped(amounts, most(candidate, true), "amounts", "kroner");
      values = capped(values, most(candidate, false), "values", "thousandths");
    }
    known(lockedIn, ids, "lockedIn");
    known(lockedOut, ids, "lockedOut");
  }

  /** The same question with one more candidate that must be chosen. */
  SelectionQuestion withLockedIn(String id) {
    return new SelectionQuestion(
        frame, candidates, wishes, plus(lockedIn, id), lockedOut, timeLimit);
  }

  /** The same question with one more candidate that must not be chosen. */
  SelectionQuestion withLockedOut(String id) {
    return new SelectionQuestion(
        frame, candidates, wishes, lockedIn, plus(lockedOut, id), timeLimit);
  }

  private static List<String> plus(List<String> ids, String id) {
    if (ids.contains(id)) {
      return ids;
    }
    List<String> more = new java.util.ArrayList<>(ids);
    more.add(id);
    return more;
  }

  private static long most(SelectionCandidate candidate, boolean amount) {
    return candidate.options().stream()
        .mapToLong(o -> amount ? o.amount() : o.thousandths())
        .max()
        .orElse(0);
  }

  private static long capped(long sum, long more, String what, String unit) {
    if (more > LARGEST_SUM - sum) {
      throw new IllegalArgumentException(
          "the " + what + " add up to more than " + LARGEST_SUM + " " + unit);
    }
    return sum + more;
  }

  private static void known(List<String> locked, Set<String> ids, String field) {
    Set<String> seen = new HashSet<>();
    for (String id : locked) {
      if (!ids.contains(id)) {
        throw new IllegalArgumentException(field + " names \"" + id + "\", who is no candidate");
      }
      if (!seen.add(id)) {
        throw new IllegalArgumentException(field + " names \"" + id + "\" twice");
      }
    }
  }
}
