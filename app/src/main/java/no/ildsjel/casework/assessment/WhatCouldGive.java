package no.ildsjel.casework.assessment;

import static no.ildsjel.casework.assessment.SelectionAnswer.Restriction.FRAME;
import static no.ildsjel.casework.assessment.SelectionAnswer.Restriction.LOCKED_IN;
import static no.ildsjel.casework.assessment.SelectionAnswer.Restriction.LOCKED_OUT;
import static no.ildsjel.casework.assessment.SelectionAnswer.Restriction.WISH;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import no.ildsjel.casework.assessment.GivingWay.Part;
import no.ildsjel.casework.assessment.SelectionAnswer.Relaxation;
import no.ildsjel.casework.assessment.SelectionAnswer.Restriction;

/**
 * When nothing satisfies it all: what could give way, and by how little. Each change that is enough
 * alone is listed; where none is, the fewest changes that together are.
 */
final class WhatCouldGive {

  /** So many locks of a kind are listed at most; more alternatives help nobody. */
  private static final int LOCKS_LISTED = 10;

  private final SelectionQuestion question;
  private final SelectionGround ground;
  private final WorkBudget budget;

  WhatCouldGive(SelectionQuestion question, SelectionGround ground, WorkBudget budget) {
    this.question = question;
    this.ground = ground;
    this.budget = budget;
  }

  List<Relaxation> list() {
    List<Relaxation> alone = new ArrayList<>();
    double share = budget.units() / (ground.demands.size() + 6.0);
    one(new Part(FRAME, 0, true), share).ifPresent(alone::add);
    Map<Integer, Relaxation> wishes = new LinkedHashMap<>();
    for (int i = 0; i < ground.demands.size(); i++) {
      one(new Part(WISH, i, !ground.demands.get(i).awards()), share)
          .ifPresent(r -> wishes.putIfAbsent(wishes.size(), r));
    }
    wishes.values().stream()
        .sorted(Comparator.comparingInt(r -> r.index().orElse(0)))
        .forEach(alone::add);
    locks(LOCKED_IN, share).forEach(alone::add);
    locks(LOCKED_OUT, share).forEach(alone::add);
    return alone.isEmpty() ? together() : alone;
  }

  private Optional<Relaxation> one(Part part, double units) {
    return new GivingWay(ground, part::equals)
        .least(part)
        .solve(budget, units)
        .map(f -> relaxation(part, f.by().getOrDefault(part, 0L), true, f.least()));
  }

  private List<Relaxation> locks(Restriction what, double units) {
    List<Relaxation> found = new ArrayList<>();
    Set<Part> seen = new HashSet<>();
    List<String> locked = what == LOCKED_IN ? question.lockedIn() : question.lockedOut();
    while (!locked.isEmpty() && found.size() < Math.min(LOCKS_LISTED, locked.size())) {
      GivingWay model = new GivingWay(ground, p -> p.what() == what).exactlyOne();
      seen.forEach(model::never);
      Optional<GivingWay.Found> answer = model.solve(budget, units);
      if (answer.isEmpty()) {
        break;
      }
      Part part = answer.get().by().keySet().iterator().next();
      seen.add(part);
      found.add(relaxation(part, 1, true, true));
    }
    found.sort(Comparator.comparingInt(r -> r.index().orElse(0)));
    return found;
  }

  private List<Relaxation> together() {
    Map<Part, Long> by =
        new GivingWay(ground, _ -> true)
            .fewest()
            .solve(budget, budget.units() / 2)
            .map(GivingWay.Found::by)
            .map(f -> smaller(f, false))
            .map(f -> smaller(f, true))
            .orElseGet(this::everything);
    List<Relaxation> changes = new ArrayList<>();
    by.forEach((part, much) -> changes.add(relaxation(part, much, by.size() == 1, true)));
    changes.sort(
        Comparator.comparing(Relaxation::what)
            .thenComparingInt(r -> r.index().orElse(0))
            .thenComparing(Relaxation::text));
    return changes;
  }

  private Map<Part, Long> smaller(Map<Part, Long> found, boolean kroner) {
    return new GivingWay(ground, found::containsKey)
        .leastOf(kroner, found)
        .solve(budget, budget.units() / 2)
        .map(GivingWay.Found::by)
        .orElse(found);
  }

  /** What is always enough: no wishes, and nobody has to be in. */
  private Map<Part, Long> everything() {
    Map<Part, Long> by = new HashMap<>();
    for (int i = 0; i < ground.demands.size(); i++) {
      SelectionGround.Demand demand = ground.demands.get(i);
      by.put(new Part(WISH, i, !demand.awards()), demand.least());
    }
    for (int candidate = 0; candidate < ground.size(); candidate++) {
      if (ground.lockedIn(candidate)) {
        by.put(new Part(LOCKED_IN, candidate, false), 1L);
      }
    }
    return by;
  }

  private Relaxation relaxation(Part part, long by, boolean alone, boolean least) {
    String how = least ? "" : " at most";
    String ending = alone ? "; this alone is enough." : "; needed together with the others listed.";
    return switch (part.what()) {
      case FRAME ->
          new Relaxation(
              FRAME,
              OptionalInt.empty(),
              by,
              alone,
              "Raise the frame by%s %s, to %s%s"
                  .formatted(how, kroner(by), kroner(question.frame() + by), ending));
      case WISH -> {
        SelectionGround.Demand demand = ground.demands.get(part.place());
        long left = demand.least() - by;
        String text =
            demand.awards()
                ? "Lower the wish for awards in %s by%s %d, from %d to %d%s"
                    .formatted(demand.region(), how, by, demand.least(), left, ending)
                : "Lower the wish for kroner in %s by%s %s, from %s to %s%s"
                    .formatted(
                        demand.region(),
                        how,
                        kroner(by),
                        kroner(demand.least()),
                        kroner(left),
                        ending);
        yield new Relaxation(WISH, OptionalInt.of(demand.wish()), by, alone, text);
      }
      case LOCKED_IN -> lock(LOCKED_IN, question.lockedIn(), part, alone, ending);
      case LOCKED_OUT -> lock(LOCKED_OUT, question.lockedOut(), part, alone, ending);
    };
  }

  private Relaxation lock(
      Restriction what, List<String> ids, Part part, boolean alone, String ending) {
    String id = ground.candidates.get(part.place()).id();
    String text =
        what == LOCKED_IN
            ? "Let %s be left out though it is locked in%s".formatted(id, ending)
            : "Let %s be chosen though it is locked out%s".formatted(id, ending);
    return new Relaxation(what, OptionalInt.of(ids.indexOf(id)), 1, alone, text);
  }

  private static String kroner(long amount) {
    return String.format(java.util.Locale.ROOT, "%,d", amount).replace(',', '\u00a0') + "\u00a0kr";
  }
}
