package no.ildsjel.grant.cashbook;

/** What has to be withheld and paid beside the pay itself. */
public enum PayTreatment {
  /** So little to one person in a year that nothing is withheld or reported. */
  SMALL,
  /** Tax is withheld, but the organisation pays no employer's contribution. */
  EXEMPT,
  /** Tax is withheld and employer's contribution paid. */
  FULL
}
