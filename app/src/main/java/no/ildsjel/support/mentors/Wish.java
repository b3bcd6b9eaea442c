package no.ildsjel.support.mentors;

/** What one side says of one of the other. */
public enum Wish {
  WISH,
  FINE,
  /** Never with this one; the reason is nobody's business. */
  NO
}
