package no.ildsjel.insight.records;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Days that count when a law counts working days. */
final class WorkingDays {

  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 17),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));

  /** Maundy Thursday to Whit Monday, in days from Easter Sunday. */
  private static final Set<Long> MOVING = Set.of(-3L, -2L, 0L, 1L, 39L, 49L, 50L);

  private WorkingDays() {}

  /** The last of so many working days after a day, which does not count itself. */
  static LocalDate after(LocalDate day, int count) {
    LocalDate at = day;
    for (int left = count; left > 0; ) {
      at = at.plusDays(1);
      if (working(at)) {
        left--;
      }
    }
    return at;
  }

  static boolean working(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !FIXED.contains(MonthDay.from(day))
        && !MOVING.contains(ChronoUnit.DAYS.between(easter(day.getYear()), day));
  }

  /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
