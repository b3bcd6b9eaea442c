package no.ildsjel.support.learning;

/** What kind of event it is. */
public enum EventKind {
  COURSE,
  GATHERING,
  JOINT_MEETING,
  CONFERENCE
}
