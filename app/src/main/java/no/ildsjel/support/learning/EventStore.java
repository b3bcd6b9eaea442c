package no.ildsjel.support.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of events and their sessions. */
class EventStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String EVENTS =
      """
      select e.*, s.id as session, s.starts, s.ends, s.place, s.link, s.gone
      from support.event e left join support.event_session s on s.event = e.id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  EventStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a draft; false when it is there already. */
  boolean add(EventId id, AdministratorId administrator, Optional<CallId> cohort, EventPlan plan) {
    boolean added =
        jdbc.sql(
                    """
                    insert into support.event
                      (id, administrator, cohort, kind, state, title, description, capacity,
                       per_organisation, for_all, kept, kept_until, closes, provider, exercises,
                       changed_at)
                    values (:id, :administrator, :cohort, :kind, 'DRAFT', :title, :description,
                       :capacity, :most, :all, :kept, :until, :closes, :provider, :exercises, :at)
                    on conflict do nothing
                    """)
                .param("administrator", administrator.value())
                .param("cohort", cohort.map(CallId::value).orElse(null))
                .params(columns(id, plan))
                .update()
            > 0;
    if (added) {
      sessions(id, plan);
    }
    return added;
  }

  /** Writes an event anew; calendars are told when {@code moved}. */
  void change(EventId id, EventPlan plan, boolean moved) {
    jdbc.sql(
            """
            update support.event set kind = :kind, title = :title, description = :description,
              capacity = :capacity, per_organisation = :most, for_all = :all, kept = :kept,
              kept_until = :until, closes = :closes, provider = :provider, exercises = :exercises,
              changed_at = :at, sequence = sequence + :moved
            where id = :id
            """)
        .param("moved", moved ? 1 : 0)
        .params(columns(id, plan))
        .update();
    sessions(id, plan);
  }

  private Map<String, @Nullable Object> columns(EventId id, EventPlan plan) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", id.value());
    columns.put("kind", plan.kind().name());
    columns.put("title", json(plan.title()));
    columns.put("description", json(plan.description()));
    columns.put("capacity", plan.places().capacity());
    columns.put("most", plan.places().perOrganisation());
    columns.put("all", plan.places().forAll());
    columns.put("kept", plan.places().kept());
    columns.put("until", plan.places().keptUntil().orElse(null));
    columns.put("closes", plan.closes());
    columns.put("provider", plan.provider().map(PersonId::value).orElse(null));
    columns.put("exercises", plan.exercises().toArray(String[]::new));
    columns.put("at", OffsetDateTime.now(clock));
    return columns;
  }

  private void sessions(EventId id, EventPlan plan) {
    jdbc.sql("update support.event_session set gone = true where event = ? and id <> all (?)")
        .params(
            id.value(), plan.sessions().stream().map(EventPlan.Meeting::id).toArray(UUID[]::new))
        .update();
    for (EventPlan.Meeting meeting : plan.sessions()) {
      int written =
          jdbc.sql(
                  """
                  insert into support.event_session (id, event, starts, ends, place, link)
                  values (?, ?, ?, ?, ?, ?)
                  on conflict (id) do update set starts = excluded.starts, ends = excluded.ends,
                    place = excluded.place, link = excluded.link, gone = false
                  where event_session.event = excluded.event
                  """)
              .params(
                  meeting.id(),
                  id.value(),
                  utc(meeting.starts()),
                  utc(meeting.ends()),
                  meeting.place(),
                  meeting.link())
              .update();
      if (written == 0) {
        throw new IllegalArgumentException("A session of another event: " + meeting.id());
      }
    }
  }

  void publish(EventId id) {
    jdbc.sql("update support.event set state = 'PUBLISHED', changed_at = ? where id = ?")
        .params(OffsetDateTime.now(clock), id.value())
        .update();
  }

  void cancel(EventId id, String because) {
    jdbc.sql(
            """
            update support.event set state = 'CANCELLED', cancelled_because = ?,
              sequence = sequence + 1, changed_at = ? where id = ?
            """)
        .params(because, OffsetDateTime.now(clock), id.value())
        .update();
  }

  void discard(EventId id) {
    jdbc.sql("delete from support.event_session where event = ?").param(id.value()).update();
    jdbc.sql("delete from support.event where id = ? and state = 'DRAFT'")
        .param(id.value())
        .update();
  }

  Optional<CourseEvent> find(EventId id) {
    return read("where e.id = :v", id.value()).stream().findFirst();
  }

  /** The event, held until the act is done. */
  Optional<CourseEvent> lock(EventId id) {
    jdbc.sql("select 1 from support.event where id = ? for update")
        .param(id.value())
        .query(Integer.class)
        .optional();
    return find(id);
  }

  List<CourseEvent> byIds(Collection<EventId> ids) {
    return read("where e.id = any (:v)", ids.stream().map(EventId::value).toArray(UUID[]::new));
  }

  /** Those of these administrators. */
  List<CourseEvent> of(Collection<AdministratorId> administrators) {
    return read(
        "where e.administrator = any (:v)",
        administrators.stream().map(AdministratorId::value).toArray(String[]::new));
  }

  List<CourseEvent> heldBy(PersonId provider) {
    return read("where e.provider = :v", provider.value());
  }

  /** Published and cancelled ones with a session on or after the day. */
  List<CourseEvent> announced(LocalDate since) {
    return read(
        """
        where e.state <> 'DRAFT' and exists (select 1 from support.event_session l
            where l.event = e.id and not l.gone and l.ends >= :v)
        """,
        since.atStartOfDay(no.ildsjel.platform.writing.Writing.OSLO).toOffsetDateTime());
  }

  private record Row(CourseEvent event, Optional<Session> session) {}

  /** In the order of their first sessions. */
  private List<CourseEvent> read(String where, Object value) {
    Map<EventId, CourseEvent> bare = new LinkedHashMap<>();
    Map<EventId, List<Session>> sessions = new LinkedHashMap<>();
    for (Row row :
        jdbc.sql(EVENTS + where + " order by e.id, s.starts, s.id")
            .param("v", value)
            .query((row, n) -> new Row(bare(row), session(row)))
            .list()) {
      bare.putIfAbsent(row.event().id(), row.event());
      row.session()
          .ifPresent(session ->
              sessions.computeIfAbsent(row.event().id(), id -> new ArrayList<>()).add(session));
    }
    return bare.values().stream()
        .map(e -> with(e, sessions.getOrDefault(e.id(), List.of())))
        .sorted(
            java.util.Comparator.comparing(CourseEvent::starts).thenComparing(e -> e.id().value()))
        .toList();
  }

  private static Optional<Session> session(ResultSet row) throws SQLException {
    UUID id = row.getObject("session", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Session(
                id,
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                row.getString("link"),
                row.getBoolean("gone")));
  }

  private static CourseEvent bare(ResultSet row) throws SQLException {
    return new CourseEvent(
        new EventId(row.getObject("id", UUID.class)),
        new AdministratorId(row.getString("administrator")),
        Optional.ofNullable(row.getObject("cohort", UUID.class)).map(CallId::new),
        EventKind.valueOf(row.getString("kind")),
        EventState.valueOf(row.getString("state")),
        text(row.getString("title")),
        text(row.getString("description")),
        new Places(
            row.getInt("capacity"),
            row.getInt("per_organisation"),
            row.getBoolean("for_all"),
            row.getInt("kept"),
            Optional.ofNullable(row.getObject("kept_until", LocalDate.class))),
        row.getObject("closes", LocalDate.class),
        Optional.ofNullable(row.getObject("provider", UUID.class)).map(PersonId::new),
        List.of((String[]) row.getArray("exercises").getArray()),
        row.getInt("sequence"),
        Optional.ofNullable(row.getString("cancelled_because")),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        List.of());
  }

  private static CourseEvent with(CourseEvent e, List<Session> sessions) {
    return new CourseEvent(
        e.id(),
        e.administrator(),
        e.cohort(),
        e.kind(),
        e.state(),
        e.title(),
        e.description(),
        e.places(),
        e.closes(),
        e.provider(),
        e.exercises(),
        e.sequence(),
        e.cancelledBecause(),
        e.changedAt(),
        sessions);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String json(LocalText words) {
    Map<String, String> byCode = new LinkedHashMap<>();
    words.byLanguage().forEach((language, text) -> byCode.put(language.code(), text));
    return JSON.writeValueAsString(byCode);
  }

  static LocalText text(String json) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    JSON.readValue(json, new TypeReference<Map<String, String>>() {})
        .forEach((code, text) -> Language.of(code).ifPresent(l -> texts.put(l, text)));
    return new LocalText(texts);
  }
}
