package no.ildsjel.casework;

/** Where an application is. It has two labels: one for the applicant, one for the case worker. */
public enum ApplicationState {
  /** Being written; nobody but the organisation sees it. */
  DRAFT,
  /** Sent in. */
  SUBMITTED,
  /** Taken back by the organisation. */
  WITHDRAWN
}
