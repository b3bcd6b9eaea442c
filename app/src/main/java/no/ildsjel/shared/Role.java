package no.ildsjel.shared;

/**
 * What a person may do as staff. Acting for an organisation is not a role but a mandate; see {@link
 * Actor#actsFor}.
 */
public enum Role {
  /** Handles applications for an administrator. */
  CASE_OFFICER(true),
  /** Approves decisions and payments for an administrator. */
  APPROVER(true),
  COUNTY_OFFICER(false),
  MINISTRY(false),
  EVALUATOR(false),
  COUNSELLOR(false),
  COURSE_PROVIDER(false),
  AUDITOR(false),
  /** Runs the installation: gives roles, imports registers; sees no cases. */
  ADMIN(false);

  private final boolean forAdministrator;

  Role(boolean forAdministrator) {
    this.forAdministrator = forAdministrator;
  }

  /** True when the role is held for one administrator and means nothing without it. */
  public boolean forAdministrator() {
    return forAdministrator;
  }
}
