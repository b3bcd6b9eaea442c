package no.ildsjel.support.matching;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.programme.CallId;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.matching.MatchTable.Tie;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentors.Distance;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.StatedWish;
import no.ildsjel.support.mentors.Wish;
import no.ildsjel.support.needs.NeedsManagement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what a proposal is reckoned of: profiles, ticked themes, wishes, pairs there are. */
@Component
class MatchTables {

  private final MatchStore rules;
  private final Cohorts cohorts;
  private final Mentors mentors;
  private final NeedsManagement needs;
  private final Pairs pairs;
  private final Municipalities municipalities;

  MatchTables(
      JdbcClient jdbc,
      Clock clock,
      Cohorts cohorts,
      Mentors mentors,
      NeedsManagement needs,
      Pairs pairs,
      Municipalities municipalities) {
    this.rules = new MatchStore(jdbc, clock);
    this.cohorts = cohorts;
    this.mentors = mentors;
    this.needs = needs;
    this.pairs = pairs;
    this.municipalities = municipalities;
  }

  /** Who waits for a mentor, by name. */
  Map<OrganisationNumber, String> waiting(Cohort cohort) {
    return waiting(cohort, pairs.of(cohort.call()));
  }

  private Map<OrganisationNumber, String> waiting(Cohort cohort, List<Pair> all) {
    Set<OrganisationNumber> paired = new HashSet<>();
    all.stream().filter(p -> p.state().open()).forEach(p -> paired.add(p.participant()));
    Map<OrganisationNumber, String> waiting = new LinkedHashMap<>();
    for (Participant participant : cohorts.participants(cohort.call())) {
      if (participant.active() && !paired.contains(participant.organisation())) {
        waiting.put(participant.organisation(), participant.name());
      }
    }
    return waiting;
  }

  /**
   * True when an officer can decide that these two are to be together: the one waits, the other
   * offers to help, and neither has said no.
   */
  boolean canBeTogether(Cohort cohort, Tie tie) {
    return waiting(cohort).containsKey(tie.participant())
        && !tie.participant().equals(tie.mentor())
        && mentors.offers(cohort.call()).stream()
            .anyMatch(o -> o.organisation().equals(tie.mentor()))
        && mentors.wishes(cohort.call()).stream()
            .filter(w -> w.wish() == Wish.NO)
            .noneMatch(
                w -> w.participant().equals(tie.participant()) && w.mentor().equals(tie.mentor()));
  }

  /** All that a proposal for a cohort is reckoned of. */
  MatchTable of(Cohort cohort) {
    CallId call = cohort.call();
    List<Pair> all = pairs.of(call);
    Map<OrganisationNumber, String> waiting = waiting(cohort, all);
    Map<OrganisationNumber, Integer> taken = new HashMap<>();
    Set<Tie> never = new HashSet<>();
    for (Pair pair : all) {
      if (pair.state().open()) {
        taken.merge(pair.mentor(), 1, Integer::sum);
      } else {
        // they have tried, or one of them would not
        never.add(new Tie(pair.participant(), pair.mentor()));
      }
    }
    for (MatchRule rule : rules.rules(call)) {
      Tie tie = new Tie(rule.participant(), rule.mentor());
      if (rule.together()) {
        // that they have tried before is for the officer to weigh
        never.remove(tie);
      } else {
        never.add(tie);
      }
    }
    Map<Tie, Map<Side, Wish>> wishes = new HashMap<>();
    for (StatedWish wish : mentors.wishes(call)) {
      Tie tie = new Tie(wish.participant(), wish.mentor());
      wishes.computeIfAbsent(tie, _ -> new EnumMap<>(Side.class)).put(wish.side(), wish.wish());
      if (wish.wish() == Wish.NO) {
        // nobody is made to, not by an officer either
        never.add(tie);
      }
    }
    Map<OrganisationNumber, Profile> offers = new LinkedHashMap<>();
    Map<OrganisationNumber, Integer> room = new HashMap<>();
    Map<OrganisationNumber, Integer> least = new HashMap<>();
    for (Profile offer : mentors.offers(call)) {
      int there = taken.getOrDefault(offer.organisation(), 0);
      offers.put(offer.organisation(), offer);
      room.put(offer.organisation(), Math.max(0, offer.told().capacity() - there));
      least.put(offer.organisation(), Math.max(1, offer.told().minimum() - there));
    }
    return new MatchTable(
        waiting, offers, room, least, fits(cohort, waiting, offers, wishes, never), never);
  }

  private Map<Tie, Fit> fits(
      Cohort cohort,
      Map<OrganisationNumber, String> waiting,
      Map<OrganisationNumber, Profile> offers,
      Map<Tie, Map<Side, Wish>> wishes,
      Set<Tie> never) {
    Map<OrganisationNumber, Profile> described = mentors.described(cohort.call());
    Map<OrganisationNumber, List<String>> ticked = needs.themes(waiting.keySet());
    Map<Tie, Fit> fits = new HashMap<>();
    for (Map.Entry<OrganisationNumber, String> participant : waiting.entrySet()) {
      Profile own =
          described.getOrDefault(
              participant.getKey(),
              new Profile(
                  cohort.call(),
                  participant.getKey(),
                  Side.PARTICIPANT,
                  participant.getValue(),
                  cohorts
                      .participant(cohort.call(), participant.getKey())
                      .flatMap(Participant::municipality),
                  Profile.Told.nothing()));
      List<String> themes = ticked.getOrDefault(participant.getKey(), List.of());
      for (Profile mentor : offers.values()) {
        Tie tie = new Tie(participant.getKey(), mentor.organisation());
        if (!never.contains(tie) && !tie.participant().equals(tie.mentor())) {
          fits.put(
              tie,
              Fit.of(
                  own,
                  themes,
                  mentor,
                  new Fit.Between(
                      Distance.between(own, mentor, municipalities),
                      wishes.getOrDefault(tie, Map.of())),
                  cohort.support().mentoring().weights()));
        }
      }
    }
    return fits;
  }
}
