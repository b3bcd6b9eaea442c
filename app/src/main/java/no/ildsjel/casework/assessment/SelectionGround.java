package no.ildsjel.casework.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question laid out for the solvers, always in the same order whatever order it was asked in:
 * candidates by id, options by value and then amount. Option {@link #NONE} is not being chosen.
 */
final class SelectionGround {

  static final int NONE = -1;

  /** A demand on one region: at least so many awards, or at least so many kroner. */
  record Demand(int wish, String region, boolean awards, long least) {
    /** What an award of this amount adds. */
    long counts(long amount) {
      return awards ? 1 : amount;
    }
  }

  private static final Comparator<AwardOption> BEST_FIRST =
      Comparator.comparingLong(AwardOption::thousandths)
          .reversed()
          .thenComparingLong(AwardOption::amount);

  final long frame;
  final List<SelectionCandidate> candidates;
  final List<Demand> demands;
  private final Set<String> lockedIn;
  private final Set<String> lockedOut;
  private final Map<String, List<Integer>> demandsOfRegion = new HashMap<>();

  SelectionGround(SelectionQuestion question) {
    long sum = 0;
    List<SelectionCandidate> sorted = new ArrayList<>();
    for (SelectionCandidate candidate : question.candidates()) {
      sorted.add(
          new SelectionCandidate(
              candidate.id(),
              candidate.region(),
              candidate.options().stream().sorted(BEST_FIRST).toList()));
      sum += candidate.options().stream().mapToLong(AwardOption::amount).max().orElse(0);
    }
    sorted.sort(Comparator.comparing(SelectionCandidate::id));
    candidates = List.copyOf(sorted);
    frame = Math.min(question.frame(), sum);
    lockedIn = new HashSet<>(question.lockedIn());
    lockedOut = new HashSet<>(question.lockedOut());
    List<Demand> all = new ArrayList<>();
    for (int i = 0; i < question.wishes().size(); i++) {
      SpreadWish wish = question.wishes().get(i);
      if (wish.minAwards() > 0) {
        all.add(new Demand(i, wish.region(), true, wish.minAwards()));
      }
      if (wish.minAmount() > 0) {
        all.add(new Demand(i, wish.region(), false, wish.minAmount()));
      }
    }
    all.sort(
        Comparator.comparing(Demand::region)
            .thenComparing(Demand::awards)
            .thenComparingLong(Demand::least)
            .thenComparingInt(Demand::wish));
    demands = List.copyOf(all);
    for (int i = 0; i < demands.size(); i++) {
      demandsOfRegion.computeIfAbsent(demands.get(i).region(), _ -> new ArrayList<>()).add(i);
    }
  }

  int size() {
    return candidates.size();
  }

  int options(int candidate) {
    return candidates.get(candidate).options().size();
  }

  long amount(int candidate, int option) {
    return option == NONE ? 0 : candidates.get(candidate).options().get(option).amount();
  }

  long value(int candidate, int option) {
    return option == NONE ? 0 : candidates.get(candidate).options().get(option).thousandths();
  }

  /** Indexes of the demands this candidate counts for. */
  List<Integer> demandsOn(int candidate) {
    return demandsOfRegion.getOrDefault(candidates.get(candidate).region(), List.of());
  }

  boolean lockedIn(int candidate) {
    return lockedIn.contains(candidates.get(candidate).id());
  }

  boolean lockedOut(int candidate) {
    return lockedOut.contains(candidates.get(candidate).id());
  }

  /** The options open to a candidate under its locks, {@link #NONE} among them where it may be. */
  List<Integer> open(int candidate) {
    List<Integer> open = new ArrayList<>();
    if (!lockedIn(candidate)) {
      open.add(NONE);
    }
    if (!lockedOut(candidate)) {
      for (int option = 0; option < options(candidate); option++) {
        open.add(option);
      }
    }
    return open;
  }

  /** True when some candidate has nothing open: locked both ways, or in without an amount. */
  boolean contradictory() {
    for (int candidate = 0; candidate < size(); candidate++) {
      if (open(candidate).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  long value(int[] choice) {
    long sum = 0;
    for (int candidate = 0; candidate < choice.length; candidate++) {
      sum += value(candidate, choice[candidate]);
    }
    return sum;
  }

  List<SelectionAnswer.Chosen> chosen(int[] choice) {
    List<SelectionAnswer.Chosen> chosen = new ArrayList<>();
    for (int candidate = 0; candidate < choice.length; candidate++) {
      if (choice[candidate] != NONE) {
        chosen.add(
            new SelectionAnswer.Chosen(
                candidates.get(candidate).id(), amount(candidate, choice[candidate])));
      }
    }
    return chosen;
  }
}
