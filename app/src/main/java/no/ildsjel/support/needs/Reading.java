package no.ildsjel.support.needs;

/** How an answer is read. */
public enum Reading {
  NEED(0),
  FINE(1),
  STRENGTH(2);

  /** The most an answer counts when pictures of different days are compared. */
  public static final int MOST = 2;

  private final int points;

  Reading(int points) {
    this.points = points;
  }

  /** What it counts when pictures of different days are compared. */
  public int points() {
    return points;
  }
}
