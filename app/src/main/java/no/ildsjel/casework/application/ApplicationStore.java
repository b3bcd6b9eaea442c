package no.ildsjel.casework.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of applications and of what was sent in. */
@Repository
class ApplicationStore {

  private final JdbcClient jdbc;
  private final ReadOnce once;

  ApplicationStore(JdbcClient jdbc, ReadOnce once) {
    this.jdbc = jdbc;
    this.once = once;
  }

  /** Adds a new application; false when the organisation has one for the call already. */
  boolean add(ApplicationView a, Optional<String> county, OffsetDateTime now) {
    return jdbc.sql(
                """
                insert into casework.application (id, version, call, administrator, scheme,
                  scheme_version, kind, grant_year, organisation, organisation_name, municipality,
                  county, form, form_version, draft, state, started_by, started_at)
                values (:id, 0, :call, :administrator, :scheme, :schemeVersion, :kind, :year,
                  :organisation, :name, :municipality, :county, :form, :formVersion, :draft,
                  'DRAFT', :by, :now)
                on conflict (call, organisation) do nothing
                """)
            .param("id", a.id().value())
            .param("call", a.call().value())
            .param("administrator", a.administrator().value())
            .param("scheme", a.scheme().value())
            .param("schemeVersion", a.schemeVersion())
            .param("kind", a.kind())
            .param("year", a.grantYear())
            .param("organisation", a.organisation().value())
            .param("name", a.organisationName())
            .param("municipality", a.municipality().map(MunicipalityNumber::value).orElse(null))
            .param("county", county.orElse(null))
            .param("form", a.form())
            .param("formVersion", a.formVersion())
            .param("draft", a.draft().value())
            .param("by", a.startedBy().value())
            .param("now", now)
            .update()
        == 1;
  }

  Optional<ApplicationView> find(ApplicationId id) {
    return Optional.ofNullable(byIds(List.of(id)).get(id));
  }

  /** The application, locked until the transaction ends. */
  Optional<ApplicationView> lock(ApplicationId id) {
    return jdbc.sql("select * from casework.application where id = ? for update")
        .param(id.value())
        .query(ApplicationStore::view)
        .optional();
  }

  Optional<ApplicationView> find(CallId call, OrganisationNumber organisation) {
    return jdbc.sql("select * from casework.application where call = ? and organisation = ?")
        .params(call.value(), organisation.value())
        .query(ApplicationStore::view)
        .optional();
  }

  Map<ApplicationId, ApplicationView> byIds(Collection<ApplicationId> ids) {
    return once.all(ApplicationView.class, ids, this::look);
  }

