package no.ildsjel.support.learning;

/** How it stands with a party. */
public enum SignUpState {
  WAITING,
  /** Has been offered places and has to say yes in time. */
  OFFERED,
  CONFIRMED,
  WITHDRAWN,
  /** Did not say yes in time. */
  EXPIRED;

  /** True while it has places or can get them. */
  public boolean active() {
    return this == WAITING || holds();
  }

  /** True when places are taken for it. */
  public boolean holds() {
    return this == OFFERED || this == CONFIRMED;
  }
}
