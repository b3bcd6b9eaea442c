package no.ildsjel.bench;

import java.util.Arrays;
import no.ildsjel.casework.assessment.InventedQuestions;
import no.ildsjel.casework.assessment.PortfolioSelection;
import no.ildsjel.casework.assessment.SelectionAnswer;
import no.ildsjel.casework.assessment.SelectionQuestion;

/**
 * 500 applications of three amounts each under one frame and 15 regional wishes; goal: proven best,
 * typically under a second.
 */
public final class SelectionBench {

  private static final int QUESTIONS = 25;

  private SelectionBench() {}

  public static void main(String[] args) {
    for (int roundedTo : new int[] {1000, 1}) {
      long[] millis = new long[QUESTIONS];
      int proven = 0;
      for (int i = -1; i < QUESTIONS; i++) {
        SelectionQuestion question = new InventedQuestions(1000 + i).yearly(500, 15, roundedTo);
        long begun = System.nanoTime();
        SelectionAnswer answer = PortfolioSelection.answer(question);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - begun) / 1_000_000;
          proven += answer.proof() == SelectionAnswer.Proof.OPTIMAL ? 1 : 0;
        }
      }
      Arrays.sort(millis);
      System.out.printf(
          "select 500 x 3, 15 wishes, amounts in steps of %d kr: median %d ms, p90 %d ms, most %d"
              + " ms; proven best %d of %d%n",
          roundedTo,
          millis[QUESTIONS / 2],
          millis[QUESTIONS * 9 / 10],
          millis[QUESTIONS - 1],
          proven,
          QUESTIONS);
    }
  }
}
