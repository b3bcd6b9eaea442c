package no.ildsjel.support.needs;

/** Why the conversation is held now. */
public enum Occasion {
  /** What later ones are compared with. */
  FIRST,
  AFTER_A_YEAR,
  AT_THE_END,
  /** Because the organisation wishes to. */
  AGAIN
}
