package ildsjel.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock of the domain that can be moved, so that a year can be told in a minute. */
public final class MovableClock extends Clock {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private final Clock real;
  private volatile Duration ahead = Duration.ZERO;

  MovableClock() {
    this(Clock.system(OSLO));
  }

  private MovableClock(Clock real) {
    this.real = real;
  }

  /** Moves to a time of a day in Oslo; it goes on from there. */
  public void moveTo(LocalDate day, LocalTime time) {
    ahead = Duration.between(real.instant(), day.atTime(time).atZone(OSLO).toInstant());
  }

  /** Back to what the real clock says. */
  public void backToNow() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return OSLO;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    MovableClock other = new MovableClock(real.withZone(zone));
    other.ahead = ahead;
    return other;
  }
}
