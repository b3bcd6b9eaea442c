package no.ildsjel.support.mentoring;

import java.util.Optional;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;

/** Under which scheme the mentors of a cohort are paid. */
final class Compensated {

  private Compensated() {}

  static Scheme.Mentoring rules(Calls calls, CallId cohort) {
    return calls.kindOf(calls.require(cohort)).support().orElseThrow().mentoring();
  }

  static boolean under(Calls calls, CallId cohort, SchemeId scheme) {
    return rules(calls, cohort).compensation().scheme().equals(Optional.of(scheme));
  }
}
