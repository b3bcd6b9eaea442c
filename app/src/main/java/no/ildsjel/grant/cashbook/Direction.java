package no.ildsjel.grant.cashbook;

/** Which way money went. */
public enum Direction {
  IN,
  OUT
}
