package no.ildsjel.platform.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day and a time of day as people type them. */
class TypedMomentTest {

  @ParameterizedTest
  @CsvSource({
    "2027-01-12, 18:30, 2027-01-12T17:30:00Z",
    "12.7.2027, 18.30, 2027-07-12T16:30:00Z",
    "12. juli 2027, 8, 2027-07-12T06:00:00Z",
    "2027-01-12, 18:30:00, 2027-01-12T17:30:00Z",
    "2027-01-12, 1830, 2027-01-12T17:30:00Z",
    "2027-01-12, 830, 2027-01-12T07:30:00Z",
    "2027-01-12, ١٨:٣٠, 2027-01-12T17:30:00Z"
  })
  void isReadByTheClockInOslo(String day, String time, Instant moment) {
    assertThat(TypedMoment.read(day, time)).contains(moment);
  }

  @Test
  void whatCannotBeReadIsNotGuessed() {
    assertThat(TypedMoment.read("i morgen", "18:30")).isEmpty();
    assertThat(TypedMoment.read("2027-01-12", "halv sju")).isEmpty();
    assertThat(TypedMoment.read("2027-01-12", "25:00")).isEmpty();
  }
}
