package no.ildsjel.casework.assessment;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.ildsjel.casework.assessment.SelectionAnswer.Restriction;

/**
 * The question with some of its restrictions able to give way, each by an amount of its own. Value
 * does not matter here, only whether there is a selection at all and what has to give.
 */
final class GivingWay {

  /**
   * A restriction.
   *
   * @param what its kind
   * @param place the demand, or the candidate, in the ground's order; 0 for the frame
   * @param kroner true when it gives way in kroner
   */
  record Part(Restriction what, int place, boolean kroner) {}

  final CpModel model = new CpModel();
  private final Map<Part, IntVar> gives = new HashMap<>();

  GivingWay(SelectionGround ground, Predicate<Part> soft) {
    LinearExprBuilder amounts = LinearExpr.newBuilder();
    List<LinearExprBuilder> demands = new ArrayList<>();
    ground.demands.forEach(_ -> demands.add(LinearExpr.newBuilder()));
    long most = 0;
    for (int candidate = 0; candidate < ground.size(); candidate++) {
      LinearExprBuilder taken = LinearExpr.newBuilder();
      List<com.google.ortools.sat.Literal> options = new ArrayList<>();
      long largest = 0;
      for (int option = 0; option < ground.options(candidate); option++) {
        BoolVar given = model.newBoolVar("");
        long amount = ground.amount(candidate, option);
        options.add(given);
        taken.addTerm(given, 1);
        amounts.addTerm(given, amount);
        largest = Math.max(largest, amount);
        for (int demand : ground.demandsOn(candidate)) {
          demands.get(demand).addTerm(given, ground.demands.get(demand).counts(amount));
        }
      }
      most += largest;
      model.addAtMostOne(options);
      if (ground.lockedIn(candidate)) {
        Part lock = new Part(Restriction.LOCKED_IN, candidate, false);
        LinearExprBuilder in = LinearExpr.newBuilder().add(taken);
        model.addGreaterOrEqual(soft.test(lock) ? in.add(give(lock, 1)) : in, 1);
      }
      if (ground.lockedOut(candidate)) {
        Part lock = new Part(Restriction.LOCKED_OUT, candidate, false);
        if (soft.test(lock)) {
          model.addLessOrEqual(taken, give(lock, 1));
        } else {
          model.addEquality(taken, 0);
        }
      }
    }
    Part frame = new Part(Restriction.FRAME, 0, true);
    if (soft.test(frame)) {
      amounts.addTerm(give(frame, Math.max(0, most - ground.frame)), -1);
    }
    model.addLessOrEqual(amounts, ground.frame);
    for (int i = 0; i < demands.size(); i++) {
      SelectionGround.Demand demand = ground.demands.get(i);
      Part wish = new Part(Restriction.WISH, i, !demand.awards());
      LinearExprBuilder counted = demands.get(i);
      model.addGreaterOrEqual(
          soft.test(wish) ? counted.add(give(wish, demand.least())) : counted, demand.least());
    }
  }

  private IntVar give(Part part, long most) {
    IntVar by = model.newIntVar(0, most, "");
    gives.put(part, by);
    return by;
  }

  boolean softens(Part part) {
    return gives.containsKey(part);
  }

  /** As little as can be of one restriction. */
  GivingWay least(Part part) {
    model.minimize(given(part));
    return this;
  }

  /** Exactly one of the soft ones, locks all of them, gives way. */
  GivingWay exactlyOne() {
    model.addEquality(sum(gives.values()), 1);
    return this;
  }

  /** This one doesn't give way. */
  GivingWay never(Part part) {
    model.addEquality(given(part), 0);
    return this;
  }

  /** As few as can be give way, of whatever kind. */
  GivingWay fewest() {
    List<BoolVar> touched = new ArrayList<>();
    gives.forEach((_, by) -> {
      BoolVar gave = model.newBoolVar("");
      model.addEquality(by, 0).onlyEnforceIf(gave.not());
      touched.add(gave);
    });
    model.minimize(sum(touched));
    return this;
  }

  /** As little as can be in all, in kroner or in awards, while the rest keeps what it gave. */
  GivingWay leastOf(boolean kroner, Map<Part, Long> given) {
    List<IntVar> counted = new ArrayList<>();
    gives.forEach((part, by) -> {
      long before = given.getOrDefault(part, 0L);
      if (before == 0) {
        model.addEquality(by, 0);
      } else if (part.kroner() == kroner) {
        counted.add(by);
      } else if (!part.kroner()) {
        model.addLessOrEqual(by, before);
      }
    });
    model.minimize(sum(counted));
    return this;
  }

  private IntVar given(Part part) {
    IntVar by = gives.get(part);
    if (by == null) {
      throw new IllegalArgumentException("Not soft: " + part);
    }
    return by;
  }

  private static LinearExpr sum(Iterable<? extends IntVar> all) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    all.forEach(v -> sum.addTerm(v, 1));
    return sum.build();
  }

  /** What gave way. */
  record Found(Map<Part, Long> by, boolean least) {}

  /** Solves it; empty when nothing was found in the time there is. */
  java.util.Optional<Found> solve(WorkBudget budget, double atMostUnits) {
    if (budget.spent()) {
      return java.util.Optional.empty();
    }
    CpSolver solver = budget.solver(atMostUnits);
    CpSolverStatus status = solver.solve(model);
    budget.charge(solver);
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      return java.util.Optional.empty();
    }
    Map<Part, Long> by = new HashMap<>();
    gives.forEach((part, given) -> {
      if (solver.value(given) > 0) {
        by.put(part, solver.value(given));
      }
    });
    return java.util.Optional.of(new Found(by, status == CpSolverStatus.OPTIMAL));
  }
}
