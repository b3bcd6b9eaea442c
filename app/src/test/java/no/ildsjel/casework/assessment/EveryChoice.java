package no.ildsjel.casework.assessment;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** A second solver, by trying everything; knows nothing of the first. */
final class EveryChoice {

  private final SelectionQuestion question;
  private long best = -1;

  private EveryChoice(SelectionQuestion question) {
    this.question = question;
  }

  /** The most value there is; empty when nothing satisfies it all. */
  static OptionalLong best(SelectionQuestion question) {
    EveryChoice every = new EveryChoice(question);
    every.walk(0, 0, 0, new HashMap<>(), new HashMap<>());
    return every.best < 0 ? OptionalLong.empty() : OptionalLong.of(every.best);
  }

  private void walk(
      int next, long amount, long value, Map<String, Long> awards, Map<String, Long> kroner) {
    if (amount > question.frame()) {
      return;
    }
    if (next == question.candidates().size()) {
      boolean met =
          question.wishes().stream()
              .allMatch(w ->
                  awards.getOrDefault(w.region(), 0L) >= w.minAwards()
                      && kroner.getOrDefault(w.region(), 0L) >= w.minAmount());
      if (met) {
        best = Math.max(best, value);
      }
      return;
    }
    SelectionCandidate c = question.candidates().get(next);
    if (!question.lockedIn().contains(c.id())) {
      walk(next + 1, amount, value, awards, kroner);
    }
    if (question.lockedOut().contains(c.id())) {
      return;
    }
    for (AwardOption o : c.options()) {
      awards.merge(c.region(), 1L, Long::sum);
      kroner.merge(c.region(), o.amount(), Long::sum);
      walk(next + 1, amount + o.amount(), value + o.thousandths(), awards, kroner);
      awards.merge(c.region(), -1L, Long::sum);
      kroner.merge(c.region(), -o.amount(), Long::sum);
    }
  }
}
