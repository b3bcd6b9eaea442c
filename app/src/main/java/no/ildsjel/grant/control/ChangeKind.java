package no.ildsjel.grant.control;

/** What may have changed (§ 3-4: changes that matter are told at once). */
public enum ChangeKind {
  LEADER,
  PLAN,
  BUDGET,
  ADDRESS,
  ACCOUNT,
  /** The organisation stops, and asks that the award ends. */
  END,
  /** It appeals a decision made after the award (§ 28). */
  APPEAL,
  OTHER
}
