package no.ildsjel.casework.assessment;

import com.google.ortools.Loader;
import java.util.List;
import java.util.OptionalLong;
import no.ildsjel.casework.assessment.SelectionAnswer.Proof;

/**
 * Proposes which applications to choose: the most value the frame can carry while every wish and
 * lock holds. It proposes; people decide. The same question has the same answer, whatever order its
 * candidates stand in.
 */
public final class PortfolioSelection {

  /** What of the time limit is kept for saying what could give way. */
  private static final double FOR_SEARCH = 0.8;

  private PortfolioSelection() {}

  /** Answers within the question's time limit. */
  public static SelectionAnswer answer(SelectionQuestion question) {
    return answer(question, new WorkBudget(question.timeLimit()), FOR_SEARCH);
  }

  static SelectionAnswer answer(SelectionQuestion question, WorkBudget budget, double forSearch) {
    Loader.loadNativeLibraries();
    SelectionGround ground = new SelectionGround(question);
    WorkBudget search = budget.part(forSearch);
    return switch (new BestSelection(ground, search).find()) {
      case BestSelection.Outcome.Found found ->
          new SelectionAnswer(
              ground.chosen(found.choice()),
              OptionalLong.of(found.thousandths()),
              OptionalLong.of(found.bound()),
              found.proven() ? Proof.OPTIMAL : Proof.FEASIBLE,
              List.of());
      case BestSelection.Outcome.Undecided undecided ->
          new SelectionAnswer(
              List.of(),
              OptionalLong.empty(),
              OptionalLong.of(undecided.bound()),
              Proof.UNKNOWN,
              List.of());
      case BestSelection.Outcome.Impossible _ ->
          new SelectionAnswer(
              List.of(),
              OptionalLong.empty(),
              OptionalLong.empty(),
              Proof.INFEASIBLE,
              forSearch < 1
                  ? new WhatCouldGive(question, ground, budget.without(search)).list()
                  : List.of());
    };
  }
}
