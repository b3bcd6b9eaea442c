package no.ildsjel.support.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries every matching of a small question, to compare with. */
final class EveryMatching {

  /** How good one is: the more the better, from left to right; then who has whom, by ids. */
  record Best(int matched, long lowest, long sum, int kept, List<String> mentors) {}

  private final MatchQuestion question;
  private final List<String> participants;
  private final List<MatchQuestion.Mentor> mentors;
  private final Map<MatchQuestion.Tie, MatchQuestion.Pair> pairs = new HashMap<>();
  private Optional<Best> best = Optional.empty();

  EveryMatching(MatchQuestion question) {
    this.question = question;
    this.participants = question.participants().stream().sorted().toList();
    this.mentors =
        question.mentors().stream()
            .sorted(java.util.Comparator.comparing(MatchQuestion.Mentor::id))
            .toList();
    question.pairs().forEach(p -> pairs.put(new MatchQuestion.Tie(p.participant(), p.mentor()), p));
    question.conflicts().forEach(pairs::remove);
  }

  /** The best, or empty when what must be can't be. */
  Optional<Best> best() {
    place(0, new String[participants.size()]);
    return best;
  }

  private void place(int next, String[] mentorOf) {
    if (next == participants.size()) {
      rate(mentorOf);
      return;
    }
    for (MatchQuestion.Mentor mentor : mentors) {
      if (pairs.containsKey(new MatchQuestion.Tie(participants.get(next), mentor.id()))) {
        mentorOf[next] = mentor.id();
        place(next + 1, mentorOf);
      }
    }
    mentorOf[next] = null;
    place(next + 1, mentorOf);
  }

  private void rate(String[] mentorOf) {
    for (MatchQuestion.Tie pin : question.pinned()) {
      if (!pin.mentor().equals(mentorOf[participants.indexOf(pin.participant())])) {
        return;
      }
    }
    List<Long> fits = new ArrayList<>();
    for (MatchQuestion.Mentor mentor : mentors) {
      long units = 0;
      long count = 0;
      for (int p = 0; p < mentorOf.length; p++) {
        if (mentor.id().equals(mentorOf[p])) {
          MatchQuestion.Pair pair =
              pairs.get(new MatchQuestion.Tie(participants.get(p), mentor.id()));
          units += pair.units();
          count++;
          fits.add(pair.fit());
        }
      }
      if (units > mentor.capacity() || count > 0 && count < mentor.minimum()) {
        return;
      }
    }
    Best one =
        new Best(
            fits.size(),
            fits.stream().mapToLong(f -> f).min().orElse(0),
            fits.stream().mapToLong(f -> f).sum(),
            (int)
                question.before().stream()
                    .filter(tie ->
                        tie.mentor().equals(mentorOf[participants.indexOf(tie.participant())]))
                    .count(),
            // nobody comes after everybody
            Arrays.stream(mentorOf).map(m -> m == null ? "~" : m).toList());
    if (best.isEmpty() || better(one, best.get())) {
      best = Optional.of(one);
    }
  }

  private boolean better(Best one, Best other) {
    if (question.objective() == MatchQuestion.Objective.MATCHED_FIRST) {
      if (one.matched() != other.matched()) {
        return one.matched() > other.matched();
      }
      if (one.lowest() != other.lowest()) {
        return one.lowest() > other.lowest();
      }
    }
    if (one.sum() != other.sum()) {
      return one.sum() > other.sum();
    }
    if (one.kept() != other.kept()) {
      return one.kept() > other.kept();
    }
    for (int p = 0; p < one.mentors().size(); p++) {
      int order = one.mentors().get(p).compareTo(other.mentors().get(p));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }
}
