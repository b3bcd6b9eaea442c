package no.ildsjel.support.matching;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.ildsjel.support.matching.MatchGround.Edge;

/**
 * Matching as a mixed-integer program, for what flow cannot say: pairs that take differently much
 * of a mentor's capacity, and mentors that have either none or enough.
 */
final class MatchModel {

  private static final double A_HALF = 0.5;

  private final MatchGround ground;
  private final Deadline deadline;

  MatchModel(MatchGround ground, Deadline deadline) {
    this.ground = ground;
    this.deadline = deadline;
  }

  /** What counts. */
  enum Aim {
    MATCHED,
    FIT
  }

  /**
   * What was found.
   *
   * @param value by the aim
   * @param bound no more than this can be had
   */
  record Found(int[] mentorOf, long value, long bound) {

    boolean proven() {
      return value >= bound;
    }
  }

  /** What came of it: something, nothing possible, or no time. */
  record Result(Optional<Found> found, boolean impossible) {}

  /**
   * Solves it.
   *
   * @param edges the pairs that may be used
   * @param least how many must be matched at least
   */
  Result solve(List<Edge> edges, Aim aim, OptionalInt least) {
    return solve(edges, aim, least, OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * Solves it with more said.
   *
   * @param matched who must be among those matched
   * @param nodes how many steps the solver may take; it takes the same ones each time
   */
  Result solve(
      List<Edge> edges, Aim aim, OptionalInt least, OptionalInt matched, OptionalInt nodes) {
    MPSolver solver = MPSolver.createSolver("SCIP");
    solver.suppressOutput();
    double infinity = MPSolver.infinity();
    int mentors = ground.mentors.length;
    MPConstraint[] one = new MPConstraint[ground.participants.length];
    MPConstraint[] capacity = new MPConstraint[mentors];
    MPConstraint[] minimum = new MPConstraint[mentors];
    MPVariable[] used = new MPVariable[mentors];
    for (int m = 0; m < mentors; m++) {
      MatchQuestion.Mentor mentor = ground.mentors[m];
      if (mentor.minimum() > 1) {
        used[m] = solver.makeBoolVar("");
        capacity[m] = solver.makeConstraint(-infinity, 0);
        capacity[m].setCoefficient(used[m], -mentor.capacity());
        minimum[m] = solver.makeConstraint(0, infinity);
        minimum[m].setCoefficient(used[m], -mentor.minimum());
      } else {
        capacity[m] = solver.makeConstraint(-infinity, mentor.capacity());
      }
    }
    MPObjective objective = solver.objective();
    objective.setMaximization();
    MPConstraint enough =
        least.isPresent() ? solver.makeConstraint(least.getAsInt(), infinity) : null;
    MPVariable[] chosen = new MPVariable[edges.size()];
    for (int i = 0; i < chosen.length; i++) {
      Edge edge = edges.get(i);
      MPVariable pair = solver.makeBoolVar("");
      chosen[i] = pair;
      if (edge.pinned()) {
        pair.setLb(1);
      }
      if (one[edge.participant()] == null) {
        boolean must = matched.isPresent() && matched.getAsInt() == edge.participant();
        one[edge.participant()] = solver.makeConstraint(must ? 1 : -infinity, 1);
      }
      one[edge.participant()].setCoefficient(pair, 1);
      capacity[edge.mentor()].setCoefficient(pair, edge.units());
      if (used[edge.mentor()] != null) {
        minimum[edge.mentor()].setCoefficient(pair, 1);
        MPConstraint onlyUsed = solver.makeConstraint(-infinity, 0);
        onlyUsed.setCoefficient(pair, 1);
        onlyUsed.setCoefficient(used[edge.mentor()], -1);
      }
      objective.setCoefficient(pair, aim == Aim.MATCHED ? 1 : edge.worth());
      if (enough != null) {
        enough.setCoefficient(pair, 1);
      }
    }
    MPSolverParameters parameters = new MPSolverParameters();
    parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
    nodes.ifPresent(n -> solver.setSolverSpecificParametersAsString("limits/nodes = " + n));
    solver.setTimeLimit(Math.max(1, deadline.millis()));
    MPSolver.ResultStatus status = solver.solve(parameters);
    return switch (status) {
      case OPTIMAL, FEASIBLE ->
          new Result(Optional.of(found(edges, chosen, aim, solver, status)), false);
      case INFEASIBLE -> new Result(Optional.empty(), true);
      default -> new Result(Optional.empty(), false);
    };
  }

  private Found found(
      List<Edge> edges,
      MPVariable[] chosen,
      Aim aim,
      MPSolver solver,
      MPSolver.ResultStatus status) {
    int[] mentorOf = new int[ground.participants.length];
    Arrays.fill(mentorOf, MatchGround.NOBODY);
    long value = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i].solutionValue() > A_HALF) {
        Edge edge = edges.get(i);
        mentorOf[edge.participant()] = edge.mentor();
        value += aim == Aim.MATCHED ? 1 : edge.worth();
      }
    }
    // all that is counted is whole, so that a bound is too
    long bound =
        status == MPSolver.ResultStatus.OPTIMAL
            ? value
            : Math.max(value, (long) Math.floor(solver.objective().bestBound() + 1e-4));
    return new Found(mentorOf, value, bound);
  }
}
