package no.ildsjel.support.matching;

import com.google.ortools.graph.MaxFlow;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import no.ildsjel.support.matching.MatchGround.Edge;

/**
 * Matching as flow: from each participant to a mentor with places. Flow gives whole numbers and the
 * best there is; what it cannot say is that a mentor has either none or enough.
 */
final class FlowMatching {

  private final MatchGround ground;
  private final long[] places;

  /** What the levels came to: how many, the lowest fit among them, and the best sum at those. */
  record Levels(int matched, long lowest, long sum, int[] mentorOf) {}

  FlowMatching(MatchGround ground, long[] places) {
    this.ground = ground;
    this.places = places.clone();
  }

  /** The largest sum of fit; whoever adds nothing to it may stay unmatched. */
  Levels total() {
    int[] mentorOf = cheapest(ground.edges, OptionalInt.empty());
    return levels(mentorOf);
  }

  /** As many as possible, the worst-off as well as possible, then the largest sum. */
  Levels matchedFirst() {
    int most = most(_ -> true);
    long lowest = highestLowest(most);
    List<Edge> good = ground.edges.stream().filter(e -> e.pinned() || e.fit() >= lowest).toList();
    return levels(cheapest(good, OptionalInt.of(most)));
  }

  /** How many can be matched with these pairs, all that is pinned among them. */
  int most(Predicate<Edge> may) {
    MaxFlow flow = new MaxFlow();
    int participants = ground.participants.length;
    int source = participants + ground.mentors.length;
    int sink = source + 1;
    for (int p = 0; p < participants; p++) {
      flow.addArcWithCapacity(source, p, 1);
    }
    for (Edge edge : ground.edges) {
      if (may.test(edge)) {
        flow.addArcWithCapacity(edge.participant(), participants + edge.mentor(), 1);
      }
    }
    for (int m = 0; m < ground.mentors.length; m++) {
      flow.addArcWithCapacity(participants + m, sink, places[m]);
    }
    if (ground.edges.isEmpty() || participants == 0) {
      return 0;
    }
    if (flow.solve(source, sink) != MaxFlow.Status.OPTIMAL) {
      throw new IllegalStateException("The flow could not be solved");
    }
    return (int) flow.getOptimalFlow();
  }

  /** The highest fit that everybody matched can have while so many are matched. */
  private long highestLowest(int most) {
    long[] fits = ground.edges.stream().mapToLong(Edge::fit).distinct().sorted().toArray();
    int low = 0;
    int high = fits.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      long least = fits[middle];
      if (most(e -> e.pinned() || e.fit() >= least) >= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long lowest = fits.length == 0 ? 0 : fits[low];
    // what is pinned is there whatever it fits, and may be the lowest itself
    return Math.min(
        lowest,
        ground.edges.stream().filter(Edge::pinned).mapToLong(Edge::fit).min().orElse(lowest));
  }

  /** The largest sum with so many matched; with any number where none is given. */
  private int[] cheapest(List<Edge> edges, OptionalInt wanted) {
    int participants = ground.participants.length;
    int[] mentorOf = new int[participants];
    Arrays.fill(mentorOf, MatchGround.NOBODY);
    if (edges.isEmpty()) {
      return mentorOf;
    }
    MinCostFlow flow = new MinCostFlow();
    int source = participants + ground.mentors.length;
    int sink = source + 1;
    boolean[] pinned = new boolean[participants];
    edges.stream().filter(Edge::pinned).forEach(e -> pinned[e.participant()] = true);
    // a reward no sum of fits can outweigh keeps the pinned in
    long pin = (MatchQuestion.BEST_FIT + 1) * (participants + 1L) * ground.scale;
    for (int p = 0; p < participants; p++) {
      flow.addArcWithCapacityAndUnitCost(source, p, 1, 0);
      if (wanted.isEmpty() && !pinned[p]) {
        flow.addArcWithCapacityAndUnitCost(p, sink, 1, 0);
      }
    }
    int[] arcs = new int[edges.size()];
    for (int i = 0; i < arcs.length; i++) {
      Edge edge = edges.get(i);
      arcs[i] =
          flow.addArcWithCapacityAndUnitCost(
              edge.participant(),
              participants + edge.mentor(),
              1,
              -edge.worth() - (edge.pinned() ? pin : 0));
    }
    for (int m = 0; m < ground.mentors.length; m++) {
      flow.addArcWithCapacityAndUnitCost(participants + m, sink, places[m], 0);
    }
    int supply = wanted.orElse(participants);
    flow.setNodeSupply(source, supply);
    flow.setNodeSupply(sink, -supply);
    if (flow.solve() != MinCostFlowBase.Status.OPTIMAL) {
      throw new IllegalStateException("The flow could not be solved");
    }
    for (int i = 0; i < arcs.length; i++) {
      if (flow.getFlow(arcs[i]) == 1) {
        mentorOf[edges.get(i).participant()] = edges.get(i).mentor();
      }
    }
    return mentorOf;
  }

  private Levels levels(int[] mentorOf) {
    List<Long> fits = new ArrayList<>();
    for (Edge edge : ground.edges) {
      if (mentorOf[edge.participant()] == edge.mentor()) {
        fits.add(edge.fit());
      }
    }
    return new Levels(
        fits.size(),
        fits.stream().mapToLong(f -> f).min().orElse(0),
        fits.stream().mapToLong(f -> f).sum(),
        mentorOf);
  }
}
