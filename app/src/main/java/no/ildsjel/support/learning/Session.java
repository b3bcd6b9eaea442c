package no.ildsjel.support.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.ildsjel.platform.writing.Writing;

/**
 * One time that people meet.
 *
 * @param place where, or empty when it is online only
 * @param link to the meeting room, or empty; only for those signed up
 * @param gone true when it has been taken away, which calendars are told
 */
public record Session(
    UUID id, Instant starts, Instant ends, String place, String link, boolean gone) {

  /** The day it starts, in Oslo. */
  public LocalDate day() {
    return starts.atZone(Writing.OSLO).toLocalDate();
  }

  /** True when it is held in a meeting room on the net. */
  public boolean online() {
    return !link.isEmpty();
  }

  /** Its length in whole minutes. */
  public long minutes() {
    return java.time.Duration.between(starts, ends).toMinutes();
  }
}
