package no.ildsjel.support.mentoring;

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

  static SchemeId under(Calls calls, CallId cohort) {
    return rules(calls, cohort).compensation().scheme();
  }
}
