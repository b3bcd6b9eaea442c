package no.ildsjel.support.mentoring;

/** By what right somebody signs the agreement for an organisation, as they say themselves. */
public enum SignsAs {
  /** Leads the board. */
  LEADER,
  /** Sits on the board. */
  BOARD,
  /** Has an authority from those who may sign, as those employed by an organisation have. */
  AUTHORITY
}
