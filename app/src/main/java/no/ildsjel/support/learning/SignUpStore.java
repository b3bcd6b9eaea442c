package no.ildsjel.support.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of parties, of those who come, and of what has happened. */
class SignUpStore {

  /**
   * How full an event is.
   *
   * @param held places taken
   * @param waiting parties that wait
   */
  record Fill(int held, int waiting) {}

  /** A step that says nothing of who came or went. */
  static final String NAME_CHANGED = "NAME_CHANGED";

  private final JdbcClient jdbc;
  private final Clock clock;

  SignUpStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(SignUp party, PersonId by) {
    jdbc.sql(
            """
            insert into support.sign_up
              (id, event, organisation, name, seats, participant, state, signed_by, at)
            values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)
            """)
        .params(
            party.id(),
            party.event().value(),
            party.organisation().value(),
            party.organisationName(),
            party.seats(),
            party.own(),
            by.value(),
            moment())
        .update();
    int position = 0;
    for (Attendee person : party.people()) {
      jdbc.sql(
              """
              insert into support.attendee (id, sign_up, position, name, email, person, needs)
              values (?, ?, ?, ?, ?, ?, ?)
              """)
          .params(person.id(), party.id(), position++, person.name())
          .param(person.email().orElse(null))
          .param(person.person().map(PersonId::value).orElse(null))
          .param(person.needs().orElse(null))
          .update();
    }
  }

  /** Puts a person in the place of another; nothing of the first is left. */
  void replace(UUID before, Attendee person) {
    // the one before may have been ticked at the door already; the new one has not come
    jdbc.sql("delete from support.attendance where attendee = ?").param(before).update();
    jdbc.sql(
            """
            update support.attendee set id = ?, name = ?, email = ?, person = ?, needs = ?
            where id = ?
            """)
        .params(person.id(), person.name())
        .param(person.email().orElse(null))
        .param(person.person().map(PersonId::value).orElse(null))
        .param(person.needs().orElse(null))
        .param(before)
        .update();
  }

  void move(UUID signUp, SignUpState state, Optional<Instant> until) {
    jdbc.sql("update support.sign_up set state = ?, offered_until = ? where id = ?")
        .param(state.name())
        .param(until.map(EventStore::utc).orElse(null))
        .param(signUp)
        .update();
    if (!state.active()) {
      jdbc.sql("delete from support.attendee where sign_up = ?").param(signUp).update();
    }
  }

  void step(UUID signUp, String what, Optional<Instant> until) {
    jdbc.sql("insert into support.sign_up_step (sign_up, what, until, at) values (?, ?, ?, ?)")
        .params(signUp, what)
        .param(until.map(EventStore::utc).orElse(null))
        .param(moment())
        .update();
  }

