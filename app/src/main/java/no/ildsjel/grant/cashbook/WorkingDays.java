package no.ildsjel.grant.cashbook;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import no.bekk.bekkopen.date.NorwegianDateUtil;

/** Norwegian working days: neither at the weekend nor on a public holiday. */
final class WorkingDays {

  private WorkingDays() {}

  /** This day, or the first working day after it. */
  static LocalDate from(LocalDate day) {
    LocalDate next = day;
    // the library reads the day off a calendar of the machine's own zone
    while (!NorwegianDateUtil.isWorkingDay(
        Date.from(next.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant()))) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The first working day after this. */
  static LocalDate after(LocalDate day) {
    return from(day.plusDays(1));
  }
}
