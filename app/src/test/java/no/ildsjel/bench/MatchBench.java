package no.ildsjel.bench;

import java.util.Arrays;
import no.ildsjel.support.matching.InventedMatches;
import no.ildsjel.support.matching.MatchAnswer;
import no.ildsjel.support.matching.MatchQuestion;
import no.ildsjel.support.matching.Matching;

/**
 * 1,000 participants, 300 mentors and 30,000 possible pairs; goal: proven best in less than a
 * second, and with groups of at least three in less than ten.
 */
public final class MatchBench {

  private static final int QUESTIONS = 7;

  private MatchBench() {}

  public static void main(String[] args) {
    for (MatchQuestion.Objective objective : MatchQuestion.Objective.values()) {
      for (int minimum : new int[] {0, 3}) {
        long[] millis = new long[QUESTIONS];
        int proven = 0;
        for (int i = -1; i < QUESTIONS; i++) {
          MatchQuestion question =
              new InventedMatches(1000 + i).yearly(1000, 300, 30, minimum, objective);
          long begun = System.nanoTime();
          MatchAnswer answer = Matching.answer(question);
          if (i >= 0) {
            millis[i] = (System.nanoTime() - begun) / 1_000_000;
            proven += answer.proof() == MatchAnswer.Proof.OPTIMAL ? 1 : 0;
          }
        }
        Arrays.sort(millis);
        System.out.printf(
            "match 1000 x 300, 30,000 pairs, %s%s: median %d ms, most %d ms; proven best %d of %d%n",
            objective.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
            minimum == 0 ? "" : ", groups of at least " + minimum,
            millis[QUESTIONS / 2],
            millis[QUESTIONS - 1],
            proven,
            QUESTIONS);
      }
    }
  }
}
