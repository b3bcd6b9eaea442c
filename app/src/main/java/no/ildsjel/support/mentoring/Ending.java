package no.ildsjel.support.mentoring;

/** How a pair ended. None of them is anybody's fault. */
public enum Ending {
  /** Its time was over. */
  PERIOD,
  /** Both wanted to. */
  AGREED,
  /** Another mentor came instead. */
  REPLACED,
  /** One of them left the programme. */
  LEFT
}
