package no.ildsjel.casework.assessment;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the selection of most value and proves it. First the few options that the shadow prices
 * leave in doubt are tried; that gives a good selection. Then all options are tried that could be
 * part of one at least as good, which proves the best.
 */
final class BestSelection {

  /** What was found. */
  sealed interface Outcome {
    /** A selection, and the most any selection could be worth. */
    record Found(int[] choice, long thousandths, long bound) implements Outcome {
      boolean proven() {
        return thousandths == bound;
      }
    }

    /** No selection satisfies it all. */
    record Impossible() implements Outcome {}

    /** Neither found nor ruled out; the most any selection could be worth. */
    record Undecided(long bound) implements Outcome {}
  }

  private static final int DOUBTFUL_FIRST = 48;
  private static final double FIRST_TRY_UNITS = 0.3;
  private static final double FEWEST_KRONER_UNITS = 0.2;

  private final SelectionGround ground;
  private final WorkBudget budget;
  private @Nullable ShadowPrices prices;
  private int[] start;
  private int @Nullable [] best;
  private long bestValue;

  BestSelection(SelectionGround ground, WorkBudget budget) {
    this.ground = ground;
    this.budget = budget;
    this.start = new int[0];
  }

  Outcome find() {
    if (ground.contradictory()) {
      return new Outcome.Impossible();
    }
    prices = ShadowPrices.of(ground, budget).orElse(null);
    start = new int[ground.size()];
    for (int candidate = 0; candidate < start.length; candidate++) {
      start[candidate] =
          prices == null ? ground.open(candidate).getFirst() : prices.pointedTo(candidate);
    }
    if (prices != null) {
      attempt(doubtful(prices), Math.min(FIRST_TRY_UNITS, budget.units() / 4));
    }
    double within = best == null ? Double.POSITIVE_INFINITY : upper() - bestValue;
    Outcome outcome = prove(within);
    return outcome instanceof Outcome.Found found && found.proven()
        ? cheapest(found, within)
        : outcome;
  }

  private double upper() {
    return prices == null ? Double.POSITIVE_INFINITY : prices.upper();
  }

  /** The loss below which only a handful of options lie. */
  private double doubtful(ShadowPrices known) {
    double[] losses = new double[0];
    for (int candidate = 0; candidate < ground.size(); candidate++) {
      int c = candidate;
      double[] more =
          ground.open(c).stream()
              .filter(o -> o != known.pointedTo(c))
              .mapToDouble(o -> known.loss(c, o))
              .toArray();
      int before = losses.length;
      losses = Arrays.copyOf(losses, before + more.length);
      System.arraycopy(more, 0, losses, before, more.length);
    }
    Arrays.sort(losses);
    return losses.length == 0 ? 0 : losses[Math.min(DOUBTFUL_FIRST, losses.length) - 1];
  }

  private CoreModel core(double within) {
    ShadowPrices known = prices;
    CoreModel core =
        new CoreModel(ground, start, (c, o) -> known == null || known.loss(c, o) <= within);
    if (best != null) {
      core.beginAt(best);
    }
    return core;
  }

  private void attempt(double within, double units) {
    CoreModel core = core(within).mostValue();
    CpSolver solver = budget.solver(units);
    CpSolverStatus status = solver.solve(core.model);
    budget.charge(solver);
    keep(core, solver, status);
  }

  private boolean keep(CoreModel core, CpSolver solver, CpSolverStatus status) {
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      return false;
    }
    int[] found = core.found(solver);
    if (best == null || ground.value(found) > bestValue) {
      best = found;
      bestValue = ground.value(found);
    }
    return true;
  }

  private Outcome prove(double within) {
    if (budget.spent()) {
      return unproven(Double.POSITIVE_INFINITY);
    }
    CoreModel core = core(within).mostValue();
    if (best != null) {
      core.atLeast(bestValue);
    }
    CpSolver solver = budget.solver(budget.units());
    CpSolverStatus status = solver.solve(core.model);
    budget.charge(solver);
    boolean found = keep(core, solver, status);
    return switch (status) {
      case OPTIMAL -> found(bestValue);
      case INFEASIBLE -> {
        if (best != null) {
          throw new IllegalStateException("The solver lost a selection it had found");
        }
        yield new Outcome.Impossible();
      }
      case MODEL_INVALID, UNRECOGNIZED ->
          throw new IllegalStateException("The solver refused the model: " + status);
      case FEASIBLE, UNKNOWN ->
          unproven(found ? solver.bestObjectiveBound() : Double.POSITIVE_INFINITY);
    };
  }

  private Outcome unproven(double solverBound) {
    long everything = 0;
    for (int candidate = 0; candidate < ground.size(); candidate++) {
      int c = candidate;
      everything += ground.open(c).stream().mapToLong(o -> ground.value(c, o)).max().orElse(0);
    }
    double bound = Math.min(everything, Math.min(upper(), Math.ceil(solverBound - 1e-6)));
    return best == null
        ? new Outcome.Undecided((long) Math.floor(bound))
        : found(Math.max(bestValue, (long) Math.floor(bound)));
  }

  private Outcome found(long bound) {
    return Optional.ofNullable(best)
        .<Outcome>map(choice -> new Outcome.Found(choice, bestValue, bound))
        .orElseThrow();
  }

  /** Of equally good selections the one of fewest kroner, as far as a little more work shows. */
  private Outcome cheapest(Outcome.Found found, double within) {
    if (budget.spent()) {
      return found;
    }
    CoreModel core = core(within).fewestKroner(found.thousandths());
    CpSolver solver = budget.solver(FEWEST_KRONER_UNITS);
    CpSolverStatus status = solver.solve(core.model);
    budget.charge(solver);
    return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE
        ? new Outcome.Found(core.found(solver), found.thousandths(), found.bound())
        : found;
  }
}
