package ildsjel.sandbox;

import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
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

  /** Has Språkbroen say yes to its award, if it has not, and take part. */
  static void letSprakbroenIn(ApplicationContext server) {
    Demonstration play = server.getBean(Demonstration.class);
    DecisionView award =
        server.getBean(Decisions.class).of(of(server, play.cast("saksbehandler")).call()).stream()
            .filter(d -> d.application().organisation().equals(Cast.SPRAKBROEN))
            .findFirst()
            .orElseThrow();
    AcceptanceManagement acceptance = server.getBean(AcceptanceManagement.class);
    if (acceptance.find(award.id()).isEmpty()) {
      acceptance.answer(play.cast("leder"), award.id(), true, SigningRight.LEADER).orThrow();
    }
    server.getBean(Cohorts.class).lookAgain(award.id());
  }
}
