package no.ildsjel.support.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.support.mentors.Distance;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.ProfileWords;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.Wish;

/**
 * How well a mentor fits a participant: each ground is between nothing and all of it, and counts by
 * the scheme's weight. A help, and no science.
 *
 * @param value from 0 to {@link #BEST}, the weighted mean of the grounds
 * @param grounds each ground with how far it is met, in the order they are told
 */
record Fit(int value, List<Ground> grounds) {

  /** The best there is: thousandths. */
  static final int BEST = 1_000;

  /** What a ground that nothing is known of counts: half of it. */
  private static final int UNKNOWN = 50;

  /** What can't be done in a day there and back, as the crow flies: our own choice. */
  private static final int DAYS_JOURNEY = 300;

  /** What place counts at least where both will meet online. */
  private static final int ONLINE = 40;

  /** Begins a word that tells how far apart two are, in kilometres. */
  static final String KILOMETRES = "km-";

  private static final List<String> NOT_SAID = List.of("not-said");

  /**
   * One ground.
   *
   * @param name as in the scheme's weights
   * @param perCent how far it is met
   * @param words what it was met by: ids of themes, groups, languages; {@code km-140} for how far
   *     apart they are; {@code not-said} where nothing is known
   */
  record Ground(String name, int perCent, int weight, List<String> words) {}

  /** The names a scheme can weigh. */
  static final List<String> NAMES =
      List.of("need", "group", "language", "place", "way", "size", "kind", "wish");

  /** What is known of the two beside their profiles. */
  record Between(Optional<Distance> distance, Map<Side, Wish> wishes) {}

  /**
   * Weighs a participant and a mentor.
   *
   * @param themes what the participant has ticked on its map of needs
   */
  static Fit of(
      Profile participant,
      List<String> themes,
      Profile mentor,
      Between between,
      Map<String, Integer> weights) {
    List<Ground> grounds = new ArrayList<>();
    for (String name : NAMES) {
      int weight = weights.getOrDefault(name, 0);
      if (weight > 0) {
        grounds.add(
            switch (name) {
              case "need" -> share(name, weight, themes, mentor.told().themes());
              case "group" -> groups(weight, participant, mentor);
              case "language" -> languages(weight, participant, mentor);
              case "place" -> place(weight, participant, mentor, between);
              case "way" -> share(name, weight, participant.told().ways(), mentor.told().ways());
              case "size" -> size(weight, participant, mentor);
              case "kind" -> share(name, weight, participant.told().helps(), mentor.told().helps());
              default -> wish(weight, between.wishes());
            });
      }
    }
    long sum = grounds.stream().mapToLong(g -> (long) g.perCent() * g.weight()).sum();
    long all = grounds.stream().mapToLong(Ground::weight).sum();
    return new Fit(all == 0 ? 0 : (int) Math.round(sum * (BEST / 100.0) / all), grounds);
  }

  /** How much of what one asks for the other has. */
  private static Ground share(String name, int weight, List<String> asked, List<String> has) {
    if (asked.isEmpty()) {
      return new Ground(name, UNKNOWN, weight, NOT_SAID);
    }
    List<String> both = both(asked, has);
    return new Ground(name, both.size() * 100 / asked.size(), weight, both);
  }

  private static Ground groups(int weight, Profile participant, Profile mentor) {
    List<String> asked = participant.told().groups();
    boolean everybody = asked.contains("everybody") || mentor.told().groups().contains("everybody");
    Ground shared = share("group", weight, asked, mentor.told().groups());
    return everybody && !asked.isEmpty()
        ? new Ground("group", Math.max(UNKNOWN, shared.perCent()), weight, shared.words())
        : shared;
  }

  /** A language of their own beside Norwegian makes it easier; Norwegian alone will do. */
  private static Ground languages(int weight, Profile participant, Profile mentor) {
    List<String> both = both(participant.told().languages(), mentor.told().languages());
    if (participant.told().languages().isEmpty()) {
      return new Ground("language", UNKNOWN, weight, NOT_SAID);
    }
    boolean more = both.stream().anyMatch(l -> !l.equals("no"));
    return new Ground("language", more ? 100 : both.isEmpty() ? 0 : UNKNOWN, weight, both);
  }

  /**
   * All of it in the same municipality, then less by each kilometre, and nothing from a day's
   * journey on; at least something where both are willing to meet online.
   */
  private static Ground place(int weight, Profile participant, Profile mentor, Between between) {
    if (between.distance().isEmpty()) {
      return new Ground("place", UNKNOWN, weight, NOT_SAID);
    }
    Distance apart = between.distance().get();
    if (apart.sameMunicipality()) {
      return new Ground("place", 100, weight, List.of("municipality"));
    }
    String words = KILOMETRES + apart.told();
    int near = Math.max(0, 100 - 100 * apart.kilometres() / DAYS_JOURNEY);
    boolean online =
        participant.told().ways().contains("online") && mentor.told().ways().contains("online");
    return online && near < ONLINE
        ? new Ground("place", ONLINE, weight, List.of(words, "online"))
        : new Ground("place", near, weight, List.of(words));
  }

  private static Ground size(int weight, Profile participant, Profile mentor) {
    Optional<Integer> one = participant.told().size().map(ProfileWords.SIZES::indexOf);
    Optional<Integer> other = mentor.told().size().map(ProfileWords.SIZES::indexOf);
    if (one.isEmpty() || other.isEmpty()) {
      return new Ground("size", UNKNOWN, weight, NOT_SAID);
    }
    int steps = Math.abs(one.get() - other.get());
    return new Ground("size", Math.max(0, 100 - 40 * steps), weight, List.of());
  }

  /** Wished by both is all of it; a side that has said nothing counts half, like all unsaid. */
  private static Ground wish(int weight, Map<Side, Wish> wishes) {
    List<String> by = new ArrayList<>();
    int sum = 0;
    for (Side side : Side.values()) {
      boolean wished = wishes.get(side) == Wish.WISH;
      sum += wished ? 100 : UNKNOWN;
      if (wished) {
        by.add(side.name());
      }
    }
    int sides = Side.values().length;
    return new Ground("wish", sum / sides, weight, wishes.isEmpty() ? NOT_SAID : by);
  }

  private static List<String> both(List<String> one, List<String> other) {
    Set<String> has = new HashSet<>(other);
    return one.stream().filter(has::contains).toList();
  }
}
