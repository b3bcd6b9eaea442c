package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemonstratedDaysTest {

  @Test
  void noCourseLiesOnChristmasOrAnotherHoliday() {
    assertThat(DemonstratedCourses.ordinary(LocalDate.of(2026, 12, 24)))
        .isEqualTo(LocalDate.of(2026, 12, 27));
    assertThat(DemonstratedCourses.ordinary(LocalDate.of(2026, 12, 31)))
        .isEqualTo(LocalDate.of(2027, 1, 2));
    assertThat(DemonstratedCourses.ordinary(LocalDate.of(2027, 3, 25)))
        .as("Maundy Thursday and Good Friday")
        .isEqualTo(LocalDate.of(2027, 3, 27));
    assertThat(DemonstratedCourses.ordinary(LocalDate.of(2027, 5, 17)))
        .as("Constitution Day is Whit Monday too")
        .isEqualTo(LocalDate.of(2027, 5, 18));
    assertThat(DemonstratedCourses.ordinary(LocalDate.of(2027, 2, 3)))
        .isEqualTo(LocalDate.of(2027, 2, 3));
  }
}
