package no.ildsjel.grant.control;

/** How far a control has come. */
public enum ControlState {
  OPEN,
  /** The organisation has been told what may be claimed, and can answer (§ 16). */
  NOTICED,
  /** Money is claimed. */
  CLAIMED,
  CLOSED;

  public boolean standing() {
    return this == OPEN || this == NOTICED;
  }
}
