package no.ildsjel.casework.assessment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Questions of selection made up from a seed. */
public final class InventedQuestions {

  private final Random random;

  public InventedQuestions(long seed) {
    random = new Random(seed);
  }

  /** A handful of candidates, tight enough that about a third can't be satisfied. */
  SelectionQuestion small() {
    int regions = 1 + random.nextInt(3);
    List<SelectionCandidate> candidates = new ArrayList<>();
    int size = random.nextInt(8);
    for (int i = 0; i < size; i++) {
      List<AwardOption> options = new ArrayList<>();
      int many = random.nextInt(4);
      for (int o = 0; o < many; o++) {
        options.add(new AwardOption(random.nextInt(12), random.nextInt(12)));
      }
      candidates.add(new SelectionCandidate("k" + i, "r" + random.nextInt(regions), options));
    }
    List<SpreadWish> wishes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      wishes.add(
          new SpreadWish("r" + random.nextInt(regions + 1), random.nextInt(3), random.nextInt(12)));
    }
    return new SelectionQuestion(
        random.nextInt(45), candidates, wishes, some(candidates), some(candidates), ofSeconds(20));
  }

  private List<String> some(List<SelectionCandidate> candidates) {
    return new ArrayList<>(
        candidates.stream()
            .map(SelectionCandidate::id)
            .filter(_ -> random.nextInt(7) == 0)
            .toList());
  }

  /** Amounts in whole steps, so that a table over the frame is small. */
  SelectionQuestion medium(int size, int regions, int steps) {
    List<SelectionCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long full = 2 + random.nextInt(steps);
      long score = 20_000 + random.nextInt(80_000);
      candidates.add(
          new SelectionCandidate(
              "k%03d".formatted(i),
              "r" + random.nextInt(regions),
              List.of(
                  new AwardOption(full, score),
                  new AwardOption(full * 3 / 4, score * 85 / 100),
                  new AwardOption(full / 2, score * 6 / 10))));
    }
    long frame = size * (steps / 2L) * 3 / 10;
    List<SpreadWish> wishes = new ArrayList<>();
    for (int r = 0; r < regions; r++) {
      wishes.add(
          new SpreadWish(
              "r" + r, random.nextInt(4), random.nextBoolean() ? frame / regions * 11 / 10 : 0));
    }
    return new SelectionQuestion(frame, candidates, wishes, List.of(), List.of(), ofSeconds(30));
  }

  /**
   * A year's applications: each may get 100, 75 or 50 % of what it asked for; every other region
   * wants a number of awards, the rest a share of the money.
   */
  public SelectionQuestion yearly(int size, int regions, int roundedTo) {
    List<SelectionCandidate> candidates = new ArrayList<>();
    long asked = 0;
    for (int i = 0; i < size; i++) {
      long full = Math.max(1, (20_000 + random.nextInt(480_000)) / roundedTo) * roundedTo;
      long score = 20_000 + random.nextInt(80_000);
      asked += full;
      candidates.add(
          new SelectionCandidate(
              "s%04d".formatted(i),
              "region" + random.nextInt(regions),
              List.of(
                  new AwardOption(full, score),
                  new AwardOption(full * 3 / 4, score * 85 / 100),
                  new AwardOption(full / 2, score * 6 / 10))));
    }
    long frame = asked * 3 / 10;
    List<SpreadWish> wishes = new ArrayList<>();
    for (int r = 0; r < regions; r++) {
      wishes.add(
          r % 2 == 0
              ? new SpreadWish("region" + r, size / regions / 3, 0)
              : new SpreadWish("region" + r, 0, frame / regions * 11 / 10));
    }
    return new SelectionQuestion(frame, candidates, wishes, List.of(), List.of(), ofSeconds(60));
  }

  /** The same question with everything in another order that may be. */
  SelectionQuestion shuffled(SelectionQuestion question) {
    List<SelectionCandidate> candidates = new ArrayList<>();
    for (SelectionCandidate c : question.candidates()) {
      List<AwardOption> options = new ArrayList<>(c.options());
      Collections.shuffle(options, random);
      candidates.add(new SelectionCandidate(c.id(), c.region(), options));
    }
    Collections.shuffle(candidates, random);
    return new SelectionQuestion(
        question.frame(),
        candidates,
        question.wishes(),
        question.lockedIn(),
        question.lockedOut(),
        question.timeLimit());
  }

  private static Duration ofSeconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
