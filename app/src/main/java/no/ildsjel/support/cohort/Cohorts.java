package no.ildsjel.support.cohort;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.AwardAccepted;
import no.ildsjel.grant.AwardOutcomes;
import no.ildsjel.grant.GrantClosed;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cohorts, which fill themselves as awards are accepted and thin out as they end early. */
@Service
public class Cohorts {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Decisions decisions;
  private final Applications applications;
  private final AwardOutcomes outcomes;
  private final Calls calls;
  private final ReadOnce once;
  private final Notifications notifications;
  private final Texts texts;

  Cohorts(
      JdbcClient jdbc,
      Clock clock,
      Decisions decisions,
      Applications applications,
      AwardOutcomes outcomes,
      Calls calls,
      ReadOnce once,
      Notifications notifications,
      Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.decisions = decisions;
    this.applications = applications;
    this.outcomes = outcomes;
    this.calls = calls;
    this.once = once;
    this.notifications = notifications;
    this.texts = texts;
  }

  @ApplicationModuleListener
  void look(AwardAccepted event) {
    lookAgain(event.decision());
  }

  @ApplicationModuleListener
  void look(GrantClosed event) {
    lookAgain(event.award());
  }

  /**
   * Takes the organisation in when its award stands and brings support with it, and lets it go when
   * the award has ended early. Bears being asked any number of times.
   */
  @MayCall("the program, when something has happened to an award")
  @Transactional
  public void lookAgain(DecisionId award) {
    decisions
        .find(award)
        .filter(d -> d.outcome() == DecisionOutcome.AWARD)
        .ifPresent(decision -> {
          if (outcomes.standing(Set.of(award)).contains(award)) {
            takeIn(decision);
          } else {
            jdbc.sql("update support.participant set until = ? where award = ? and until is null")
                .params(today(), award.value())
                .update();
          }
        });
  }

  private void takeIn(DecisionView decision) {
    ApplicationView application = decision.application();
    CallView call = calls.require(application.call());
    if (calls.kindOf(call).support().isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into support.cohort (call, administrator, starts, ends) values (?, ?, ?, ?)
            on conflict (call) do update set ends = greatest(cohort.ends, excluded.ends)
            """)
        .params(
            call.id().value(),
            application.administrator().value(),
            today(),
            LocalDate.of(call.grantYear() + decision.years() - 1, 12, 31))
        .update();
    int added =
        jdbc.sql(
                """
                insert into support.participant
                  (award, cohort, organisation, name, municipality, since)
                values (:award, :cohort, :organisation, :name, :municipality, :since)
                on conflict do nothing
                """)
            .param("award", decision.id().value())
            .param("cohort", call.id().value())
            .param("organisation", application.organisation().value())
            .param("name", application.organisationName())
            .param(
                "municipality",
                application.municipality().map(MunicipalityNumber::value).orElse(null))
            .param("since", today())
            .update();
    if (added > 0) {
      welcome(application);
    }
  }

  private void welcome(ApplicationView application) {
    notifications.tell(
        application.organisation(),
        person ->
            new Notice(
                Optional.of(application.organisation()),
                texts.text(person.language(), "notice.taken-in.subject"),
                texts.text(person.language(), "notice.taken-in.body"),
                Optional.of("/program/" + application.call())));
  }

  /** The cohort of a call, if anybody has come in by it. */
  @MayCall("support's own desks, which check who asks")
  @Transactional(readOnly = true)
  public Optional<Cohort> find(CallId call) {
    return once.one(
        Cohort.class, call, () -> read("where call = ?", call.value()).stream().findFirst());
  }

  /** A cohort of the officer's own administrator. */
  @MayCall("case officers and approvers of the administrator")
  @Transactional(readOnly = true)
  public Optional<Cohort> administeredBy(Actor actor, CallId call) {
    return find(call).filter(c -> actor.administrators().contains(c.administrator()));
  }

  /** A cohort the officer handles. */
  @MayCall("case officers of the administrator")
  @Transactional(readOnly = true)
  public Optional<Cohort> handledBy(Actor actor, CallId call) {
    return find(call).filter(c -> actor.has(Role.CASE_OFFICER, c.administrator()));
  }

  /** The cohorts of the officer's administrators, the newest first. */
  @MayCall("case officers and approvers")
  @Transactional(readOnly = true)
  public List<Cohort> administeredBy(Actor actor) {
    return read(
        "where administrator = any (?)",
        actor.administrators().stream().map(AdministratorId::value).toArray(String[]::new));
  }

  /** The cohorts this organisation takes part in now, the newest first. */
  @MayCall("the organisation")
  @Transactional(readOnly = true)
  public List<Cohort> with(OrganisationNumber organisation) {
    return read(
        """
        where call in (select cohort from support.participant
                       where organisation = ? and until is null)
        """,
        organisation.value());
  }

  /** The ids of the cohorts this organisation takes part in now. */
  @MayCall("the organisation")
  @Transactional(readOnly = true)
  public Set<CallId> callsOf(OrganisationNumber organisation) {
    return jdbc.sql(
            "select cohort from support.participant where organisation = ? and until is null")
        .param(organisation.value())
        .query((row, n) -> new CallId(row.getObject("cohort", UUID.class)))
        .set();
  }

  /**
   * True when the organisation is a mentor there: it has said yes and told what it can help with.
   */
  @MayCall("support's other desks, for the organisation itself")
  @Transactional(readOnly = true)
  public boolean mentors(CallId cohort, OrganisationNumber organisation) {
    return mentoredBy(organisation).contains(cohort);
  }

  /** The cohorts the organisation is a mentor in. */
  @MayCall("support's other desks, for the organisation itself")
  @Transactional(readOnly = true)
  public Set<CallId> mentoredBy(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select cohort from support.profile f
            where organisation = ? and side = 'MENTOR'
              and (withdrawn_at is null or exists (select 1 from support.pair p
                where p.cohort = f.cohort and p.mentor = f.organisation and p.state = 'ACTIVE'))
            """)
        .param(organisation.value())
        .query((row, n) -> new CallId(row.getObject("cohort", UUID.class)))
        .set();
  }

