package no.ildsjel.insight.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five working days from when a request came, as § 32 counts them. */
class WorkingDaysTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-09, 2026-03-16",
    "2026-03-13, 2026-03-20",
    "2026-03-14, 2026-03-20",
    "2026-03-30, 2026-04-09",
    "2026-04-29, 2026-05-07",
    "2026-05-12, 2026-05-20",
    "2026-05-21, 2026-05-29",
    "2026-12-23, 2026-12-31"
  })
  void weekendsAndHolidaysDoNotCount(LocalDate came, LocalDate due) {
    assertThat(WorkingDays.after(came, AccessRequests.WORKING_DAYS)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({"2000-04-23", "2008-03-23", "2026-04-05", "2027-03-28", "2038-04-25", "2100-03-28"})
  void easterIsWhereTheAlmanacHasIt(LocalDate sunday) {
    assertThat(WorkingDays.easter(sunday.getYear())).isEqualTo(sunday);
  }

  @Test
  void theSeventeenthOfMayIsNoWorkingDay() {
    assertThat(WorkingDays.working(LocalDate.of(2027, 5, 17))).isFalse();
    assertThat(WorkingDays.working(LocalDate.of(2027, 5, 18))).isTrue();
  }
}
