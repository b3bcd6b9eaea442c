package no.ildsjel.insight.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An appeal of what was answered to a request.
 *
 * @param outcome what came of it here; empty while it waits
 * @param sentOn the day it went to the appeal body
 * @param note why the answer stands, or empty
 */
public record AccessAppeal(
    UUID request,
    String words,
    Instant at,
    Optional<Outcome> outcome,
    Optional<LocalDate> sentOn,
    String note,
    Optional<Instant> decided) {

  /** What came of an appeal where the request was answered. */
  public enum Outcome {
    /** What was asked for is given. */
    UPHELD,
    /** The answer stands, and the appeal body decides. */
    SENT_ON
  }

  public boolean waits() {
    return outcome.isEmpty();
  }
}
