package no.ildsjel.grant.control;

/** Why an award is looked at. */
public enum ControlCause {
  /** An officer has a reason. */
  OFFICER,
  /** One of the published rules. */
  RULE,
  /** Drawn by lot. */
  RANDOM
}
