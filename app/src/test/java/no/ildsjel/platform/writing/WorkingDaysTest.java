package no.ildsjel.platform.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days, as laws and banks count them. */
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
    assertThat(WorkingDays.after(came, 5)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-25, 2027-03-30", // Maundy Thursday to the Tuesday after Easter
    "2027-05-01, 2027-05-03",
    "2027-12-25, 2027-12-27",
    "2027-06-08, 2027-06-08"
  })
  void aDayThatIsNoWorkingDayMovesToTheNext(LocalDate day, LocalDate expected) {
    assertThat(WorkingDays.from(day)).isEqualTo(expected);
  }

  @Test
  void theSeventeenthOfMayIsNoWorkingDay() {
    assertThat(WorkingDays.working(LocalDate.of(2027, 5, 17))).isFalse();
    assertThat(WorkingDays.working(LocalDate.of(2027, 5, 18))).isTrue();
  }
}
