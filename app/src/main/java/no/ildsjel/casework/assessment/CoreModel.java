package no.ildsjel.casework.assessment;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * A selection as changes from a starting choice: each candidate has one starting option, and at
 * most one change to another. Written like this the solver is several times faster than with
 * "exactly one of these" (measured on 500 candidates), and options left out cost nothing.
 */
final class CoreModel {

  /** Which options, besides the starting one, are in the model. */
  interface Kept {
    boolean test(int candidate, int option);
  }

  private record Change(int candidate, int option, BoolVar made) {}

  final CpModel model = new CpModel();
  private final SelectionGround ground;
  private final int[] start;
  private final List<Change> changes = new ArrayList<>();
  private final LinearExpr value;
  private final LinearExpr amount;

  CoreModel(SelectionGround ground, int[] start, Kept kept) {
    this.ground = ground;
    this.start = start.clone();
    LinearExprBuilder values = LinearExpr.newBuilder();
    LinearExprBuilder amounts = LinearExpr.newBuilder();
    List<LinearExprBuilder> demands = new ArrayList<>();
    ground.demands.forEach(_ -> demands.add(LinearExpr.newBuilder()));
    for (int candidate = 0; candidate < start.length; candidate++) {
      int first = start[candidate];
      values.add(ground.value(candidate, first));
      amounts.add(ground.amount(candidate, first));
      for (int demand : ground.demandsOn(candidate)) {
        demands.get(demand).add(counts(demand, candidate, first));
      }
      List<Literal> alternatives = new ArrayList<>();
      for (int option : ground.open(candidate)) {
        if (option == first || !kept.test(candidate, option)) {
          continue;
        }
        BoolVar made = model.newBoolVar("");
        alternatives.add(made);
        changes.add(new Change(candidate, option, made));
        values.addTerm(made, ground.value(candidate, option) - ground.value(candidate, first));
        amounts.addTerm(made, ground.amount(candidate, option) - ground.amount(candidate, first));
        for (int demand : ground.demandsOn(candidate)) {
          demands
              .get(demand)
              .addTerm(made, counts(demand, candidate, option) - counts(demand, candidate, first));
        }
      }
      if (alternatives.size() > 1) {
        model.addAtMostOne(alternatives);
      }
    }
    value = values.build();
    amount = amounts.build();
    model.addLessOrEqual(amount, ground.frame);
    for (int i = 0; i < demands.size(); i++) {
      model.addGreaterOrEqual(demands.get(i), ground.demands.get(i).least());
    }
  }

  private long counts(int demand, int candidate, int option) {
    return option == SelectionGround.NONE
        ? 0
        : ground.demands.get(demand).counts(ground.amount(candidate, option));
  }

  /** As valuable as can be. */
  CoreModel mostValue() {
    model.maximize(value);
    return this;
  }

  /** As few kroner as can be, among those worth at least so much. */
  CoreModel fewestKroner(long thousandths) {
    atLeast(thousandths);
    model.minimize(amount);
    return this;
  }

  /** Only selections worth at least so much. */
  CoreModel atLeast(long thousandths) {
    model.addGreaterOrEqual(value, thousandths);
    return this;
  }

  /** Begins the search at a known selection. */
  CoreModel beginAt(int[] choice) {
    for (Change change : changes) {
      model.addHint(change.made(), choice[change.candidate()] == change.option());
    }
    return this;
  }

  /** The option per candidate that the solver found. */
  int[] found(CpSolver solver) {
    int[] choice = start.clone();
    for (Change change : changes) {
      if (solver.booleanValue(change.made())) {
        choice[change.candidate()] = change.option();
      }
    }
    return choice;
  }
}
