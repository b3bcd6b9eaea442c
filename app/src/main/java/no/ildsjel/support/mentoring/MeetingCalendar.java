package no.ildsjel.support.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/**
 * The meetings of mentors and participants for calendars. Where they are held stays on the pair's
 * page: a calendar is copied to machines nobody here knows of.
 */
@Service
class MeetingCalendar extends CalendarOfOrganisations {

  private final JdbcClient jdbc;
  private final Texts texts;

  MeetingCalendar(JdbcClient jdbc, People people, Texts texts) {
    super(people);
    this.jdbc = jdbc;
    this.texts = texts;
  }

  @Override
  protected List<CalendarEntry> entries(Set<OrganisationNumber> own, Language language) {
    String[] numbers = own.stream().map(OrganisationNumber::value).toArray(String[]::new);
    return jdbc.sql(
            """
            select m.id, p.id as pair, m.sequence, m.starts, m.minutes, m.state, m.changed_at,
              case when p.participant = any (:own) then p.mentor_name else p.participant_name
                end as other
            from support.meeting m join support.pair p on p.id = m.pair
            where p.participant = any (:own) or p.mentor = any (:own)
            order by m.starts, m.id
            """)
        .param("own", numbers)
        .query((row, n) -> entry(row, language))
        .list();
  }

  private CalendarEntry entry(ResultSet row, Language language) throws SQLException {
    Instant starts = row.getObject("starts", OffsetDateTime.class).toInstant();
    return new CalendarEntry(
        "meeting-" + row.getObject("id", UUID.class) + "@ildsjel",
        row.getInt("sequence"),
        starts,
        starts.plusSeconds(60L * row.getInt("minutes")),
        texts.text(language, "meeting.calendar", row.getString("other")),
        texts.text(language, "meeting.calendar.where"),
        "",
        Optional.empty(),
        "/mentorpar/" + row.getObject("pair", UUID.class),
        row.getString("state").equals(Meeting.State.CANCELLED.name()),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
