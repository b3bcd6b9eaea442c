package no.ildsjel.insight.records;

/** Which way a document goes; the names are Noark 5's codes of {@code journalposttype}. */
public enum Direction {
  /** Received. */
  I,
  /** Sent. */
  U,
  /** Internal, without follow-up. */
  X
}
