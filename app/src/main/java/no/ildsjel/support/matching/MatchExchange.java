package no.ildsjel.support.matching;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import no.ildsjel.support.matching.MatchGround.Edge;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to move people about in a best matching: between mentors, into free places, and in
 * and out of the matching. A best matching has no round of moves that gains; the cheapest round
 * through a wanted move tells what that move would cost, and one that costs nothing is a tie.
 *
 * <p>Nodes are the mentors, then the free places, then nobody's mentor. Where any number may be
 * matched, being unmatched is a free place like another.
 */
final class MatchExchange {

  private static final long FAR = Long.MAX_VALUE / 4;

  private final MatchGround ground;
  private final long[] places;
  private final long lowest;
  private final int free;
  private final int out;
  private final int[] mentorOf;
  private final long[] load;
  private final boolean[] fixed;

  /**
   * A best matching to look around in.
   *
   * @param lowest pairs that fit less are not to be used
   * @param counted true when just so many are to stay matched
   */
  MatchExchange(MatchGround ground, long[] places, int[] mentorOf, long lowest, boolean counted) {
    this.ground = ground;
    this.places = places.clone();
    this.mentorOf = mentorOf.clone();
    this.lowest = lowest;
    this.free = ground.mentors.length;
    this.out = counted ? free + 1 : free;
    this.load = new long[ground.mentors.length];
    this.fixed = new boolean[mentorOf.length];
    for (int p = 0; p < mentorOf.length; p++) {
      if (mentorOf[p] != MatchGround.NOBODY) {
        load[mentorOf[p]]++;
      }
    }
    ground.edges.stream().filter(Edge::pinned).forEach(e -> fixed[e.participant()] = true);
  }

  int[] mentorOf() {
    return mentorOf.clone();
  }

  /** The node somebody is at. */
  private int at(int participant) {
    return mentorOf[participant] == MatchGround.NOBODY ? out : mentorOf[participant];
  }

  private long worth(int participant) {
    int mentor = mentorOf[participant];
    return mentor == MatchGround.NOBODY ? 0 : edge(participant, mentor).worth();
  }

  private Edge edge(int participant, int mentor) {
    return ground.of.get(participant).stream()
        .filter(e -> e.mentor() == mentor)
        .findFirst()
        .orElseThrow();
  }

  private boolean usable(Edge edge) {
    return edge.pinned() || edge.fit() >= lowest;
  }

  /** The cheapest single move between each two nodes. */
  private long[][] moves() {
    int nodes = Math.max(free, out) + 1;
    long[][] cost = new long[nodes][nodes];
    for (long[] row : cost) {
      Arrays.fill(row, FAR);
    }
    for (int node = 0; node < nodes; node++) {
      cost[node][node] = 0;
    }
    for (int p = 0; p < mentorOf.length; p++) {
      if (fixed[p]) {
        continue;
      }
      int from = at(p);
      long now = worth(p);
      for (Edge edge : ground.of.get(p)) {
        if (usable(edge) && edge.mentor() != mentorOf[p]) {
          cost[from][edge.mentor()] = Math.min(cost[from][edge.mentor()], now - edge.worth());
        }
      }
      if (mentorOf[p] != MatchGround.NOBODY) {
        cost[from][out] = Math.min(cost[from][out], now);
      }
    }
    for (int m = 0; m < free; m++) {
      if (load[m] < places[m]) {
        cost[m][free] = Math.min(cost[m][free], 0);
      }
      if (load[m] > 0) {
        cost[free][m] = Math.min(cost[free][m], 0);
      }
    }
    return cost;
  }

  /**
   * The cheapest way from each node to each.
   *
   * @throws IllegalStateException when a round gains: the matching was not the best
   */
  private long[][] ways() {
    long[][] way = moves();
    int nodes = way.length;
    for (int k = 0; k < nodes; k++) {
      long[] through = way[k];
      for (int i = 0; i < nodes; i++) {
        long first = way[i][k];
        if (first >= FAR) {
          continue;
        }
        long[] row = way[i];
        for (int j = 0; j < nodes; j++) {
          long both = first + through[j];
          if (through[j] < FAR && both < row[j]) {
            row[j] = both;
          }
        }
      }
    }
    for (int node = 0; node < nodes; node++) {
      if (way[node][node] < 0) {
        throw new IllegalStateException("The matching was not the best");
      }
    }
    return way;
  }

  /** The mentor with the smallest loss besides the one somebody has, and that loss. */
  record Alternative(int mentor, long fit, long loss) {}

  /** Who is next best for somebody matched, when another can be had at these levels. */
  IntFunction<Optional<Alternative>> nextBest() {
    // the tie-break has fixed everybody; to look around, nobody but the pinned is
    MatchExchange loose = new MatchExchange(ground, places, mentorOf, lowest, out != free);
    long[][] ways = loose.ways();
    return participant -> Optional.ofNullable(loose.nextBest(participant, ways));
  }

