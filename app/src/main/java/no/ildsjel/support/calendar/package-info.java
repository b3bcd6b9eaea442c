/** Calendars that people and organisations subscribe to, filled by the desks that hold meetings. */
@NullMarked
package no.ildsjel.support.calendar;

import org.jspecify.annotations.NullMarked;
