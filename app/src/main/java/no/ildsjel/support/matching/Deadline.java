package no.ildsjel.support.matching;

import java.time.Duration;

/** How much of a question's time is left. */
final class Deadline {

  private final long end;

  Deadline(Duration limit) {
    this.end = System.nanoTime() + limit.toNanos();
  }

  long millis() {
    return Math.max(0, (end - System.nanoTime()) / 1_000_000);
  }

  boolean over() {
    return millis() == 0;
  }
}