  private @Nullable Alternative nextBest(int participant, long[][] ways) {
    Alternative best = null;
    int here = mentorOf[participant];
    long now = worth(participant);
    for (Edge edge : ground.of.get(participant)) {
      if (edge.mentor() == here || !usable(edge) || edge.pinned() || places[edge.mentor()] == 0) {
        continue;
      }
      long way = ways[edge.mentor()][here];
      if (way >= FAR) {
        continue;
      }
      long loss = now - edge.worth() + way;
      if (best == null || loss < best.loss() || loss == best.loss() && edge.fit() > best.fit()) {
        best = new Alternative(edge.mentor(), edge.fit(), loss);
      }
    }
    return best == null
        ? null
        : new Alternative(best.mentor(), best.fit(), ground.inFit(best.loss()));
  }

  /**
   * Among all matchings that are as good, takes the one in which the first by id has the first
   * mentor by id it can have, then the second, and so on; being matched comes before not.
   */
  void byIds() {
    // with these, every move of a round that costs nothing costs nothing itself
    long[] height = heights();
    for (int p = 0; p < mentorOf.length; p++) {
      if (fixed[p]) {
        continue;
      }
      for (Edge edge : ground.of.get(p)) {
        int from = at(p);
        if (edge.mentor() == mentorOf[p]) {
          break;
        }
        if (usable(edge)
            && tight(height, from, edge.mentor(), worth(p) - edge.worth())
            && reroute(p, edge.mentor(), from, height)) {
          break;
        }
      }
      fixed[p] = true;
    }
  }

  private static boolean tight(long[] height, int from, int to, long cost) {
    return height[from] < FAR && height[to] < FAR && cost + height[from] - height[to] == 0;
  }

  /** The cheapest way to each node from anywhere; moves on a cheapest way are the tight ones. */
  private long[] heights() {
    long[][] cost = moves();
    long[] height = new long[cost.length];
    boolean changed = true;
    for (int round = 0; changed; round++) {
      if (round > cost.length) {
        throw new IllegalStateException("The matching was not the best");
      }
      changed = false;
      for (int i = 0; i < cost.length; i++) {
        for (int j = 0; j < cost.length; j++) {
          if (cost[i][j] < FAR && height[i] + cost[i][j] < height[j]) {
            height[j] = height[i] + cost[i][j];
            changed = true;
          }
        }
      }
    }
    return height;
  }

  /** Moves somebody, and others along moves that cost nothing until all places add up again. */
  private boolean reroute(int participant, int to, int from, long[] height) {
    int nodes = Math.max(free, out) + 1;
    int[] before = new int[nodes];
    int[] mover = new int[nodes];
    Arrays.fill(before, -1);
    Arrays.fill(mover, -1);
    int[] queue = new int[nodes];
    int tail = 0;
    queue[tail++] = to;
    before[to] = to;
    for (int head = 0; head < tail && before[from] == -1; head++) {
      int node = queue[head];
      for (int p = 0; p < mentorOf.length; p++) {
        if (fixed[p] || p == participant || at(p) != node) {
          continue;
        }
        long now = worth(p);
        for (Edge edge : ground.of.get(p)) {
          int next = edge.mentor();
          if (before[next] == -1
              && usable(edge)
              && next != mentorOf[p]
              && tight(height, node, next, now - edge.worth())) {
            before[next] = node;
            mover[next] = p;
            queue[tail++] = next;
          }
        }
        if (node != out && before[out] == -1 && tight(height, node, out, now)) {
          before[out] = node;
          mover[out] = p;
          queue[tail++] = out;
        }
      }
      if (node < free
          && load[node] < places[node]
          && before[free] == -1
          && tight(height, node, free, 0)) {
        before[free] = node;
        queue[tail++] = free;
      }
      if (node == free) {
        for (int m = 0; m < free; m++) {
          if (load[m] > 0 && before[m] == -1 && tight(height, free, m, 0)) {
            before[m] = free;
            queue[tail++] = m;
          }
        }
      }
    }
    if (before[from] == -1) {
      return false;
    }
    for (int node = from; node != to; node = before[node]) {
      if (mover[node] != -1) {
        place(mover[node], node);
      }
    }
    place(participant, to);
    return true;
  }

  private void place(int participant, int node) {
    if (mentorOf[participant] != MatchGround.NOBODY) {
      load[mentorOf[participant]]--;
    }
    mentorOf[participant] = node < free ? node : MatchGround.NOBODY;
    if (node < free) {
      load[node]++;
    }
  }
}
