package no.ildsjel.casework.assessment;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a krone of the frame and a unit of each demand are worth at the margin, and what follows: no
 * selection is worth more than {@link #upper()}, and one that gives a candidate a certain option is
 * worth at most that less {@link #loss}. (Lagrangian duality; any non-negative prices give valid
 * bounds, good ones give tight bounds, so rounding in the linear solver does no harm.)
 */
final class ShadowPrices {

  /**
   * Relative slack for sums of doubles; a sum of n terms errs by less than n · 2⁻⁵² of their size.
   */
  private static final double ROUNDING = 1e-9;

  private final SelectionGround ground;
  private final double kroner;
  private final double[] demands;
  private final double[] best;
  private final int[] bestOption;
  private final double upper;
  private final double margin;

  private ShadowPrices(SelectionGround ground, double kroner, double[] demands) {
    this.ground = ground;
    this.kroner = kroner;
    this.demands = demands;
    best = new double[ground.size()];
    bestOption = new int[ground.size()];
    double sum = kroner * ground.frame;
    double size = sum + 1;
    for (int i = 0; i < demands.length; i++) {
      sum -= demands[i] * ground.demands.get(i).least();
      size += demands[i] * ground.demands.get(i).least();
    }
    for (int candidate = 0; candidate < ground.size(); candidate++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int option : ground.open(candidate)) {
        double reduced = reduced(candidate, option);
        if (reduced > most) {
          most = reduced;
          bestOption[candidate] = option;
        }
        size += Math.abs(reduced) + ground.value(candidate, option);
      }
      best[candidate] = most;
      sum += most;
    }
    upper = sum;
    margin = 1 + size * ROUNDING;
  }

  /** Prices from the linear relaxation; empty when it has no solution or none in time. */
  static Optional<ShadowPrices> of(SelectionGround ground, WorkBudget budget) {
    MPSolver solver = MPSolver.createSolver("GLOP");
    try {
      return relaxation(ground, solver, budget);
    } finally {
      solver.delete();
    }
  }

  private static Optional<ShadowPrices> relaxation(
      SelectionGround ground, MPSolver solver, WorkBudget budget) {
    double infinity = MPSolver.infinity();
    MPConstraint frame = solver.makeConstraint(-infinity, ground.frame);
    List<MPConstraint> demands = new ArrayList<>();
    for (SelectionGround.Demand demand : ground.demands) {
      demands.add(solver.makeConstraint(demand.least(), infinity));
    }
    MPObjective objective = solver.objective();
    for (int candidate = 0; candidate < ground.size(); candidate++) {
      MPConstraint one = solver.makeConstraint(ground.lockedIn(candidate) ? 1 : 0, 1);
      for (int option : ground.open(candidate)) {
        if (option == SelectionGround.NONE) {
          continue;
        }
        MPVariable share = solver.makeNumVar(0, infinity, "");
        long amount = ground.amount(candidate, option);
        one.setCoefficient(share, 1);
        frame.setCoefficient(share, amount);
        objective.setCoefficient(share, ground.value(candidate, option));
        for (int demand : ground.demandsOn(candidate)) {
          demands.get(demand).setCoefficient(share, ground.demands.get(demand).counts(amount));
        }
      }
    }
    objective.setMaximization();
    solver.setTimeLimit((long) (budget.secondsLeft() * 1000) + 1);
    if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
      return Optional.empty();
    }
    double[] prices = new double[demands.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = notNegative(-demands.get(i).dualValue());
    }
    return Optional.of(new ShadowPrices(ground, notNegative(frame.dualValue()), prices));
  }

  private static double notNegative(double price) {
    return price > 0 && Double.isFinite(price) ? price : 0;
  }

  private double reduced(int candidate, int option) {
    long amount = ground.amount(candidate, option);
    double reduced = ground.value(candidate, option) - kroner * amount;
    if (option != SelectionGround.NONE) {
      for (int demand : ground.demandsOn(candidate)) {
        reduced += demands[demand] * ground.demands.get(demand).counts(amount);
      }
    }
    return reduced;
  }

  /** No selection is worth more thousandths than this. */
  double upper() {
    return upper + margin;
  }

  /** What is lost at least, in thousandths off {@link #upper()}, when this option is given. */
  double loss(int candidate, int option) {
    return best[candidate] - reduced(candidate, option);
  }

  /** The option these prices point to, the one without loss. */
  int pointedTo(int candidate) {
    return bestOption[candidate];
  }
}
