package no.ildsjel.casework.assessment;

import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;

/**
 * One assessor's assessment of one case.
 *
 * @param version for noticing that somebody else has changed it
 * @param scores by criterion
 * @param full the amount the need calls for (§ 1-7)
 * @param reduced the amount for a reduced plan, where one is possible
 * @param closed true when it counts in the selection
 */
public record AssessmentView(
    ApplicationId application,
    PersonId assessor,
    int version,
    Map<String, Score> scores,
    Optional<Money> full,
    Optional<Money> reduced,
    String comment,
    boolean closed) {

  /**
   * Points from 0 to 5, and why.
   *
   * @param points {@link #NONE} when there is only a reason so far
   */
  public record Score(int points, String reason) {

    /** No points yet. */
    public static final int NONE = -1;

    boolean given() {
      return points != NONE;
    }
  }

  /**
   * The weighted points in thousandths of a hundred: each criterion's weight times its points of
   * five; criteria without points count nothing.
   */
  public long thousandths(Scheme.Kind kind) {
    long sum = 0;
    for (Scheme.AssessmentCriterion criterion : kind.assessment()) {
      Score score = scores.get(criterion.id());
      if (score != null) {
        sum += (long) criterion.weight() * score.points() * 200;
      }
    }
    return sum;
  }
}
