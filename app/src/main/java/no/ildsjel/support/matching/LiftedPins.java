package no.ildsjel.support.matching;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.AfterPairs;
import no.ildsjel.support.mentoring.Pair;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * That two are to be together was decided for one try: when it is over, the next proposal is free
 * again, and the officer can decide anew.
 */
@Component
class LiftedPins implements AfterPairs {

  private final MatchStore store;
  private final Cohorts cohorts;
  private final Archive archive;

  LiftedPins(JdbcClient jdbc, Clock clock, Cohorts cohorts, Archive archive) {
    this.store = new MatchStore(jdbc, clock);
    this.cohorts = cohorts;
    this.archive = archive;
  }

  @Override
  public void over(Actor actor, Pair pair) {
    if (store.unpin(pair.cohort(), pair.participant(), pair.mentor())) {
      cohorts
          .find(pair.cohort())
          .ifPresent(cohort ->
              archive.record(
                  actor,
                  Optional.of(cohort.administrator()),
                  cohort.subject(),
                  "match-rule-lifted",
                  Map.of(
                      "participant", pair.participant().value(), "mentor", pair.mentor().value())));
    }
  }
}
