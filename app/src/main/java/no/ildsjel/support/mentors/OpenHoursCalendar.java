package no.ildsjel.support.mentors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.calendar.CalendarEntry;
import no.ildsjel.support.calendar.CalendarOfOrganisations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Half hours that are booked, for the calendars of both; what they are about stays here. */
@Service
class OpenHoursCalendar extends CalendarOfOrganisations {

  private final JdbcClient jdbc;
  private final Texts texts;

  OpenHoursCalendar(JdbcClient jdbc, People people, Texts texts) {
    super(people);
    this.jdbc = jdbc;
    this.texts = texts;
  }

  @Override
  protected List<CalendarEntry> entries(Set<OrganisationNumber> own, Language language) {
    return jdbc.sql(
            """
            select id, cohort, sequence, starts, state, changed_at,
              case when organisation = any (:own) then mentor_name else name end as other
            from support.open_booking
            where organisation = any (:own) or mentor = any (:own)
            order by starts, id
            """)
        .param("own", own.stream().map(OrganisationNumber::value).toArray(String[]::new))
        .query((row, n) -> entry(row, language))
        .list();
  }

  private CalendarEntry entry(ResultSet row, Language language) throws SQLException {
    Instant starts = row.getObject("starts", OffsetDateTime.class).toInstant();
    return new CalendarEntry(
        "open-" + row.getObject("id", UUID.class) + "@ildsjel",
        row.getInt("sequence"),
        starts,
        starts.plus(Duration.ofMinutes(30)),
        texts.text(language, "open.calendar", row.getString("other")),
        texts.text(language, "meeting.calendar.where"),
        "",
        Optional.empty(),
        "/program/" + row.getObject("cohort", UUID.class) + "/apen-time",
        row.getString("state").equals("CANCELLED"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