  /** Every cohort there is, those that have ended too. */
  @MayCall("the program, for what a day asks for")
  @Transactional(readOnly = true)
  public List<Cohort> all() {
    return read("where ends >= ?", LocalDate.EPOCH);
  }

  /** Every cohort that has not ended on this day. */
  @MayCall("the program, for what a day asks for")
  @Transactional(readOnly = true)
  public List<Cohort> running(LocalDate day) {
    return read("where ends >= ?", day);
  }

  /** Those who take part, by name, those who left early too. */
  @MayCall("support's own desks, which check who asks")
  @Transactional(readOnly = true)
  public List<Participant> participants(CallId cohort) {
    return jdbc.sql(
            """
            select * from support.participant where cohort = ?
            order by name collate "nb-NO-x-icu", award
            """)
        .param(cohort.value())
        .query(Cohorts::participant)
        .list();
  }

  /** How this organisation takes part, if it does now. */
  @MayCall("support's own desks, which check who asks")
  @Transactional(readOnly = true)
  public Optional<Participant> participant(CallId cohort, OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select * from support.participant
            where cohort = ? and organisation = ? and until is null
            """)
        .params(cohort.value(), organisation.value())
        .query(Cohorts::participant)
        .optional();
  }

  /**
   * Those who take part that the officer must not handle, for ties of its own or of a leader
   * (Public Administration Act § 6).
   */
  @MayCall("support's own desks, for the officer who asks")
  @Transactional(readOnly = true)
  public Set<OrganisationNumber> blockedFor(Actor actor, CallId call) {
    return once.one(Blocked.class, new Handling(actor, call), () -> Optional.of(ties(actor, call)))
        .map(Blocked::organisations)
        .orElse(Set.of());
  }

  private record Handling(Actor actor, CallId call) {}

  private record Blocked(Set<OrganisationNumber> organisations) {}

  private Blocked ties(Actor actor, CallId call) {
    Map<ApplicationId, OrganisationNumber> cases = new HashMap<>();
    for (DecisionView decision : decisions.of(call)) {
      cases.put(decision.application().id(), decision.application().organisation());
    }
    return new Blocked(
        applications.blockedFor(actor, cases.keySet()).stream()
            .flatMap(id -> Optional.ofNullable(cases.get(id)).stream())
            .collect(java.util.stream.Collectors.toUnmodifiableSet()));
  }

  private record Row(
      CallId call, AdministratorId administrator, LocalDate starts, LocalDate ends) {}

  private List<Cohort> read(String where, Object value) {
    List<Row> rows =
        jdbc.sql("select * from support.cohort " + where + " order by starts desc, call")
            .param(value)
            .query((row, n) ->
                new Row(
                    new CallId(row.getObject("call", UUID.class)),
                    new AdministratorId(row.getString("administrator")),
                    row.getObject("starts", LocalDate.class),
                    row.getObject("ends", LocalDate.class)))
            .list();
    Map<CallId, CallView> known = calls.byIds(ids(rows));
    return rows.stream().map(row -> cohort(row, known.get(row.call()))).toList();
  }

  private static Collection<CallId> ids(List<Row> rows) {
    return rows.stream().map(Row::call).toList();
  }

  private Cohort cohort(Row row, @org.jspecify.annotations.Nullable CallView call) {
    if (call == null) {
      throw new IllegalStateException("No call " + row.call());
    }
    Scheme.Support support = calls.kindOf(call).support().orElseThrow();
    return new Cohort(
        row.call(),
        row.administrator(),
        call.title(),
        call.grantYear(),
        row.starts(),
        row.ends(),
        support);
  }

  private static Participant participant(ResultSet row, int number) throws SQLException {
    return new Participant(
        new DecisionId(row.getObject("award", UUID.class)),
        new CallId(row.getObject("cohort", UUID.class)),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("name"),
        Optional.ofNullable(row.getString("municipality")).map(MunicipalityNumber::new),
        row.getObject("since", LocalDate.class),
        Optional.ofNullable(row.getObject("until", LocalDate.class)));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
