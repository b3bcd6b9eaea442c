package no.ildsjel.grant.acceptance;

/** By what right somebody signs for an organisation, as they say themselves. */
public enum SigningRight {
  /** Leads the board. */
  LEADER,
  /** Sits on the board. */
  BOARD,
  /** Has a written authority from those who may sign. */
  AUTHORITY
}
