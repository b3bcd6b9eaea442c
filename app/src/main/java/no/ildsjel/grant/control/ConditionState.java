package no.ildsjel.grant.control;

/** How it stands with what an award was given on. */
public enum ConditionState {
  OPEN,
  MET,
  BROKEN
}
