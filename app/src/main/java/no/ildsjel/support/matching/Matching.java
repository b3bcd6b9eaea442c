package no.ildsjel.support.matching;

import com.google.ortools.Loader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.ildsjel.support.matching.MatchAnswer.Proof;
import no.ildsjel.support.matching.MatchGround.Edge;
import no.ildsjel.support.matching.MatchQuestion.Objective;
import org.jspecify.annotations.Nullable;

/**
 * Proposes who is matched with whom. It is a help and no science: people decide. The same question
 * has the same answer, whatever order it stands in.
 */
public final class Matching {

  /** No next best is told. */
  private static final IntFunction<Optional<MatchExchange.Alternative>> NONE =
      _ -> Optional.empty();

  private final MatchGround ground;
  private final Deadline deadline;
  private final boolean first;

  private Matching(MatchQuestion question) {
    this.ground = new MatchGround(question);
    this.deadline = new Deadline(question.timeLimit());
    this.first = question.objective() == Objective.MATCHED_FIRST;
  }

  /** Answers within the question's time limit. */
  public static MatchAnswer answer(MatchQuestion question) {
    Loader.loadNativeLibraries();
    return new Matching(question).answer();
  }

  private MatchAnswer answer() {
    if (!ground.impossible.isEmpty()) {
      return infeasible();
    }
    long[] places = ground.places();
    if (places != null) {
      FlowMatching flow = new FlowMatching(ground, places);
      FlowMatching.Levels levels = first ? flow.matchedFirst() : flow.total();
      long lowest = first ? levels.lowest() : 0;
      MatchExchange exchange = new MatchExchange(ground, places, levels.mentorOf(), lowest, first);
      exchange.byIds();
      boolean held = minimumsHold(exchange.mentorOf());
      if (held && Stream.of(ground.mentors).noneMatch(m -> m.minimum() > 1)) {
        return of(exchange.mentorOf(), levels.sum(), Proof.OPTIMAL, exchange.nextBest());
      }
      if (held || minimumsHold(levels.mentorOf())) {
        // as good as can be without the minimums, and within them
        return lookedAround(
            new MatchModel(ground, deadline),
            ground.edges.stream().filter(e -> e.pinned() || e.fit() >= lowest).toList(),
            first ? OptionalInt.of(levels.matched()) : OptionalInt.empty(),
            held ? exchange.mentorOf() : levels.mentorOf(),
            levels.sum());
      }
    }
    return withModel(places);
  }

  private MatchAnswer lookedAround(
      MatchModel model, List<Edge> edges, OptionalInt least, int[] mentorOf, long bound) {
    MatchTrials trials = new MatchTrials(ground, model, edges, least, mentorOf);
    trials.byIds();
    return of(trials.mentorOf(), bound, Proof.OPTIMAL, trials::nextBest);
  }

  private MatchAnswer withModel(long @Nullable [] places) {
    MatchModel model = new MatchModel(ground, deadline);
    List<Edge> edges = ground.edges;
    OptionalInt least = OptionalInt.empty();
    boolean proven = true;
    Optional<int[]> before = Optional.empty();
    if (first) {
      MatchModel.Result most = model.solve(edges, MatchModel.Aim.MATCHED, OptionalInt.empty());
      if (most.found().isEmpty()) {
        return nothing(most.impossible());
      }
      MatchModel.Found many = most.found().get();
      least = OptionalInt.of((int) many.value());
      Lowest lowest = lowest(model, places, many);
      proven = many.proven() && lowest.proven();
      before = Optional.of(lowest.mentorOf());
      long fit = lowest.fit();
      edges = edges.stream().filter(e -> e.pinned() || e.fit() >= fit).toList();
    }
    MatchModel.Result best = model.solve(edges, MatchModel.Aim.FIT, least);
    if (best.found().isEmpty() && before.isPresent()) {
      // no time for the sum, but somebody has a mentor already
      return of(before.get(), ground.noMoreThan(), Proof.FEASIBLE, NONE);
    }
    if (best.found().isEmpty()) {
      return nothing(best.impossible());
    }
    MatchModel.Found found = best.found().get();
    long bound = Math.floorDiv(found.bound(), ground.scale);
    return proven && found.proven()
        ? lookedAround(model, edges, least, found.mentorOf(), bound)
        : of(found.mentorOf(), bound, Proof.FEASIBLE, NONE);
  }

