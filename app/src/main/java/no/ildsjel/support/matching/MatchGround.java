package no.ildsjel.support.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question as numbers, everybody in the order of their ids: the order they came in changes
 * nothing. Conflicts are taken out, and whoever is pinned has that pair only.
 */
final class MatchGround {

  static final int NOBODY = -1;

  /**
   * A pair that may be.
   *
   * @param worth the fit, and less than any difference in the sum of fit for what stays as it was
   * @param pinned true when it must be
   */
  record Edge(int participant, int mentor, long fit, long worth, long units, boolean pinned) {}

  final MatchQuestion question;

  /** How much one of fit is worth; more than all that can stay as it was. */
  final long scale;

  final String[] participants;
  final MatchQuestion.Mentor[] mentors;
  final List<Edge> edges = new ArrayList<>();
  final List<List<Edge>> of = new ArrayList<>();

  /** What must be relaxed before anything can be proposed, by participant. */
  final Map<Integer, String> impossible = new HashMap<>();

  /** Who has conflicts with mentors they could have been matched with. */
  final Map<Integer, List<Integer>> conflicts = new HashMap<>();

  MatchGround(MatchQuestion question) {
    this.question = question;
    Set<MatchQuestion.Tie> before = Set.copyOf(question.before());
    scale = before.isEmpty() ? 1 : 2L * (question.participants().size() + 1);
    participants = question.participants().stream().sorted().toArray(String[]::new);
    mentors =
        question.mentors().stream()
            .sorted(Comparator.comparing(MatchQuestion.Mentor::id))
            .toArray(MatchQuestion.Mentor[]::new);
    Map<String, Integer> asking = new HashMap<>();
    Map<String, Integer> helping = new HashMap<>();
    for (int i = 0; i < participants.length; i++) {
      asking.put(participants[i], i);
      of.add(new ArrayList<>());
    }
    for (int i = 0; i < mentors.length; i++) {
      helping.put(mentors[i].id(), i);
    }
    Set<MatchQuestion.Tie> excluded = new HashSet<>(question.conflicts());
    Map<Integer, Integer> pins = new HashMap<>();
    for (MatchQuestion.Tie pin : question.pinned()) {
      int participant = asking.getOrDefault(pin.participant(), NOBODY);
      int mentor = helping.getOrDefault(pin.mentor(), NOBODY);
      Integer other = pins.put(participant, mentor);
      if (other != null && other != mentor) {
        impossible.put(participant, "is pinned to two mentors: take one of the pins away");
      }
    }
    for (MatchQuestion.Pair pair : question.pairs()) {
      int participant = asking.getOrDefault(pair.participant(), NOBODY);
      int mentor = helping.getOrDefault(pair.mentor(), NOBODY);
      if (excluded.contains(new MatchQuestion.Tie(pair.participant(), pair.mentor()))) {
        conflicts.computeIfAbsent(participant, _ -> new ArrayList<>()).add(mentor);
        continue;
      }
      Integer pin = pins.get(participant);
      boolean fits = pair.units() <= mentors[mentor].capacity();
      if ((pin == null && fits) || (pin != null && pin == mentor)) {
        Edge edge =
            new Edge(
                participant, mentor, pair.fit(), worth(pair, before), pair.units(), pin != null);
        edges.add(edge);
        of.get(participant).add(edge);
      }
    }
    edges.sort(Comparator.comparingInt(Edge::participant).thenComparingInt(Edge::mentor));
    of.forEach(list -> list.sort(Comparator.comparingInt(Edge::mentor)));
    check(pins);
  }

  private void check(Map<Integer, Integer> pins) {
    long[] taken = new long[mentors.length];
    pins.forEach((participant, mentor) -> {
      List<Edge> own = of.get(participant);
      if (own.isEmpty()) {
        boolean conflict = conflicts.getOrDefault(participant, List.of()).contains(mentor);
        impossible.putIfAbsent(
            participant,
            conflict
                ? "is pinned to " + mentors[mentor].id() + ", which is a conflict: take one away"
                : "is pinned to "
                    + mentors[mentor].id()
                    + ", which is no possible pair: add the pair, or take the pin away");
      } else {
        taken[mentor] += own.getFirst().units();
      }
    });
    pins.forEach((participant, mentor) -> {
      if (taken[mentor] > mentors[mentor].capacity()) {
        impossible.putIfAbsent(
            participant,
            "the pins to %s take %d units of %d: take a pin away, or give it more capacity"
                .formatted(mentors[mentor].id(), taken[mentor], mentors[mentor].capacity()));
      }
    });
  }

  private long worth(MatchQuestion.Pair pair, Set<MatchQuestion.Tie> before) {
    boolean stays = before.contains(new MatchQuestion.Tie(pair.participant(), pair.mentor()));
    return pair.fit() * scale + (stays ? 1 : 0);
  }

  /** The difference in the sum of fit that is behind a difference in worth. */
  long inFit(long worth) {
    return Math.floorDiv(worth + scale / 2, scale);
  }

  /** What the sum of fit can never be above: everybody with whom they fit best. */
  long noMoreThan() {
    return of.stream().mapToLong(own -> own.stream().mapToLong(Edge::fit).max().orElse(0)).sum();
  }

  /**
   * How many participants each mentor has places for, or null when its pairs take differently much
   * and so are not places.
   */
  long @Nullable [] places() {
    long[] units = new long[mentors.length];
    for (Edge edge : edges) {
      if (units[edge.mentor()] != 0 && units[edge.mentor()] != edge.units()) {
        return null;
      }
      units[edge.mentor()] = edge.units();
    }
    long[] places = new long[mentors.length];
    for (int m = 0; m < mentors.length; m++) {
      places[m] = Math.min(participants.length, mentors[m].capacity() / Math.max(1, units[m]));
    }
    return places;
  }
}
