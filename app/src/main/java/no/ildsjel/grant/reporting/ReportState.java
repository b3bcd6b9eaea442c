package no.ildsjel.grant.reporting;

/** How far a report has come. */
public enum ReportState {
  /** Nobody has handed it in. */
  OPEN,
  /** Handed in, and waits for an officer. */
  SENT,
  /** An officer has asked about something, and it can be changed. */
  RETURNED,
  APPROVED;

  /** True while the organisation can change it. */
  public boolean changeable() {
    return this == OPEN || this == RETURNED;
  }
}
