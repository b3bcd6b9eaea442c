package no.ildsjel.platform.writing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day and a time of day as they are typed, by the clock in Oslo. */
public final class TypedMoment {

  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{1,2})(?:[.: ]?([0-9]{2})(?:[.:][0-9]{2})?)?");

  private TypedMoment() {}

  /** The moment, if both can be read. */
  public static Optional<Instant> read(String day, String time) {
    if (!(TypedDays.day(day) instanceof Typed.Understood<LocalDate>(LocalDate date))) {
      return Optional.empty();
    }
    return clock(time).map(at -> date.atTime(at).atZone(Writing.OSLO).toInstant());
  }

  /** A time of day: {@code 18}, {@code 18.30}, {@code 18:30}, {@code 18:30:00} or {@code 1830}. */
  public static Optional<LocalTime> clock(String typed) {
    Matcher read = CLOCK.matcher(TypedNumbers.latinDigits(typed));
    if (!read.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalTime.of(
              Integer.parseInt(read.group(1)),
              read.group(2) == null ? 0 : Integer.parseInt(read.group(2))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
