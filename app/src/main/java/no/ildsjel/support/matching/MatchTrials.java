package no.ildsjel.support.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import no.ildsjel.support.matching.MatchGround.Edge;

/**
 * Looks around in a best matching that flow cannot say, by solving the program anew for each "what
 * if": with somebody elsewhere, or with one certain mentor.
 *
 * <p>Each trial is a program of its own, so a question of more than {@value #MOST_PAIRS} pairs has
 * none, and neither has one whose trials take more than {@value #MOST_NODES} steps: then ties stand
 * as the solver left them, and no next best is told.
 */
final class MatchTrials {

  private static final int MOST_PAIRS = 250;
  private static final int MOST_NODES = 200;

  private final MatchGround ground;
  private final MatchModel model;
  private final List<Edge> edges;
  private final OptionalInt least;
  private final long best;
  private int[] mentorOf;
  private boolean tried;

  /**
   * A best matching to look around in.
   *
   * @param edges the pairs that may be used
   * @param least how many must be matched at least
   */
  MatchTrials(
      MatchGround ground, MatchModel model, List<Edge> edges, OptionalInt least, int[] mentorOf) {
    this.ground = ground;
    this.model = model;
    this.edges = List.copyOf(edges);
    this.least = least;
    this.mentorOf = mentorOf.clone();
    this.best =
        edges.stream()
            .filter(e -> mentorOf[e.participant()] == e.mentor())
            .mapToLong(Edge::worth)
            .sum();
    this.tried = edges.size() <= MOST_PAIRS;
  }

  int[] mentorOf() {
    return mentorOf.clone();
  }

  /**
   * Among all matchings that are as good, takes the one in which the first by id has the first
   * mentor by id it can have, then the second, and so on; being matched comes before not.
   */
  void byIds() {
    List<Edge> left = edges;
    for (int p = 0; tried && p < mentorOf.length; p++) {
      if (loss(elsewhere(p, left)).equals(OptionalLong.of(0))) {
        first(p, left).ifPresent(found -> mentorOf = found);
      }
      left = with(left, p, mentorOf[p]);
    }
  }

  /** The first mentor by id somebody can have in a matching as good, when it is another. */
  private Optional<int[]> first(int participant, List<Edge> left) {
    for (Edge edge : of(participant, left)) {
      if (edge.mentor() == mentorOf[participant]) {
        return Optional.empty();
      }
      Optional<MatchModel.Found> found =
          solved(with(left, participant, edge.mentor()), OptionalInt.empty());
      if (loss(found).equals(OptionalLong.of(0))) {
        return found.map(MatchModel.Found::mentorOf);
      }
    }
    return Optional.empty();
  }

  /** The next best for somebody matched, when there is one and it could be reckoned. */
  Optional<MatchExchange.Alternative> nextBest(int participant) {
    Optional<MatchModel.Found> found = elsewhere(participant, edges);
    return found.map(other -> {
      int mentor = other.mentorOf()[participant];
      long fit =
          of(participant, edges).stream()
              .filter(e -> e.mentor() == mentor)
              .mapToLong(Edge::fit)
              .findFirst()
              .orElseThrow();
      return new MatchExchange.Alternative(mentor, fit, ground.inFit(best - other.value()));
    });
  }

  /** The best there is with somebody matched, but not as now. */
  private Optional<MatchModel.Found> elsewhere(int participant, List<Edge> left) {
    List<Edge> own = of(participant, left);
    boolean pinned = own.stream().anyMatch(Edge::pinned);
    if (pinned || own.stream().allMatch(e -> e.mentor() == mentorOf[participant])) {
      return Optional.empty();
    }
    List<Edge> others = new ArrayList<>(left);
    others.removeIf(e -> e.participant() == participant && e.mentor() == mentorOf[participant]);
    return solved(others, OptionalInt.of(participant));
  }

  private Optional<MatchModel.Found> solved(List<Edge> among, OptionalInt matched) {
    if (!tried) {
      return Optional.empty();
    }
    MatchModel.Result result =
        model.solve(among, MatchModel.Aim.FIT, least, matched, OptionalInt.of(MOST_NODES));
    tried = result.impossible() || result.found().filter(MatchModel.Found::proven).isPresent();
    return tried ? result.found() : Optional.empty();
  }

  private OptionalLong loss(Optional<MatchModel.Found> found) {
    return found.map(f -> OptionalLong.of(best - f.value())).orElse(OptionalLong.empty());
  }

  private static List<Edge> of(int participant, List<Edge> among) {
    return among.stream().filter(e -> e.participant() == participant).toList();
  }

  /** The same pairs, but with just this mentor for somebody, or nobody. */
  private static List<Edge> with(List<Edge> left, int participant, int mentor) {
    List<Edge> held = new ArrayList<>();
    for (Edge e : left) {
      if (e.participant() != participant) {
        held.add(e);
      } else if (e.mentor() == mentor) {
        held.add(new Edge(participant, mentor, e.fit(), e.worth(), e.units(), true));
      }
    }
    return held;
  }
}
