package no.ildsjel.support.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationBatchesTest {

  @Test
  void theSumGrowsByBatchesAndNeverByOneAnswer() {
    int shown = 0;
    List<Integer> seen = new ArrayList<>();
    for (int answered = 1; answered <= 12; answered++) {
      if (Evaluations.enough(shown, answered - shown)) {
        shown = answered;
      }
      seen.add(shown);
    }
    assertThat(seen).containsExactly(0, 0, 0, 0, 5, 5, 5, 8, 8, 8, 11, 11);
  }
}
