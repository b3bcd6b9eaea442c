package no.ildsjel.grant.payment;

/** How far a payment has come. */
public enum PaymentState {
  /** It has a day, and nobody has looked at it yet, or it was sent back. */
  PLANNED,
  /** A case officer has checked that it is to be paid. */
  CERTIFIED,
  /** Another person has approved it. */
  APPROVED,
  /** It stands in a file for the bank. */
  SENT,
  /** The bank has paid it. */
  PAID,
  /** Not to be paid after all. */
  CANCELLED;

  /** True while it is still to be paid. */
  public boolean toCome() {
    return this != PAID && this != CANCELLED;
  }
}
