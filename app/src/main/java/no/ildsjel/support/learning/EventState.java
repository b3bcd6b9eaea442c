package no.ildsjel.support.learning;

/** How far an event has come. */
public enum EventState {
  /** Seen by those who make it. */
  DRAFT,
  /** In the year plan. */
  PUBLISHED,
  CANCELLED
}
