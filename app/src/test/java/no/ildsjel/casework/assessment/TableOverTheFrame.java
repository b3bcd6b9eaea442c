package no.ildsjel.casework.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * A second solver for small frames: dynamic programming over kroner spent. Each region has a table
 * of the best value per kroner spent and awards given; wishes prune it; regions are then put
 * together.
 */
final class TableOverTheFrame {

  private static final long IMPOSSIBLE = Long.MIN_VALUE / 4;

  private TableOverTheFrame() {}

  /** The most value there is; empty when nothing satisfies it all. */
  static OptionalLong best(SelectionQuestion question) {
    int frame = Math.toIntExact(question.frame());
    long[] all = new long[frame + 1];
    List<String> regions =
        java.util.stream.Stream.concat(
                question.candidates().stream().map(SelectionCandidate::region),
                question.wishes().stream().map(SpreadWish::region))
            .distinct()
            .toList();
    for (String region : regions) {
      long[] here = region(question, region, frame);
      long[] sum = new long[frame + 1];
      Arrays.fill(sum, IMPOSSIBLE);
      for (int spent = 0; spent <= frame; spent++) {
        for (int of = 0; of <= spent; of++) {
          sum[spent] = Math.max(sum[spent], Math.max(all[spent - of] + here[of], IMPOSSIBLE));
        }
      }
      all = sum;
    }
    long best = Arrays.stream(all).max().orElse(IMPOSSIBLE);
    return best < 0 ? OptionalLong.empty() : OptionalLong.of(best);
  }

  /** Best value per kroner spent exactly in one region, its wishes met. */
  private static long[] region(SelectionQuestion question, String region, int frame) {
    int awards = 0;
    int kroner = 0;
    for (SpreadWish wish : question.wishes()) {
      if (wish.region().equals(region)) {
        awards = Math.max(awards, Math.toIntExact(wish.minAwards()));
        kroner = Math.max(kroner, Math.toIntExact(wish.minAmount()));
      }
    }
    long[][] table = new long[awards + 1][frame + 1];
    for (long[] row : table) {
      Arrays.fill(row, IMPOSSIBLE);
    }
    table[0][0] = 0;
    for (SelectionCandidate candidate : question.candidates()) {
      if (!candidate.region().equals(region)) {
        continue;
      }
      long[][] next = new long[awards + 1][];
      for (int a = 0; a <= awards; a++) {
        next[a] = table[a].clone();
      }
      for (AwardOption option : candidate.options()) {
        int much = Math.toIntExact(option.amount());
        for (int a = 0; a <= awards; a++) {
          int then = Math.min(awards, a + 1);
          for (int spent = 0; spent + much <= frame; spent++) {
            if (table[a][spent] >= 0) {
              next[then][spent + much] =
                  Math.max(next[then][spent + much], table[a][spent] + option.thousandths());
            }
          }
        }
      }
      table = next;
    }
    long[] here = table[awards];
    Arrays.fill(here, 0, Math.min(kroner, frame + 1), IMPOSSIBLE);
    return here;
  }
}