  /**
   * The highest fit that all can have while so many are matched, whether that is proven, and how.
   */
  private record Lowest(long fit, boolean proven, int[] mentorOf) {}

  private Lowest lowest(MatchModel model, long @Nullable [] places, MatchModel.Found many) {
    int count = (int) many.value();
    int[] mentorOf = many.mentorOf();
    long[] fits = ground.edges.stream().mapToLong(Edge::fit).distinct().sorted().toArray();
    int low = 0;
    int high = fits.length - 1;
    if (places != null) {
      // flow, which knows less that forbids, tells at once how high it can't be
      FlowMatching flow = new FlowMatching(ground, places);
      int floor = 0;
      while (floor < high) {
        int middle = (floor + high + 1) >>> 1;
        long least = fits[middle];
        if (flow.most(e -> e.pinned() || e.fit() >= least) >= count) {
          floor = middle;
        } else {
          high = middle - 1;
        }
      }
    }
    boolean proven = true;
    boolean highest = true;
    while (low < high) {
      // most often flow is right, so its highest is tried first
      int tried = highest ? high : (low + high + 1) >>> 1;
      highest = false;
      long least = fits[tried];
      List<Edge> good = ground.edges.stream().filter(e -> e.pinned() || e.fit() >= least).toList();
      MatchModel.Result there = model.solve(good, MatchModel.Aim.MATCHED, OptionalInt.of(count));
      if (there.found().isPresent()) {
        low = tried;
        mentorOf = there.found().get().mentorOf();
      } else {
        proven &= there.impossible();
        high = tried - 1;
      }
    }
    long fit = fits.length == 0 ? 0 : fits[low];
    long pinned = ground.edges.stream().filter(Edge::pinned).mapToLong(Edge::fit).min().orElse(fit);
    return new Lowest(Math.min(fit, pinned), proven, mentorOf);
  }

  private boolean minimumsHold(int[] mentorOf) {
    long[] load = new long[ground.mentors.length];
    for (int mentor : mentorOf) {
      if (mentor != MatchGround.NOBODY) {
        load[mentor]++;
      }
    }
    for (int m = 0; m < load.length; m++) {
      if (load[m] > 0 && load[m] < ground.mentors[m].minimum()) {
        return false;
      }
    }
    return true;
  }

  private MatchAnswer of(
      int[] mentorOf,
      long bound,
      Proof proof,
      IntFunction<Optional<MatchExchange.Alternative>> nextBest) {
    MatchWords words = new MatchWords(ground, mentorOf, nextBest);
    long sum = 0;
    List<MatchAnswer.Matched> pairs = new ArrayList<>();
    List<MatchAnswer.Unmatched> unmatched = new ArrayList<>();
    for (int p = 0; p < mentorOf.length; p++) {
      if (mentorOf[p] == MatchGround.NOBODY) {
        unmatched.add(new MatchAnswer.Unmatched(ground.participants[p], words.relax(p)));
      } else {
        MatchAnswer.Matched matched = words.matched(p);
        sum += matched.fit();
        pairs.add(matched);
      }
    }
    return new MatchAnswer(
        pairs, OptionalLong.of(sum), OptionalLong.of(Math.max(sum, bound)), proof, unmatched);
  }

  private MatchAnswer nothing(boolean impossible) {
    if (impossible) {
      for (int p = 0; p < ground.participants.length; p++) {
        List<Edge> own = ground.of.get(p);
        if (!own.isEmpty() && own.getFirst().pinned()) {
          MatchQuestion.Mentor mentor = ground.mentors[own.getFirst().mentor()];
          if (mentor.minimum() > 1) {
            ground.impossible.put(
                p,
                "is pinned to %s, which takes at least %d: lower its minimum, or take the pin away"
                    .formatted(mentor.id(), mentor.minimum()));
          }
        }
      }
      return infeasible();
    }
    return new MatchAnswer(
        List.of(), OptionalLong.empty(), OptionalLong.empty(), Proof.UNKNOWN, List.of());
  }

  private MatchAnswer infeasible() {
    return new MatchAnswer(
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Proof.INFEASIBLE,
        ground.impossible.entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(e -> new MatchAnswer.Unmatched(ground.participants[e.getKey()], e.getValue()))
            .toList());
  }
}
