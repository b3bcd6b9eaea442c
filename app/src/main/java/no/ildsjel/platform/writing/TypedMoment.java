package no.ildsjel.platform.writing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** A day and a time of day as they are typed, by the clock in Oslo. */
public final class TypedMoment {

  private TypedMoment() {}

  /** The moment, if both can be read: {@code 18:30}, {@code 18.30} or {@code 18}. */
  public static Optional<Instant> read(String day, String time) {
    if (!(TypedDays.day(day) instanceof Typed.Understood<LocalDate>(LocalDate date))) {
      return Optional.empty();
    }
    String typed = time.strip().replace('.', ':');
    if (!typed.matches("[0-9]{1,2}(:[0-9]{2})?(:[0-9]{2})?")) {
      return Optional.empty();
    }
    String[] parts = typed.split(":");
    try {
      return Optional.of(
          date.atTime(
                  LocalTime.of(
                      Integer.parseInt(parts[0]),
                      parts.length > 1 ? Integer.parseInt(parts[1]) : 0))
              .atZone(Writing.OSLO)
              .toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
