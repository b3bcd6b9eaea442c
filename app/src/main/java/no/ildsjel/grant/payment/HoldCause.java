package no.ildsjel.grant.payment;

/** Why money waits (§ 2-6 for an overdue report). It never keeps anybody from applying. */
public enum HoldCause {
  REPORT_OVERDUE,
  CONDITION_BROKEN,
  CONTROL_OPEN,
  /** Who signed the letter of acceptance may not have been one who can. */
  SIGNER_UNSURE,
  OTHER
}
