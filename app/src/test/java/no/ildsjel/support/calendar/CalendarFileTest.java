package no.ildsjel.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calendars by RFC 5545, read again by another's reader. */
class CalendarFileTest {

  private static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");
  private static final String LONG =
      "Øving i å skrive en søknad, med kaffe; ta med penn, papir og godt humør.\nІ ще раз"
          + " українською, щоб рядок був довгий. وأيضا بالعربية لكي يطول السطر أكثر من اللازم.";

  private static CalendarEntry entry(String uid, Instant starts, boolean cancelled) {
    return new CalendarEntry(
        uid,
        3,
        starts,
        starts.plusSeconds(7200),
        "Søknadskurs, del 1; kveld",
        LONG,
        "Trondheim, Storsalen",
        Optional.of("https://moterom.example/rom?nr=1"),
        "/kurs/1",
        cancelled,
        NOW);
  }

  private static ICalendar read(String file) {
    return Biweekly.parse(file).first();
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    Instant starts = Instant.parse("2027-03-12T17:00:00Z");
    String file = CalendarFile.of("Språkbroen", List.of(entry("a@ildsjel", starts, false)), NOW);
    VEvent event = read(file).getEvents().getFirst();
    assertThat(event.getUid().getValue()).isEqualTo("a@ildsjel");
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getSummary().getValue()).isEqualTo("Søknadskurs, del 1; kveld");
    assertThat(event.getDescription().getValue()).isEqualTo(LONG);
    assertThat(event.getLocation().getValue()).isEqualTo("Trondheim, Storsalen");
    assertThat(event.getUrl().getValue()).isEqualTo("https://moterom.example/rom?nr=1");
    assertThat(event.getDateTimeStamp().getValue()).isEqualTo(Date.from(NOW));
    assertThat(event.getStatus().isConfirmed()).isTrue();
    assertThat(read(file).validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
  }

  @Test
  void theDayAfterTheClockIsChangedAMeetingIsStillAtSixInOslo() {
    Instant winter = Instant.parse("2027-03-27T17:00:00Z");
    Instant summer = Instant.parse("2027-03-28T16:00:00Z");
    Instant autumn = Instant.parse("2027-10-31T17:00:00Z");
    String file =
        CalendarFile.of(
            "x",
            List.of(
                entry("a", winter, false), entry("b", summer, false), entry("c", autumn, false)),
            NOW);
    assertThat(file)
        .contains("DTSTART;TZID=Europe/Oslo:20270327T180000")
        .contains("DTSTART;TZID=Europe/Oslo:20270328T180000")
        .contains("DTSTART;TZID=Europe/Oslo:20271031T180000")
        .contains("BEGIN:VTIMEZONE")
        .contains("TZOFFSETTO:+0200");
    assertThat(read(file).getEvents())
        .extracting(e -> e.getDateStart().getValue().toInstant())
        .containsExactly(winter, summer, autumn);
  }

  @Test
  void whatIsCancelledStaysAndSaysSo() {
    String file = CalendarFile.of("x", List.of(entry("a", NOW, true)), NOW);
    assertThat(file).contains("STATUS:CANCELLED").contains("SEQUENCE:3");
    assertThat(read(file).getEvents().getFirst().getStatus().isCancelled()).isTrue();
  }

  @Test
  void noLineIsLongerThanSeventyFiveOctetsAndNoneEndsWithinACharacter() {
    String file = CalendarFile.of("Språkbroen", List.of(entry("a@ildsjel", NOW, false)), NOW);
    assertThat(file).contains("\r\n");
    for (String line : file.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
    }
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(file).doesNotContain("\uFFFD");
  }
}
