package no.ildsjel.programme;

import java.time.LocalDate;

/** Where a call is, by the clock. */
public enum CallState {
  DRAFT,
  PLANNED,
  OPEN,
  CLOSED;

  /** The state of a call on a day in Oslo; it is open to the end of the day it closes. */
  public static CallState of(boolean published, LocalDate opens, LocalDate closes, LocalDate day) {
    if (!published) {
      return DRAFT;
    }
    if (day.isBefore(opens)) {
      return PLANNED;
    }
    return day.isAfter(closes) ? CLOSED : OPEN;
  }
}
