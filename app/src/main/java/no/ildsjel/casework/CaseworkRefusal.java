package no.ildsjel.casework;

import no.ildsjel.shared.Refusal;

/** Why something in casework was refused. */
public enum CaseworkRefusal implements Refusal {
  /** The call is not open yet. */
  NOT_OPEN,
  /** The deadline has passed. */
  DEADLINE_PASSED,
  /** The call is closed and the organisation is not invited. */
  NOT_INVITED,
  /** Something in the form has to be answered or mended first. */
  INCOMPLETE,
  /** Two people have answered differently, and one answer must be chosen. */
  ANSWERS_CLASH,
  /** The application has been withdrawn. */
  WITHDRAWN,
  /** It has been changed by somebody else in the meantime. */
  CHANGED_MEANWHILE,
  /** A reason is needed. */
  REASON_MISSING,
  /** The officer has not declared impartiality for the call. */
  IMPARTIALITY_NOT_DECLARED,
  /** The officer has a tie to the applicant (§ 6). */
  DISQUALIFIED,
  /** Whoever recommended can't decide. */
  SAME_PERSON,
  /** There is nothing recommended yet. */
  NOT_RECOMMENDED,
  /** It has been decided. */
  ALREADY_DECIDED,
  /** The deadline has not passed yet, so applications can still change. */
  STILL_OPEN,
  /** The amount is more than was applied for or more than the scheme allows. */
  AMOUNT_TOO_HIGH,
  /** An award needs an amount. */
  AMOUNT_MISSING,
  /** Not everything has been scored. */
  SCORES_MISSING,
  /** The assessment is closed. */
  ASSESSMENT_CLOSED,
  /** The reduced plan has to cost less than the full one. */
  REDUCED_NOT_LOWER,
  /** What was typed is no amount. */
  AMOUNT_UNREADABLE,
  /** A criterion is not met or not known, so nothing can be awarded yet. */
  CRITERIA_NOT_MET,
  /** Nobody lifts a tie of their own. */
  OWN_TIE,
  /** Only those who work with the case, without ties to it, can be given it. */
  NOT_AN_ASSESSOR;

  @Override
  public String code() {
    return "casework." + name();
  }
}
