package no.ildsjel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until it is moved. */
public final class TestClock extends Clock {

  private Instant now;

  public TestClock(String moment) {
    this.now = Instant.parse(moment);
  }

  public void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("Europe/Oslo");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
