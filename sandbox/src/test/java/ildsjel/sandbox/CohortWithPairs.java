package ildsjel.sandbox;

import no.ildsjel.shared.Actor;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Pairs;
import org.springframework.context.ApplicationContext;

/** The demonstration's cohort: other tests let more begin, but only this one has pairs. */
final class CohortWithPairs {

  private CohortWithPairs() {}

  static Cohort of(ApplicationContext server, Actor officer) {
    Pairs pairs = server.getBean(Pairs.class);
    return server.getBean(Cohorts.class).administeredBy(officer).stream()
        .filter(c -> !pairs.of(c.call()).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
