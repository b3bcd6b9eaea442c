package no.ildsjel.support.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.mentors.Profile;

/**
 * Everything a proposal is reckoned of: who waits for a mentor, who has room, and how each fits.
 *
 * @param waiting participants without an open pair, by number
 * @param room how many more each mentor can take
 * @param least the fewest a mentor who wants a group still has to get
 * @param fits how each of the possible fits; those that must not be are not in it
 * @param never pairs that must not be: somebody has said no, an officer has, or they have tried
 */
record MatchTable(
    Map<OrganisationNumber, String> waiting,
    Map<OrganisationNumber, Profile> mentors,
    Map<OrganisationNumber, Integer> room,
    Map<OrganisationNumber, Integer> least,
    Map<Tie, Fit> fits,
    Set<Tie> never) {

  /** A participant and a mentor. */
  record Tie(OrganisationNumber participant, OrganisationNumber mentor) {
    MatchQuestion.Tie asked() {
      return new MatchQuestion.Tie(participant.value(), mentor.value());
    }
  }

  /** The question to be reckoned. */
  MatchQuestion question(List<Tie> pins, List<Tie> before, Optional<Integer> mostEach) {
    return new MatchQuestion(
        waiting.keySet().stream().map(OrganisationNumber::value).toList(),
        mentors.keySet().stream()
            .map(mentor ->
                new MatchQuestion.Mentor(
                    mentor.value(),
                    Math.min(places(mentor), mostEach.orElse(Integer.MAX_VALUE)),
                    least.getOrDefault(mentor, 1)))
            .toList(),
        fits.entrySet().stream()
            .map(e ->
                new MatchQuestion.Pair(
                    e.getKey().participant().value(),
                    e.getKey().mentor().value(),
                    e.getValue().value() * (MatchQuestion.BEST_FIT / Fit.BEST),
                    1))
            .toList(),
        List.of(),
        pins.stream().map(Tie::asked).toList(),
        before.stream()
            .filter(t -> waiting.containsKey(t.participant()) && mentors.containsKey(t.mentor()))
            .map(Tie::asked)
            .toList(),
        MatchQuestion.Objective.MATCHED_FIRST,
        Matchmaking.TIME);
  }

  int places(OrganisationNumber mentor) {
    return room.getOrDefault(mentor, 0);
  }

  /** The best of those that may be, for one participant. */
  Optional<OrganisationNumber> best(OrganisationNumber participant) {
    return fits.entrySet().stream()
        .filter(e -> e.getKey().participant().equals(participant))
        .max(
            Map.Entry.<Tie, Fit>comparingByValue(java.util.Comparator.comparingInt(Fit::value))
                .thenComparing(e -> e.getKey().mentor().value()))
        .map(e -> e.getKey().mentor());
  }

  /** What would give a mentor to somebody who got none. */
  MatchRun.Relax relax(
      OrganisationNumber participant, MatchAnswer answer, Optional<Integer> mostEach) {
    if (answer.proof() == MatchAnswer.Proof.INFEASIBLE) {
      boolean pinned =
          answer.unmatched().stream().anyMatch(u -> u.participant().equals(participant.value()));
      return new MatchRun.Relax(pinned ? "pin" : "others-pins", "");
    }
    if (answer.proof() == MatchAnswer.Proof.UNKNOWN) {
      return new MatchRun.Relax("time", "");
    }
    Optional<OrganisationNumber> best = best(participant);
    if (best.isEmpty()) {
      return new MatchRun.Relax("no-mentor", "");
    }
    OrganisationNumber mentor = best.get();
    long taken = answer.pairs().stream().filter(p -> p.mentor().equals(mentor.value())).count();
    String what =
        taken >= places(mentor)
            ? "full"
            : mostEach.filter(most -> taken >= most).isPresent() ? "spread" : "minimum";
    return new MatchRun.Relax(what, name(mentor));
  }

  /** True when these two can still be asked: it fits nobody's no, and there is room. */
  boolean canBeAsked(Tie tie) {
    return waiting.containsKey(tie.participant())
        && fits.containsKey(tie)
        && places(tie.mentor()) > 0;
  }

  String name(OrganisationNumber mentor) {
    Profile profile = mentors.get(mentor);
    return profile == null ? "" : profile.name();
  }

  /** The pairs that were proposed and can be again. */
  static List<Tie> proposed(MatchRun run) {
    Set<Tie> ties = new HashSet<>();
    run.lines()
        .forEach(line ->
            line.mentor().ifPresent(mentor -> ties.add(new Tie(line.participant(), mentor))));
    return List.copyOf(ties);
  }
}
