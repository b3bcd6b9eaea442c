package no.ildsjel.support.mentors;

/** Which side of a pair somebody is on. */
public enum Side {
  PARTICIPANT,
  MENTOR;

  /** The one across. */
  public Side other() {
    return this == PARTICIPANT ? MENTOR : PARTICIPANT;
  }
}
