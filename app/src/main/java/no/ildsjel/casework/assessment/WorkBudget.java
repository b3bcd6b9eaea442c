package no.ildsjel.casework.assessment;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;

/**
 * How much work a question may cost. Work is counted in the solver's own deterministic units, so
 * that a busy machine gives the same answer as an idle one; the clock only stops what has gone far
 * beyond that.
 */
final class WorkBudget {

  /** A unit takes a second or a little more on the machines measured; half leaves room. */
  private static final double UNITS_PER_SECOND = 0.5;

  private final long begun = System.nanoTime();
  private final double seconds;
  private final double given;
  private double units;

  WorkBudget(Duration limit) {
    this(limit, Double.POSITIVE_INFINITY);
  }

  /** A budget of at most so many units, within the time limit. */
  WorkBudget(Duration limit, double atMostUnits) {
    this(seconds(limit), Math.min(atMostUnits, seconds(limit) * UNITS_PER_SECOND));
  }

  private WorkBudget(double seconds, double units) {
    this.seconds = seconds;
    this.given = units;
    this.units = units;
  }

  private static double seconds(Duration limit) {
    return limit.toSeconds() + limit.toNanosPart() / 1e9;
  }

  /** A part of what is left, to be spent first. */
  WorkBudget part(double share) {
    return new WorkBudget(secondsLeft() * share, units * share);
  }

  /** What is left when a part has been spent. */
  WorkBudget without(WorkBudget part) {
    return new WorkBudget(secondsLeft(), units - (part.given - Math.max(0, part.units)));
  }

  double units() {
    return units;
  }

  double secondsLeft() {
    return Math.max(0, seconds - (System.nanoTime() - begun) / 1e9);
  }

  boolean spent() {
    return units <= 0 || secondsLeft() <= 0;
  }

  /** A solver that stays inside this budget and gives the same answer each time. */
  CpSolver solver(double atMostUnits) {
    CpSolver solver = new CpSolver();
    SatParameters.Builder parameters = solver.getParameters();
    parameters.setNumWorkers(1);
    parameters.setRandomSeed(1);
    parameters.setMaxDeterministicTime(Math.max(1e-6, Math.min(atMostUnits, units)));
    parameters.setMaxTimeInSeconds(Math.max(1e-3, secondsLeft()));
    return solver;
  }

  void charge(CpSolver solver) {
    units -= solver.response().getDeterministicTime();
  }
}
