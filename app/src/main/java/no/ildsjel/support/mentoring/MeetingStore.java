package no.ildsjel.support.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of meetings, and of who has said of them that they were held. */
class MeetingStore {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Keys keys;

  MeetingStore(JdbcClient jdbc, Clock clock, Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.keys = keys;
  }

  /** Notes how far a meeting has come; calendars learn of it. */
  void state(UUID id, Meeting.State state, int minutes, int prepared) {
    jdbc.sql(
            """
            update support.meeting set state = ?, minutes = ?, prepared_minutes = ?,
              sequence = sequence + 1, changed_at = ?
            where id = ?
            """)
        .params(state.name(), minutes, prepared, OffsetDateTime.now(clock), id)
        .update();
  }

  /** Keeps who said it of a meeting, and when. */
  void step(UUID meeting, MeetingStep.What what, int minutes, int prepared, PersonId by) {
    jdbc.sql(
            """
            insert into support.meeting_step (meeting, what, minutes, prepared_minutes, by, at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(meeting, what.name(), minutes, prepared, by.value(), OffsetDateTime.now(clock))
        .update();
  }

  /** What has been said of a pair's meetings, in order. */
  List<MeetingStep> steps(PairId pair) {
    return jdbc.sql(
            """
            select s.* from support.meeting_step s join support.meeting m on m.id = s.meeting
            where m.pair = ? order by s.at, s.id
            """)
        .param(pair.value())
        .query((row, n) ->
            new MeetingStep(
                row.getObject("meeting", UUID.class),
                MeetingStep.What.valueOf(row.getString("what")),
                row.getInt("minutes"),
                row.getInt("prepared_minutes"),
                Optional.ofNullable(row.getObject("by", UUID.class)).map(PersonId::new),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** A pair's meetings, the last first. */
  List<Meeting> of(Pair pair) {
    return jdbc.sql("select * from support.meeting where pair = ? order by starts desc, id")
        .param(pair.id().value())
        .query((row, n) -> meeting(row, pair))
        .list();
  }

  Optional<Meeting> find(Pair pair, UUID id) {
    return of(pair).stream().filter(m -> m.id().equals(id)).findFirst();
  }

  private Meeting meeting(ResultSet row, Pair pair) throws SQLException {
    boolean participant = row.getBoolean("officer_participant");
    boolean mentor = row.getBoolean("officer_mentor");
    return new Meeting(
        row.getObject("id", UUID.class),
        pair.id(),
        row.getObject("starts", OffsetDateTime.class).toInstant(),
        row.getInt("minutes"),
        Meeting.Way.valueOf(row.getString("way")),
        keys.open(pair.id().thing(), row.getBytes("place")).orElse(""),
        Optional.ofNullable(row.getBytes("idea"))
            .flatMap(idea -> keys.open(pair.id().thing(), idea)),
        Meeting.State.valueOf(row.getString("state")),
        row.getInt("sequence"),
        participant && mentor,
        new Meeting.OfficerAskedBy(participant, mentor),
        row.getInt("prepared_minutes"));
  }
}
