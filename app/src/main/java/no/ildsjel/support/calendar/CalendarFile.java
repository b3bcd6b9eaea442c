package no.ildsjel.support.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import biweekly.property.ProductId;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Duration;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

/** A calendar as RFC 5545 has it, in Norwegian time with the rules for summer time. */
public final class CalendarFile {

  private static final String OSLO = "Europe/Oslo";
  private static final String END = "\r\n";
  private static final int MOST_OCTETS = 75;
  private static final int HOURS_BETWEEN_LOOKS = 4;

  private CalendarFile() {}

  /**
   * Writes a calendar.
   *
   * @param name what programs call it
   * @param now when it is made
   */
  public static String of(String name, List<CalendarEntry> entries, Instant now) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId(new ProductId("-//Ildsjel//Ildsjel//NB"));
    calendar.setMethod(Method.publish());
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(Duration.builder().hours(HOURS_BETWEEN_LOOKS).build());
    calendar
        .getTimezoneInfo()
        .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(OSLO), oslo()));
    entries.forEach(entry -> calendar.addEvent(event(entry, now)));
    return fold(write(calendar));
  }

  private static String write(ICalendar calendar) {
    StringWriter file = new StringWriter();
    try (ICalWriter writer = new ICalWriter(file, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  /** No line longer than 75 octets, and none that ends within a character (RFC 5545 § 3.1). */
  private static String fold(String file) {
    StringBuilder folded = new StringBuilder(file.length() + 64);
    for (String line : file.split(END)) {
      int octets = 0;
      for (int i = 0; i < line.length(); ) {
        String character = Character.toString(line.codePointAt(i));
        int more = character.getBytes(StandardCharsets.UTF_8).length;
        if (octets + more > MOST_OCTETS) {
          folded.append(END).append(' ');
          octets = 1;
        }
        folded.append(character);
        octets += more;
        i += character.length();
      }
      folded.append(END);
    }
    return folded.toString();
  }

  private static VEvent event(CalendarEntry entry, Instant now) {
    VEvent event = new VEvent();
    event.setUid(entry.uid());
    event.setSequence(entry.sequence());
    event.setDateTimeStamp(Date.from(now));
    event.setLastModified(Date.from(entry.changedAt()));
    event.setDateStart(Date.from(entry.starts()));
    event.setDateEnd(Date.from(entry.ends()));
    event.setSummary(entry.summary());
    if (!entry.description().isEmpty()) {
      event.setDescription(entry.description());
    }
    if (!entry.place().isEmpty()) {
      event.setLocation(entry.place());
    }
    entry.link().ifPresent(event::setUrl);
    event.setStatus(entry.cancelled() ? Status.cancelled() : Status.confirmed());
    return event;
  }

  /** The last Sunday of March and of October, since 1996 (Directive 2000/84/EC). */
  private static VTimezone oslo() {
    VTimezone zone = new VTimezone(OSLO);
    zone.addDaylightSavingsTime(
        observance(
            new DaylightSavingsTime(),
            3,
            new DateTimeComponents(1996, 3, 31, 2, 0, 0, false),
            1,
            2,
            "CEST"));
    zone.addStandardTime(
        observance(
            new StandardTime(),
            10,
            new DateTimeComponents(1996, 10, 27, 3, 0, 0, false),
            2,
            1,
            "CET"));
    return zone;
  }

  private static <T extends Observance> T observance(
      T observance, int month, DateTimeComponents since, int from, int to, String name) {
    observance.setDateStart(since);
    observance.setTimezoneOffsetFrom(new UtcOffset(true, from, 0));
    observance.setTimezoneOffsetTo(new UtcOffset(true, to, 0));
    observance.addTimezoneName(name);
    observance.setRecurrenceRule(
        new Recurrence.Builder(Frequency.YEARLY)
            .byMonth(month)
            .byDay(-1, DayOfWeek.SUNDAY)
            .build());
    return observance;
  }
}
