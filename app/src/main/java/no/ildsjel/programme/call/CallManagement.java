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
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallPublished;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.ProgrammeRefusal;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.programme.Schemes;
import no.ildsjel.programme.Schemes.VersionedScheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Announces calls and answers what others ask about them. */
@Service
class CallManagement implements Calls {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Schemes schemes;
  private final Frames frames;
  private final Archive archive;
  private final ApplicationEventPublisher events;

  CallManagement(
      JdbcClient jdbc,
      Clock clock,
      Schemes schemes,
      Frames frames,
      Archive archive,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.schemes = schemes;
    this.frames = frames;
    this.archive = archive;
    this.events = events;
  }

  @Override
  @MayCall("a case officer or approver of the administrator; the program")
  @Transactional
  public Answer<CallId> draft(Actor actor, Announcement announcement) {
    return save(actor, CallId.random(), announcement);
  }

  @Override
  @MayCall("a case officer or approver of the administrator")
  @Transactional
  public Answer<CallId> change(Actor actor, CallId call, Announcement announcement) {
    CallView before = require(call);
    requireOfficer(actor, before.administrator());
    return before.published()
        ? Answer.refused(ProgrammeRefusal.ALREADY_PUBLISHED)
        : save(actor, call, announcement);
  }

  private Answer<CallId> save(Actor actor, CallId id, Announcement announcement) {
    requireOfficer(actor, announcement.administrator());
    VersionedScheme scheme =
        schemes.current().stream()
            .filter(s -> s.scheme().id().equals(announcement.scheme()))
            .findFirst()
            .orElseThrow();
    Scheme.Kind kind = scheme.scheme().kind(announcement.kind()).orElseThrow();
    boolean directorate = kind.administrators() == Scheme.Administrators.DIRECTORATE;
    if (directorate != announcement.administrator().isDirectorate()) {
      return Answer.refused(ProgrammeRefusal.OTHER_ADMINISTRATOR);
    }
    if (announcement.opens().isAfter(announcement.closes())
        || !announcement.closes().isBefore(announcement.decisionBy())) {
      return Answer.refused(ProgrammeRefusal.DATES_NOT_IN_ORDER);
    }
    FrameId frame =
        frames.open(
            actor,
            announcement.scheme(),
            announcement.administrator(),
            scheme.scheme().grantYear());
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
    return Answer.allowed(id);
  }

  @Override
  @MayCall("a case officer or approver of the administrator; the program")
  @Transactional
  public void invite(Actor actor, CallId call, Set<OrganisationNumber> organisations) {
    CallView view = require(call);
    requireOfficer(actor, view.administrator());
    organisations.forEach(o ->
        jdbc.sql(
                """
                insert into programme.invitation (call, organisation) values (?, ?)
                on conflict do nothing
                """)
            .params(call.value(), o.value())
            .update());
    archive.record(
        actor,
        Optional.of(view.administrator()),
        "call:" + call,
        "call-invitations",
        Map.of(
            "organisations",
            organisations.stream().map(OrganisationNumber::value).sorted().toList()));
  }

  @Override
  @MayCall("a case officer or approver of the administrator; the program")
  @Transactional
  public Answer<CallId> publish(Actor actor, CallId call) {
    CallView view = require(call);
    requireOfficer(actor, view.administrator());
    if (view.published()) {
      return Answer.refused(ProgrammeRefusal.ALREADY_PUBLISHED);
    }
    jdbc.sql(
            """
            update programme.call set published_at = :now, published_by = :by, version = version + 1
            where id = :id and published_at is null
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("by", actor.personId().map(p -> p.value()).orElse(null))
        .param("id", call.value())
        .update();
    archive.record(
        actor,
        Optional.of(view.administrator()),
        "call:" + call,
        "call-published",
        Map.of("scheme", view.scheme().value(), "kind", view.kind()));
    events.publishEvent(new CallPublished(call));
    return Answer.allowed(call);
  }

  @Override
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<CallView> published() {
    return jdbc.sql(
            """
            select * from programme.call where published_at is not null
            order by case when :today between opens and closes then 0
                          when :today < opens then 1 else 2 end,
              case when :today <= closes then closes end, closes desc, id limit 200
            """)
        .param("today", today())
        .query(this::view)
        .list();
  }

  @Override
  @MayCall("anybody; only the calls of the actor's own administrators are found")
  @Transactional(readOnly = true)
  public List<CallView> administeredBy(Actor actor) {
    List<String> own = actor.administrators().stream().map(AdministratorId::value).toList();
    return own.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select * from programme.call where administrator in (:own)
                order by closes desc, id limit 200
                """)
            .param("own", own)
            .query(this::view)
            .list();
  }

  @Override
  @MayCall("anybody; drafts only for the administrator's own people")
  @Transactional(readOnly = true)
  public Optional<CallView> visibleTo(Actor actor, CallId call) {
    return Optional.ofNullable(byIds(Set.of(call)).get(call))
        .filter(c -> c.published() || actor.administrators().contains(c.administrator()));
  }

  @Override
  @MayCall("rooms above, for calls they have come to by their own rules")
  @Transactional(readOnly = true)
  public Map<CallId, CallView> byIds(Collection<CallId> calls) {
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

  @Override
  @MayCall("rooms above, for calls they have come to by their own rules")
  @Transactional(readOnly = true)
  public CallView require(CallId call) {
    return Optional.ofNullable(byIds(Set.of(call)).get(call))
        .orElseThrow(() -> new IllegalArgumentException("No such call"));
  }

  @Override
  @MayCall("casework, for the applicant")
  @Transactional(readOnly = true)
  public boolean invited(CallId call, OrganisationNumber organisation) {
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

  @Override
  @MayCall("the administrator's own people, through pages that have checked it")
  @Transactional(readOnly = true)
  public Set<OrganisationNumber> invitees(CallId call) {
    return new LinkedHashSet<>(
        jdbc.sql("select organisation from programme.invitation where call = ? order by 1")
            .param(call.value())
            .query((row, n) -> new OrganisationNumber(row.getString(1)))
            .list());
  }

  @Override
  @MayCall("anybody")
  public Scheme.Kind kindOf(CallView call) {
    return schemeOf(call).kind(call.kind()).orElseThrow();
  }

  @Override
  @MayCall("anybody")
  public Scheme schemeOf(CallView call) {
    return schemes.find(call.scheme(), call.schemeVersion()).orElseThrow();
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

  private static void requireOfficer(Actor actor, AdministratorId administrator) {
    if (!(actor instanceof Actor.Program)
        && !actor.has(Role.CASE_OFFICER, administrator)
        && !actor.has(Role.APPROVER, administrator)) {
      throw new AccessDeniedException("Only those who work for the administrator");
    }
  }
}
