package no.ildsjel.casework.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The other way to choose, shown beside the selection of most value: down the list by score until
 * the frame is used. It favours the highest scores however dear, as the other favours many cheap
 * ones; and it takes no heed of wishes.
 *
 * @param chosen in the order of the list
 * @param thousandths the sum of their values
 * @param left kroner of the frame not used
 * @param unmet indexes of the wishes it does not fulfil
 */
public record RankedList(
    List<SelectionAnswer.Chosen> chosen, long thousandths, long left, List<Integer> unmet) {

  private static final Comparator<AwardOption> BEST_FIRST =
      Comparator.comparingLong(AwardOption::thousandths)
          .reversed()
          .thenComparingLong(AwardOption::amount);

  /**
   * Walks down the list: those locked in first, then by the value of the best option. Each gets the
   * best option there is money for; the first that can't be given anything ends the list.
   */
  public static RankedList of(SelectionQuestion question) {
    Comparator<SelectionCandidate> order =
        Comparator.<SelectionCandidate, Boolean>comparing(
                c -> !question.lockedIn().contains(c.id()))
            .thenComparing(Comparator.comparingLong(RankedList::score).reversed())
            .thenComparing(SelectionCandidate::id);
    List<SelectionCandidate> list =
        question.candidates().stream()
            .filter(c -> !question.lockedOut().contains(c.id()) && !c.options().isEmpty())
            .sorted(order)
            .toList();
    long left = question.frame();
    long value = 0;
    List<SelectionAnswer.Chosen> chosen = new ArrayList<>();
    Map<String, long[]> byRegion = new HashMap<>();
    for (SelectionCandidate candidate : list) {
      long money = left;
      AwardOption best =
          candidate.options().stream()
              .filter(o -> o.amount() <= money)
              .min(BEST_FIRST)
              .orElse(null);
      if (best == null) {
        break;
      }
      left -= best.amount();
      value += best.thousandths();
      chosen.add(new SelectionAnswer.Chosen(candidate.id(), best.amount()));
      long[] region = byRegion.computeIfAbsent(candidate.region(), _ -> new long[2]);
      region[0]++;
      region[1] += best.amount();
    }
    List<Integer> unmet = new ArrayList<>();
    for (int i = 0; i < question.wishes().size(); i++) {
      SpreadWish wish = question.wishes().get(i);
      long[] region = byRegion.getOrDefault(wish.region(), new long[2]);
      if (region[0] < wish.minAwards() || region[1] < wish.minAmount()) {
        unmet.add(i);
      }
    }
    return new RankedList(List.copyOf(chosen), value, left, List.copyOf(unmet));
  }

  private static long score(SelectionCandidate candidate) {
    return candidate.options().stream().mapToLong(AwardOption::thousandths).max().orElse(0);
  }
}
