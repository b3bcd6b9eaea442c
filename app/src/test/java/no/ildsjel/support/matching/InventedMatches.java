package no.ildsjel.support.matching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Questions of matching made up from a seed. */
public final class InventedMatches {

  private final Random random;

  public InventedMatches(long seed) {
    this.random = new Random(seed);
  }

  /** A small one with ties, conflicts and pins; with groups it also has units and minimums. */
  MatchQuestion small(MatchQuestion.Objective objective, boolean groups) {
    int people = 1 + random.nextInt(5);
    int helpers = 1 + random.nextInt(3);
    List<String> participants = new ArrayList<>();
    List<MatchQuestion.Mentor> mentors = new ArrayList<>();
    List<MatchQuestion.Pair> pairs = new ArrayList<>();
    List<MatchQuestion.Tie> conflicts = new ArrayList<>();
    List<MatchQuestion.Tie> pinned = new ArrayList<>();
    for (int m = 0; m < helpers; m++) {
      mentors.add(
          new MatchQuestion.Mentor(
              "m" + m, random.nextInt(groups ? 6 : 4), groups ? random.nextInt(4) : 0));
    }
    for (int p = 0; p < people; p++) {
      participants.add("p" + p);
      for (int m = 0; m < helpers; m++) {
        if (random.nextInt(10) < 8) {
          pairs.add(
              new MatchQuestion.Pair(
                  "p" + p, "m" + m, random.nextInt(6), groups ? 1 + random.nextInt(3) : 1));
          if (random.nextInt(12) == 0) {
            conflicts.add(new MatchQuestion.Tie("p" + p, "m" + m));
          } else if (random.nextInt(12) == 0) {
            pinned.add(new MatchQuestion.Tie("p" + p, "m" + m));
          }
        }
      }
    }
    Collections.shuffle(participants, random);
    Collections.shuffle(mentors, random);
    Collections.shuffle(pairs, random);
    return new MatchQuestion(
        participants, mentors, pairs, conflicts, pinned, objective, Duration.ofSeconds(20));
  }

  /** One of the size a year may have: each participant can have some of the mentors. */
  public MatchQuestion yearly(
      int people, int helpers, int possible, int minimum, MatchQuestion.Objective objective) {
    List<String> participants = new ArrayList<>();
    List<MatchQuestion.Mentor> mentors = new ArrayList<>();
    List<MatchQuestion.Pair> pairs = new ArrayList<>();
    for (int m = 0; m < helpers; m++) {
      mentors.add(new MatchQuestion.Mentor("m" + m, 3 + random.nextInt(3), minimum));
    }
    for (int p = 0; p < people; p++) {
      participants.add("p" + p);
      Set<Integer> some = new LinkedHashSet<>();
      while (some.size() < possible) {
        some.add(random.nextInt(helpers));
      }
      for (int m : some) {
        pairs.add(
            new MatchQuestion.Pair(
                "p" + p, "m" + m, random.nextInt((int) MatchQuestion.BEST_FIT + 1), 1));
      }
    }
    return new MatchQuestion(
        participants, mentors, pairs, List.of(), List.of(), objective, Duration.ofSeconds(60));
  }
}
