package no.ildsjel.platform.writing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import no.bekk.bekkopen.date.NorwegianDateUtil;

/** Norwegian working days: neither at the weekend nor on a public holiday. */
public final class WorkingDays {

  private WorkingDays() {}

  /** This day, or the first working day after it. */
  public static LocalDate from(LocalDate day) {
    LocalDate next = day;
    while (!working(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The last of so many working days after a day, which does not count itself. */
  public static LocalDate after(LocalDate day, int count) {
    LocalDate next = day;
    for (int i = 0; i < count; i++) {
      next = from(next.plusDays(1));
    }
    return next;
  }

  /** True on a public holiday, whatever day of the week it is. */
  public static boolean holiday(LocalDate day) {
    return NorwegianDateUtil.isHoliday(date(day));
  }

  static boolean working(LocalDate day) {
    return NorwegianDateUtil.isWorkingDay(date(day));
  }

  private static Date date(LocalDate day) {
    // the library reads the day off a calendar of the machine's own zone
    return Date.from(day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant());
  }
}