  private Map<ApplicationId, ApplicationView> look(Collection<ApplicationId> ids) {
    Map<ApplicationId, ApplicationView> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select * from casework.application where id in (:ids)")
          .param("ids", ids.stream().map(ApplicationId::value).toList())
          .query(ApplicationStore::view)
          .list()
          .forEach(a -> found.put(a.id(), a));
    }
    return found;
  }

  List<ApplicationView> of(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select * from casework.application where organisation = ?
            order by started_at desc, id limit 200
            """)
        .param(organisation.value())
        .query(this::remembered)
        .list();
  }

  private ApplicationView remembered(ResultSet row, int number) throws SQLException {
    ApplicationView view = view(row, number);
    return once.found(ApplicationView.class, view.id(), view);
  }

  List<ApplicationView> submittedTo(CallId call) {
    return jdbc.sql(
            """
            select * from casework.application where call = ? and state = 'SUBMITTED'
            order by number
            """)
        .param(call.value())
        .query(this::remembered)
        .list();
  }

  Set<OrganisationNumber> submittedBetween(
      Set<OrganisationNumber> organisations, LocalDate from, LocalDate before) {
    Set<OrganisationNumber> found = new TreeSet<>();
    if (!organisations.isEmpty()) {
      jdbc.sql(
              """
              select distinct organisation from casework.application
              where organisation = any (:numbers) and submitted_at >= :from and submitted_at < :before
              """)
          .param(
              "numbers",
              organisations.stream().map(OrganisationNumber::value).toArray(String[]::new))
          .param("from", from.atStartOfDay(Writing.OSLO).toOffsetDateTime())
          .param("before", before.atStartOfDay(Writing.OSLO).toOffsetDateTime())
          .query((row, n) -> new OrganisationNumber(row.getString(1)))
          .list()
          .forEach(found::add);
    }
    return found;
  }

  /** The next case number of the administrator's year, such as {@code 2026/17}. */
  String nextNumber(AdministratorId administrator, int year) {
    int next =
        jdbc.sql(
                """
                insert into casework.case_number (administrator, year, last) values (?, ?, 1)
                on conflict (administrator, year) do update set last = casework.case_number.last + 1
                returning last
                """)
            .params(administrator.value(), year)
            .query(Integer.class)
            .single();
    String place = administrator.isDirectorate() ? "" : administrator.value() + "-";
    return "%s%d/%04d".formatted(place, year, next);
  }

  void submitted(
      ApplicationId id,
      String number,
      PersonId by,
      OffsetDateTime now,
      Optional<String> title,
      Optional<String> summary,
      Optional<Money> amount,
      Eligibility.Result eligibility) {
    jdbc.sql(
            """
            update casework.application set state = 'SUBMITTED', number = :number,
              submitted_by = :by, submitted_at = :now, title = :title, summary = :summary,
              amount_sought = :amount, eligibility = :eligibility, version = version + 1
            where id = :id
            """)
        .param("number", number)
        .param("by", by.value())
        .param("now", now)
        .param("title", title.orElse(null))
        .param("summary", summary.orElse(null))
        .param("amount", amount.map(Money::kroner).orElse(null))
        .param("eligibility", eligibility.name())
        .param("id", id.value())
        .update();
  }

  void withdrawn(ApplicationId id, OffsetDateTime now) {
    jdbc.sql(
            """
            update casework.application set state = 'WITHDRAWN', withdrawn_at = ?,
              version = version + 1 where id = ?
            """)
        .params(now, id.value())
        .update();
  }

  void resumed(ApplicationId id) {
    jdbc.sql(
            """
            update casework.application set state = 'DRAFT', withdrawn_at = null,
              version = version + 1 where id = ?
            """)
        .param(id.value())
        .update();
  }

  boolean decided(ApplicationId id) {
    return jdbc.sql("select decided from casework.application where id = ?")
        .param(id.value())
        .query(Boolean.class)
        .single();
  }

  /** Notes what the criteria come to, after an officer has spoken of one. */
  void screened(ApplicationId id, Eligibility.Result result) {
    jdbc.sql("update casework.application set eligibility = ?, version = version + 1 where id = ?")
        .params(result.name(), id.value())
        .update();
  }

  /** Adds what was sent in; its sequence. */
  int addSubmission(ApplicationId id, String json, String sha256, PersonId by, OffsetDateTime now) {
    return jdbc.sql(
            """
            insert into casework.submission
              (id, application, sequence, json, sha256, submitted_by, submitted_at)
            select :id, :application, coalesce(max(sequence), 0) + 1, :json, :sha256, :by, :now
            from casework.submission where application = :application
            returning sequence
            """)
        .param("id", UUID.randomUUID())
        .param("application", id.value())
        .param("json", json)
        .param("sha256", sha256)
        .param("by", by.value())
        .param("now", now)
        .query(Integer.class)
        .single();
  }

  Optional<SubmissionView> lastSubmission(ApplicationId id) {
    return once.one(SubmissionView.class, id, () -> lookForLast(id));
  }

  private Optional<SubmissionView> lookForLast(ApplicationId id) {
    return jdbc.sql(
            """
            select * from casework.submission where application = ? order by sequence desc limit 1
            """)
        .param(id.value())
        .query(ApplicationStore::submission)
        .optional();
  }

  Optional<SubmissionView> submission(ApplicationId id, int sequence) {
    return jdbc.sql("select * from casework.submission where application = ? and sequence = ?")
        .params(id.value(), sequence)
        .query(ApplicationStore::submission)
        .optional();
  }

  private static SubmissionView submission(ResultSet row, int number) throws SQLException {
    return new SubmissionView(
        row.getInt("sequence"),
        row.getString("json"),
        row.getString("sha256"),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant());
  }

  static ApplicationView view(ResultSet row, int number) throws SQLException {
    long amount = row.getLong("amount_sought");
    boolean noAmount = row.wasNull();
    return new ApplicationView(
        new ApplicationId(row.getObject("id", UUID.class)),
        Optional.ofNullable(row.getString("number")),
        new CallId(row.getObject("call", UUID.class)),
        new AdministratorId(row.getString("administrator")),
        new SchemeId(row.getString("scheme")),
        row.getInt("scheme_version"),
        row.getString("kind"),
        row.getInt("grant_year"),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("organisation_name"),
        Optional.ofNullable(row.getString("municipality")).map(MunicipalityNumber::new),
        row.getString("form"),
        row.getInt("form_version"),
        new DraftId(row.getObject("draft", UUID.class)),
        ApplicationState.valueOf(row.getString("state")),
        new PersonId(row.getObject("started_by", UUID.class)),
        Optional.ofNullable(row.getObject("submitted_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("title")),
        Optional.ofNullable(row.getString("summary")),
        noAmount ? Optional.empty() : Optional.of(Money.kroner(amount)),
        Optional.ofNullable(row.getString("eligibility")).map(Eligibility.Result::valueOf));
  }
}
