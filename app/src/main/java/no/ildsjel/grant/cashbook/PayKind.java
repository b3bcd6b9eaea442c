package no.ildsjel.grant.cashbook;

/** What money for work is. */
public enum PayKind {
  /** Wages to somebody employed, with holiday pay. */
  WAGE,
  /** A fee to somebody not employed, without holiday pay. */
  FEE
}
