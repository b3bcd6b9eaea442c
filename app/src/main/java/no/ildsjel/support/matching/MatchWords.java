package no.ildsjel.support.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import no.ildsjel.support.matching.MatchGround.Edge;
import org.jspecify.annotations.Nullable;

/** Why each is matched so, what would come next, and what would help those who are not. */
final class MatchWords {

  private final MatchGround ground;
  private final int[] mentorOf;
  private final IntFunction<Optional<MatchExchange.Alternative>> nextBest;
  private final long[] units;
  private final long[] load;

  MatchWords(
      MatchGround ground,
      int[] mentorOf,
      IntFunction<Optional<MatchExchange.Alternative>> nextBest) {
    this.ground = ground;
    this.mentorOf = mentorOf.clone();
    this.nextBest = nextBest;
    this.units = new long[ground.mentors.length];
    this.load = new long[ground.mentors.length];
    for (int p = 0; p < mentorOf.length; p++) {
      if (mentorOf[p] != MatchGround.NOBODY) {
        Edge edge = edge(p, mentorOf[p]);
        units[edge.mentor()] += edge.units();
        load[edge.mentor()]++;
      }
    }
  }

  private Edge edge(int participant, int mentor) {
    return ground.of.get(participant).stream()
        .filter(e -> e.mentor() == mentor)
        .findFirst()
        .orElseThrow();
  }

  MatchAnswer.Matched matched(int participant) {
    Edge edge = edge(participant, mentorOf[participant]);
    return new MatchAnswer.Matched(
        ground.participants[participant],
        ground.mentors[edge.mentor()].id(),
        edge.fit(),
        reasons(participant, edge),
        nextBest
            .apply(participant)
            .map(next ->
                new MatchAnswer.NextBest(
                    ground.mentors[next.mentor()].id(), next.fit(), next.loss())));
  }

  private List<MatchAnswer.Reason> reasons(int participant, Edge edge) {
    List<MatchAnswer.Reason> reasons = new ArrayList<>();
    if (edge.pinned()) {
      reasons.add(new MatchAnswer.Reason("pinned", "You have said that this pair is to be."));
      return reasons;
    }
    List<Edge> own = ground.of.get(participant);
    if (own.size() == 1) {
      reasons.add(new MatchAnswer.Reason("only-one", "No other mentor is possible."));
      return reasons;
    }
    Edge best = Objects.requireNonNull(best(own));
    if (edge.fit() >= best.fit()) {
      reasons.add(
          new MatchAnswer.Reason("best-fit", "No other mentor fits better for this participant."));
    } else {
      String other = ground.mentors[best.mentor()].id();
      reasons.add(
          isFull(best)
              ? new MatchAnswer.Reason(
                  "better-is-full",
                  other + " fits better, and has its places for others, so that all fit best.")
              : new MatchAnswer.Reason(
                  "better-for-all", other + " fits better, but then others would fit worse."));
    }
    return reasons;
  }

  private static @Nullable Edge best(List<Edge> own) {
    return own.stream()
        .max(
            Comparator.comparingLong(Edge::fit)
                .thenComparing(Comparator.comparingInt(Edge::mentor).reversed()))
        .orElse(null);
  }

  private boolean isFull(Edge edge) {
    return units[edge.mentor()] + edge.units() > ground.mentors[edge.mentor()].capacity();
  }

  /** What would give somebody a mentor. */
  String relax(int participant) {
    List<Edge> own = ground.of.get(participant);
    List<Integer> conflicts = ground.conflicts.getOrDefault(participant, List.of());
    if (own.isEmpty()) {
      return conflicts.isEmpty()
          ? "no mentor is possible: add a pair, or give a mentor more capacity"
          : "every possible mentor is a conflict: lift the one with "
              + ground.mentors[conflicts.stream().min(Integer::compare).orElseThrow()].id();
    }
    for (Edge edge : own.stream().sorted(Comparator.comparingLong(Edge::fit).reversed()).toList()) {
      MatchQuestion.Mentor mentor = ground.mentors[edge.mentor()];
      if (!isFull(edge) && load[edge.mentor()] + 1 < mentor.minimum()) {
        return "%s takes at least %d: lower its minimum to %d"
            .formatted(mentor.id(), mentor.minimum(), load[edge.mentor()] + 1);
      }
      if (isFull(edge)) {
        return "give %s room for %d more"
            .formatted(mentor.id(), units[edge.mentor()] + edge.units() - mentor.capacity());
      }
    }
    return "a match would take more from the others than it gives: pin it if it is wanted";
  }
}
