package no.ildsjel.support.mentoring;

/** How far a pair has come. */
public enum PairState {
  /** An officer has proposed it; both sides are asked. */
  PROPOSED,
  /** Both said yes; the agreement waits for two names. */
  SIGNING,
  ACTIVE,
  ENDED,
  /** One said no or did not answer in time, or the officer took it back: nobody can see which. */
  FELL_THROUGH;

  /** True while the participant has, or may get, a mentor by it. */
  public boolean open() {
    return this == PROPOSED || this == SIGNING || this == ACTIVE;
  }
}
