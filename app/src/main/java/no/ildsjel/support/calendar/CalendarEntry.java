package no.ildsjel.support.calendar;

import java.time.Instant;
import java.util.Optional;

/**
 * Something in a calendar.
 *
 * @param uid the same for as long as it is the same thing, whoever's calendar it stands in
 * @param sequence raised when time or place has changed (RFC 5545 § 3.8.7.4)
 * @param link to a meeting room, only where the reader may have it
 * @param page where on our own pages it is looked after; not written to calendars, which are copied
 * @param cancelled true when it is not held, which the calendar is told
 */
public record CalendarEntry(
    String uid,
    int sequence,
    Instant starts,
    Instant ends,
    String summary,
    String description,
    String place,
    Optional<String> link,
    String page,
    boolean cancelled,
    Instant changedAt) {}
