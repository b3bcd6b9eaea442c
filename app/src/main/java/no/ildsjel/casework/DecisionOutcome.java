package no.ildsjel.casework;

/** What a case comes to. */
public enum DecisionOutcome {
  AWARD,
  REJECTION
}
