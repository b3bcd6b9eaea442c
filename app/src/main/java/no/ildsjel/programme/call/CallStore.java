package no.ildsjel.programme.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls.Announcement;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.programme.Schemes;
import no.ildsjel.programme.Schemes.VersionedScheme;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of calls and of who is invited. A call's state is computed from the clock. */
@Repository
class CallStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Schemes schemes;
  private final ReadOnce once;

  CallStore(JdbcClient jdbc, Clock clock, Schemes schemes, ReadOnce once) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.schemes = schemes;
    this.once = once;
  }

  void save(
      CallId id,
      Announcement announcement,
      VersionedScheme scheme,
      Scheme.Kind kind,
      FrameId frame) {
    jdbc.sql(
            """
            insert into programme.call (id, version, scheme, scheme_version, kind, administrator,
              frame, grant_year, title, opens, closes, decision_by, invited_only)
            values (:id, 0, :scheme, :schemeVersion, :kind, :administrator,
              :frame, :year, :title, :opens, :closes, :decisionBy, :invitedOnly)
            on conflict (id) do update set version = programme.call.version + 1,
              scheme = excluded.scheme, scheme_version = excluded.scheme_version,
              kind = excluded.kind, administrator = excluded.administrator,
              frame = excluded.frame, grant_year = excluded.grant_year, title = excluded.title,
              opens = excluded.opens, closes = excluded.closes,
              decision_by = excluded.decision_by, invited_only = excluded.invited_only
            """)
        .param("id", id.value())
        .param("scheme", announcement.scheme().value())
        .param("schemeVersion", scheme.version())
        .param("kind", kind.id())
        .param("administrator", announcement.administrator().value())
        .param("frame", frame.value())
        .param("year", scheme.scheme().grantYear())
        .param("title", json(announcement.title()))
        .param("opens", announcement.opens())
        .param("closes", announcement.closes())
        .param("decisionBy", announcement.decisionBy())
        .param("invitedOnly", announcement.invitedOnly())
        .update();
  }

  void published(CallId call, Optional<PersonId> by, OffsetDateTime now) {
    jdbc.sql(
            """
            update programme.call set published_at = :now, published_by = :by, version = version + 1
            where id = :id and published_at is null
            """)
        .param("now", now)
        .param("by", by.map(PersonId::value).orElse(null))
        .param("id", call.value())
        .update();
  }

  void extended(CallId call, LocalDate closes, LocalDate decisionBy) {
    jdbc.sql(
            """
            update programme.call set closes = ?, decision_by = ?, version = version + 1
            where id = ?
            """)
        .params(closes, decisionBy, call.value())
        .update();
  }

  void invite(CallId call, OrganisationNumber organisation) {
    jdbc.sql(
            """
            insert into programme.invitation (call, organisation) values (?, ?)
            on conflict do nothing
            """)
        .params(call.value(), organisation.value())
        .update();
  }

  boolean invited(CallId call, OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select not invited_only or exists (select 1 from programme.invitation i
              where i.call = c.id and i.organisation = :organisation)
            from programme.call c where id = :call
            """)
        .param("organisation", organisation.value())
        .param("call", call.value())
        .query(Boolean.class)
        .single();
  }

  Set<OrganisationNumber> invitees(CallId call) {
    return new LinkedHashSet<>(
        jdbc.sql("select organisation from programme.invitation where call = ? order by 1")
            .param(call.value())
            .query((row, n) -> new OrganisationNumber(row.getString(1)))
            .list());
  }

  /** Those open first, then those to come, then those closed. */
  List<CallView> published() {
    return jdbc.sql(
            """
            select * from programme.call where published_at is not null
            order by case when :today between opens and closes then 0
                          when :today < opens then 1 else 2 end,
              case when :today <= closes then closes end, closes desc, id limit 200
            """)
        .param("today", today())
        .query(this::remembered)
        .list();
  }

  List<CallView> of(Set<AdministratorId> administrators) {
    return administrators.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select * from programme.call where administrator in (:own)
                order by closes desc, id limit 200
                """)
            .param("own", administrators.stream().map(AdministratorId::value).toList())
            .query(this::remembered)
            .list();
  }

  private CallView remembered(ResultSet row, int number) throws SQLException {
    CallView view = view(row, number);
    return once.found(CallView.class, view.id(), view);
  }

  Map<CallId, CallView> byIds(Collection<CallId> calls) {
    return once.all(CallView.class, calls, this::look);
  }

  private Map<CallId, CallView> look(Collection<CallId> calls) {
    Map<CallId, CallView> found = new LinkedHashMap<>();
    if (!calls.isEmpty()) {
      jdbc.sql("select * from programme.call where id in (:ids)")
          .param("ids", calls.stream().map(CallId::value).toList())
          .query(this::view)
          .list()
          .forEach(view -> found.put(view.id(), view));
    }
    return found;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private CallView view(ResultSet row, int number) throws SQLException {
    LocalDate opens = row.getObject("opens", LocalDate.class);
    LocalDate closes = row.getObject("closes", LocalDate.class);
    boolean published = row.getObject("published_at") != null;
    SchemeId scheme = new SchemeId(row.getString("scheme"));
    int version = row.getInt("scheme_version");
    String kind = row.getString("kind");
    return new CallView(
        new CallId(row.getObject("id", UUID.class)),
        scheme,
        version,
        kind,
        new AdministratorId(row.getString("administrator")),
        new FrameId(row.getObject("frame", UUID.class)),
        row.getInt("grant_year"),
        title(row.getString("title")),
        opens,
        closes,
        row.getObject("decision_by", LocalDate.class),
        row.getBoolean("invited_only"),
        published,
        CallState.of(published, opens, closes, today()),
        schemes.find(scheme, version).flatMap(s -> s.kind(kind)).flatMap(Scheme.Kind::maximum));
  }

  private static String json(LocalText title) {
    Map<String, String> byCode = new LinkedHashMap<>();
    title.byLanguage().forEach((language, text) -> byCode.put(language.code(), text));
    return JSON.writeValueAsString(byCode);
  }

  private static LocalText title(String json) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    JSON.readValue(json, new TypeReference<Map<String, String>>() {})
        .forEach((code, text) -> Language.of(code).ifPresent(l -> texts.put(l, text)));
    return new LocalText(texts);
  }
}
