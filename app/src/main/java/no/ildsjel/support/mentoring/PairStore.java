package no.ildsjel.support.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.mentors.Side;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of pairs and of what both sides have said yes to. */
class PairStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  PairStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds a proposal.
   *
   * @throws DuplicateKeyException when the participant has one that is open
   */
  void add(Pair pair, PersonId by) {
    jdbc.sql(
            """
            insert into support.pair
              (id, cohort, participant, participant_name, mentor, mentor_name, state, proposed_by,
               proposed_at, answer_by, ends)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            pair.id().value(),
            pair.cohort().value(),
            pair.participant().value(),
            pair.participantName(),
            pair.mentor().value(),
            pair.mentorName(),
            pair.state().name(),
            by.value(),
            OffsetDateTime.now(clock),
            pair.answerBy(),
            pair.ends())
        .update();
  }

  Optional<Pair> find(PairId id) {
    return jdbc.sql("select * from support.pair where id = ?")
        .param(id.value())
        .query(PairStore::pair)
        .optional();
  }

  /** The pair, held until the act is done. */
  Pair lock(PairId id) {
    return jdbc.sql("select * from support.pair where id = ? for update")
        .param(id.value())
        .query(PairStore::pair)
        .single();
  }

  /** The pairs of a cohort, those that are open first, then by the participant's name. */
  List<Pair> of(CallId cohort) {
    return jdbc.sql(
            """
            select * from support.pair where cohort = ?
            order by state in ('ENDED', 'FELL_THROUGH'),
              participant_name collate "nb-NO-x-icu", proposed_at
            """)
        .param(cohort.value())
        .query(PairStore::pair)
        .list();
  }

  /** The pairs an organisation is or was in, the newest first. */
  List<Pair> with(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select * from support.pair where participant = :o or mentor = :o
            order by state in ('ENDED', 'FELL_THROUGH'), proposed_at desc
            """)
        .param("o", organisation.value())
        .query(PairStore::pair)
        .list();
  }

  List<Pair> in(PairState state) {
    return jdbc.sql("select * from support.pair where state = ? order by proposed_at, id")
        .param(state.name())
        .query(PairStore::pair)
        .list();
  }

  void state(PairId id, PairState state) {
    jdbc.sql("update support.pair set state = ? where id = ?")
        .params(state.name(), id.value())
        .update();
  }

  void start(PairId id, LocalDate day) {
    jdbc.sql("update support.pair set state = 'ACTIVE', starts = ? where id = ?")
        .params(day, id.value())
        .update();
  }

  void end(PairId id, LocalDate day, Ending ending) {
    jdbc.sql("update support.pair set state = 'ENDED', ended_on = ?, ending = ? where id = ?")
        .params(day, ending.name(), id.value())
        .update();
  }

  void extend(PairId id, LocalDate ends) {
    jdbc.sql("update support.pair set ends = ? where id = ?").params(ends, id.value()).update();
  }

  /** Notes that a side says yes; the sides that have by now. */
  Set<Side> yes(PairId id, Side side, String what, PersonId by) {
    jdbc.sql(
            """
            insert into support.pair_yes (pair, side, what, person, at) values (?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(id.value(), side.name(), what, by.value(), OffsetDateTime.now(clock))
        .update();
    return said(id, what);
  }

  /** Notes which words those who have said yes have said it to. */
  void noteAgreement(PairId id, String what, String digest) {
    jdbc.sql(
            """
            update support.pair_yes set agreement = ?
            where pair = ? and what = ? and agreement is null
            """)
        .params(digest, id.value(), what)
        .update();
  }

  /** Keeps by what right it was said; the first time it was, as the yes itself. */
  void noteRight(PairId id, Side side, String what, SignsAs as) {
    jdbc.sql(
            """
            update support.pair_yes set signs_as = ?
            where pair = ? and side = ? and what = ? and signs_as is null
            """)
        .params(as.name(), id.value(), side.name(), what)
        .update();
  }

  List<Signature> signatures(PairId id, String what) {
    return jdbc.sql("select * from support.pair_yes where pair = ? and what = ? order by at")
        .params(id.value(), what)
        .query((row, n) ->
            new Signature(
                Side.valueOf(row.getString("side")),
                new PersonId(row.getObject("person", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("signs_as")).map(SignsAs::valueOf)))
        .list();
  }

  /** Pairs of a cohort that ended before a day and whose words are still there. */
  List<Pair> endedBefore(CallId cohort, LocalDate day) {
    return jdbc.sql(
            """
            select * from support.pair
            where cohort = ? and state = 'ENDED' and ended_on < ? and forgotten_on is null
            order by id
            """)
        .params(cohort.value(), day)
        .query(PairStore::pair)
        .list();
  }

  /** Takes away all that the two wrote, and what was said to the officer. */
  void forgetWords(PairId id, LocalDate day) {
    jdbc.sql("delete from support.pair_note where pair = ?").param(id.value()).update();
    jdbc.sql("delete from support.pair_task where pair = ?").param(id.value()).update();
    jdbc.sql("delete from support.pair_trouble where pair = ?").param(id.value()).update();
    jdbc.sql("update support.pair set forgotten_on = ? where id = ?")
        .params(day, id.value())
        .update();
  }

  void forgetYes(PairId id) {
    jdbc.sql("delete from support.pair_yes where pair = ?").param(id.value()).update();
  }

  /** What was booked and has not been is called off, in calendars too. */
  void cancelMeetings(PairId id) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            update support.meeting set state = 'CANCELLED', sequence = sequence + 1, changed_at = ?
            where pair = ? and state = 'BOOKED' and starts > ?
            """)
        .params(now, id.value(), now)
        .update();
  }

  Set<Side> said(PairId id, String what) {
    return jdbc
        .sql("select side from support.pair_yes where pair = ? and what = ?")
        .params(id.value(), what)
        .query((row, n) -> Side.valueOf(row.getString("side")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What one side has asked for and the other has not answered, of those that begin so. */
  Optional<String> waiting(PairId id, String beginning, LocalDate now) {
    return jdbc.sql(
            """
            select what from support.pair_yes where pair = ? and starts_with(what, ?)
              and what > ? group by what having count(*) = 1 order by max(at) desc limit 1
            """)
        .params(id.value(), beginning, beginning + now)
        .query((row, n) -> row.getString("what"))
        .optional();
  }

  /** The last day somebody was nudged, if anybody was. */
  Optional<LocalDate> nudged(PairId id) {
    return jdbc.sql(
            "select on_day from support.pair_nudge where pair = ? order by on_day desc limit 1")
        .param(id.value())
        .query((row, n) -> row.getObject("on_day", LocalDate.class))
        .optional();
  }

  void nudge(PairId id, String kind, LocalDate day) {
    jdbc.sql(
            """
            insert into support.pair_nudge (pair, kind, on_day) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(id.value(), kind, day)
        .update();
  }

  private static Pair pair(ResultSet row, int number) throws SQLException {
    return new Pair(
        new PairId(row.getObject("id", UUID.class)),
        new CallId(row.getObject("cohort", UUID.class)),
        new OrganisationNumber(row.getString("participant")),
        row.getString("participant_name"),
        new OrganisationNumber(row.getString("mentor")),
        row.getString("mentor_name"),
        PairState.valueOf(row.getString("state")),
        row.getObject("answer_by", LocalDate.class),
        Optional.ofNullable(row.getObject("starts", LocalDate.class)),
        row.getObject("ends", LocalDate.class),
        Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
        Optional.ofNullable(row.getString("ending")).map(Ending::valueOf));
  }
}