  /** The last thing that happened to each party of an event, beside changes of name. */
  Map<UUID, String> lastSteps(EventId event) {
    Map<UUID, String> last = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (t.sign_up) t.sign_up, t.what
            from support.sign_up_step t join support.sign_up s on s.id = t.sign_up
            where s.event = ? and t.what <> ? order by t.sign_up, t.id desc
            """)
        .params(event.value(), NAME_CHANGED)
        .query((ResultSet row) -> {
          last.put(row.getObject("sign_up", UUID.class), row.getString("what"));
        });
    return last;
  }

  /** What has happened to an organisation's parties at an event, in order. */
  List<SignUp.Step> steps(EventId event, OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select t.* from support.sign_up_step t join support.sign_up s on s.id = t.sign_up
            where s.event = ? and s.organisation = ? order by t.id
            """)
        .params(event.value(), organisation.value())
        .query((row, n) ->
            new SignUp.Step(
                row.getObject("sign_up", UUID.class),
                row.getString("what"),
                moment(row, "until"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The parties of an event in the order they came, withdrawn ones too. */
  List<SignUp> of(EventId event) {
    return read("where s.event = :v", event.value());
  }

  /** An organisation's parties that have places or can get them, at all events. */
  List<SignUp> of(OrganisationNumber organisation) {
    return read(
        "where s.organisation = :v and s.state in ('WAITING', 'OFFERED', 'CONFIRMED')",
        organisation.value());
  }

  /** The parties a person comes with. */
  List<SignUp> with(PersonId person) {
    return read(
        """
        where s.state = 'CONFIRMED'
          and exists (select 1 from support.attendee a where a.sign_up = s.id and a.person = :v)
        """,
        person.value());
  }

  Optional<SignUp> find(UUID id) {
    return read("where s.id = :v", id).stream().findFirst();
  }

  /** Events at which an offer has run out, or somebody waits for what has not begun. */
  List<EventId> toLookAt() {
    return jdbc.sql(
            """
            select s.event from support.sign_up s
            where s.state in ('WAITING', 'OFFERED')
              and exists (select 1 from support.event_session e
                where e.event = s.event and not e.gone and e.ends > :now)
            group by s.event order by s.event
            """)
        .param("now", moment())
        .query((row, n) -> new EventId(row.getObject(1, UUID.class)))
        .list();
  }

  /** How full each of these is. */
  Map<EventId, Fill> fill(Collection<EventId> events) {
    Map<EventId, Fill> fill = new HashMap<>();
    jdbc.sql(
            """
            select event,
              coalesce(sum(seats) filter (where state in ('OFFERED', 'CONFIRMED')), 0)::int as held,
              (count(*) filter (where state = 'WAITING'))::int as waiting
            from support.sign_up where event = any (?) group by event
            """)
        .param(events.stream().map(EventId::value).toArray(UUID[]::new))
        .query((ResultSet row) -> {
          fill.put(
              new EventId(row.getObject("event", UUID.class)),
              new Fill(row.getInt("held"), row.getInt("waiting")));
        });
    return fill;
  }

  private record Row(UUID signUp, Attendee person) {}

  private List<SignUp> read(String where, Object value) {
    List<SignUp> bare =
        jdbc.sql("select s.* from support.sign_up s " + where + " order by s.number")
            .param("v", value)
            .query(SignUpStore::bare)
            .list();
    if (bare.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Attendee>> people =
        jdbc
            .sql(
                """
                select a.*, array(select t.session from support.attendance t
                  where t.attendee = a.id) as present
                from support.attendee a where a.sign_up = any (?) order by a.sign_up, a.position
                """)
            .param(bare.stream().map(SignUp::id).toArray(UUID[]::new))
            .query((row, n) -> new Row(row.getObject("sign_up", UUID.class), attendee(row)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Row::signUp, Collectors.mapping(Row::person, Collectors.toList())));
    return bare.stream()
        .map(s ->
            new SignUp(
                s.id(),
                s.event(),
                s.organisation(),
                s.organisationName(),
                s.seats(),
                s.own(),
                s.state(),
                s.at(),
                s.offeredUntil(),
                people.getOrDefault(s.id(), List.of())))
        .toList();
  }

  private static Attendee attendee(ResultSet row) throws SQLException {
    Set<UUID> present = new LinkedHashSet<>(List.of((UUID[]) row.getArray("present").getArray()));
    return new Attendee(
        row.getObject("id", UUID.class),
        row.getObject("sign_up", UUID.class),
        row.getString("name"),
        Optional.ofNullable(row.getString("email")),
        Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
        Optional.ofNullable(row.getString("needs")),
        present);
  }

  private static SignUp bare(ResultSet row, int number) throws SQLException {
    return new SignUp(
        row.getObject("id", UUID.class),
        new EventId(row.getObject("event", UUID.class)),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("name"),
        row.getInt("seats"),
        row.getBoolean("participant"),
        SignUpState.valueOf(row.getString("state")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        moment(row, "offered_until"),
        List.of());
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }
}
