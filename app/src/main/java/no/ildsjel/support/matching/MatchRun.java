package no.ildsjel.support.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;

/**
 * A proposal of who gets which mentor, as it was reckoned.
 *
 * @param number the first is 1
 * @param weights the scheme's, as they were
 * @param mostEach the most any mentor was to have, where the officer wished to spread them
 * @param proof as in {@link MatchAnswer.Proof}
 */
public record MatchRun(
    UUID id,
    CallId cohort,
    int number,
    Instant at,
    Map<String, Integer> weights,
    Optional<Integer> mostEach,
    MatchAnswer.Proof proof,
    List<Line> lines) {

  public MatchRun {
    lines = List.copyOf(lines);
    weights = Map.copyOf(weights);
  }

  /**
   * One participant.
   *
   * @param mentor who it is proposed to get, if anybody
   * @param fit in thousandths
   * @param grounds what the fit is made of
   * @param next who would come next, with what that would cost all together
   * @param lockCosts what the fit of all loses by an officer's decision that it be this one
   * @param relax what would give it a mentor, when it has none
   */
  public record Line(
      OrganisationNumber participant,
      String participantName,
      Optional<OrganisationNumber> mentor,
      String mentorName,
      int fit,
      List<Fitting> grounds,
      String reason,
      Optional<Next> next,
      Optional<Integer> lockCosts,
      Optional<Relax> relax) {

    /** What does not fit at all in a pair an officer has decided. */
    public List<Fitting> pinnedAgainst() {
      return reason.equals("pinned")
          ? grounds.stream().filter(g -> g.perCent() == 0).toList()
          : List.of();
    }
  }

  /** A ground, how far it was met, and by what. */
  public record Fitting(String name, int perCent, int weight, List<String> words) {

    /** How many kilometres a word tells of, if it is one that does. */
    public static OptionalInt kilometres(String word) {
      return word.startsWith(Fit.KILOMETRES)
          ? OptionalInt.of(Integer.parseInt(word.substring(Fit.KILOMETRES.length())))
          : OptionalInt.empty();
    }
  }

  /** The mentor that would come next. */
  public record Next(OrganisationNumber mentor, String name, int fit, int loss) {}

  /**
   * What would help somebody without a mentor.
   *
   * @param what {@code no-mentor}, {@code full}, {@code spread}, {@code minimum}; {@code pin} and
   *     {@code others-pins} when decisions can't all hold, {@code time} when it ran out
   * @param mentor whom it is about, where it is about somebody
   */
  public record Relax(String what, String mentor) {}
}
