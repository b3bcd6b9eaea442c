package no.ildsjel.grant.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.ReportId;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports. A report moves only from the state one believes in. */
@Repository
class ReportStore {

  private static final String EMPTY =
      """
      select r.id from "grant".report r
      join "grant".award_year y on y.award = r.award and y.grant_year = r.grant_year
      where r.award = ? and r.state = 'OPEN' and y.kroner = 0
        and not exists (select 1 from "grant".report_submission s where s.report = r.id)
        and not exists (select 1 from "grant".unused_money c where c.award = r.award
          and c.grant_year = r.grant_year - 1 and c.granted and c.wish = 'KEEP')
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ReportStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was handed in, with the accounts as they were. */
  record Sent(int sequence, String json, String sha256, String accounts, Instant at) {}

  /** False when it was there already. */
  boolean add(ReportView report) {
    return jdbc.sql(
                """
                insert into "grant".report (id, award, grant_year, requirement, organisation,
                  administrator, form, form_version, draft, due, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN') on conflict do nothing
                """)
            .params(
                report.id().value(),
                report.award().value(),
                report.grantYear(),
                report.requirement(),
                report.organisation().value(),
                report.administrator().value(),
                report.form(),
                report.formVersion(),
                report.draft().value(),
                report.due())
            .update()
        == 1;
  }

  boolean exists(DecisionId award, int grantYear, String requirement) {
    return jdbc.sql(
            """
            select exists (select 1 from "grant".report
              where award = ? and grant_year = ? and requirement = ?)
            """)
        .params(award.value(), grantYear, requirement)
        .query(Boolean.class)
        .single();
  }

  Optional<ReportView> find(ReportId id) {
    return jdbc.sql("select * from \"grant\".report where id = ?")
        .param(id.value())
        .query(ReportStore::report)
        .optional();
  }

  /** Locked until the transaction ends. */
  ReportView lock(ReportId id) {
    return jdbc.sql("select * from \"grant\".report where id = ? for update")
        .param(id.value())
        .query(ReportStore::report)
        .single();
  }

  List<ReportView> of(Collection<DecisionId> awards) {
    return jdbc.sql(
            "select * from \"grant\".report where award = any(?) order by grant_year, due, requirement")
        .param(awards.stream().map(DecisionId::value).toArray(UUID[]::new))
        .query(ReportStore::report)
        .list();
  }

  List<ReportView> ofOrganisations(Collection<OrganisationNumber> organisations) {
    return jdbc.sql("select * from \"grant\".report where organisation = any(?) order by due")
        .param(organisations.stream().map(OrganisationNumber::value).toArray(String[]::new))
        .query(ReportStore::report)
        .list();
  }

  /** An administrator's reports in these states, those due first on top. */
  List<ReportView> list(
      Collection<AdministratorId> administrators,
      Collection<ReportState> states,
      LocalDate dueBefore,
      int most) {
    return jdbc.sql(
            """
            select * from "grant".report where administrator = any(?) and state = any(?) and due < ?
            order by due, id limit ?
            """)
        .params(
            administrators.stream().map(AdministratorId::value).toArray(String[]::new),
            states.stream().map(Enum::name).toArray(String[]::new),
            dueBefore,
            most)
        .query(ReportStore::report)
        .list();
  }

  /** Years that were promised and have no report, as when an event was lost. */
  Map<DecisionId, Integer> unplanned() {
    Map<DecisionId, Integer> years = new HashMap<>();
    jdbc.sql(
            """
            select y.award, y.grant_year from "grant".award_year y
            where y.kroner > 0 and not exists (select 1 from "grant".report r
              where r.award = y.award and r.grant_year = y.grant_year)
            limit 500
            """)
        .query(
            (RowCallbackHandler)
                row ->
                    years.put(
                        new DecisionId(row.getObject("award", UUID.class)),
                        row.getInt("grant_year")));
    return years;
  }

  /** All that still can be handed in and are due from one day to another. */
  List<ReportView> dueBetween(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select * from "grant".report
            where state in ('OPEN', 'RETURNED') and due between ? and ? order by due, id
            """)
        .params(from, to)
        .query(ReportStore::report)
        .list();
  }

  /** Which time it was, from 1. */
  int sent(
      ReportId id, Submission frozen, String accounts, Money unused, boolean keeps, PersonId by) {
    int sequence =
        jdbc.sql(
                """
                insert into "grant".report_submission
                  (report, sequence, json, sha256, accounts, by, at)
                select :id, coalesce(max(sequence), 0) + 1, :json, :sha, :accounts, :by, :at
                from "grant".report_submission where report = :id
                returning sequence
                """)
            .param("id", id.value())
            .param("json", frozen.json())
            .param("sha", frozen.sha256())
            .param("accounts", accounts)
            .param("by", by.value())
            .param("at", moment())
            .query(Integer.class)
            .single();
    jdbc.sql(
            """
            update "grant".report set state = 'SENT', sent_at = ?, unused_kroner = ?, keeps = ?
            where id = ?
            """)
        .params(moment(), unused.kroner(), keeps, id.value())
        .update();
    return sequence;
  }

  Optional<Sent> last(ReportId id) {
    return jdbc.sql(
            """
            select * from "grant".report_submission where report = ? order by sequence desc limit 1
            """)
        .param(id.value())
        .query(ReportStore::sent)
        .optional();
  }

  /** What was handed in one of the times. */
  Optional<Sent> sent(ReportId id, int sequence) {
    return jdbc.sql("select * from \"grant\".report_submission where report = ? and sequence = ?")
        .params(id.value(), sequence)
        .query(ReportStore::sent)
        .optional();
  }

  private static Sent sent(ResultSet row, int number) throws SQLException {
    return new Sent(
        row.getInt("sequence"),
        row.getString("json"),
        row.getString("sha256"),
        row.getString("accounts"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  boolean move(ReportId id, ReportState from, ReportState to, PersonId by) {
    return jdbc.sql(
                """
                update "grant".report set state = ?, decided_by = ?, decided_at = ?
                where id = ? and state = ?
                """)
            .params(to.name(), by.value(), moment(), id.value(), from.name())
            .update()
        == 1;
  }

  void extend(ReportId id, LocalDate due) {
    jdbc.sql("update \"grant\".report set due = ? where id = ?").params(due, id.value()).update();
  }

  void say(ReportId id, boolean officer, String words, PersonId by) {
    jdbc.sql(
            """
            insert into "grant".report_message (report, officer, words, by, at)
            values (?, ?, ?, ?, ?)
            """)
        .params(id.value(), officer, words, by.value(), moment())
        .update();
  }

  List<ReportMessage> messages(ReportId id) {
    return jdbc.sql("select * from \"grant\".report_message where report = ? order by id")
        .param(id.value())
        .query((row, n) ->
            new ReportMessage(
                row.getBoolean("officer"),
                row.getString("words"),
                new PersonId(row.getObject("by", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Of years nothing was paid for, those that have not been handed in. */
  void dropEmpty(DecisionId award) {
    for (String table : List.of("report_reminder", "report_message", "audit")) {
      jdbc.sql("delete from \"grant\"." + table + " where report in (" + EMPTY + ")")
          .param(award.value())
          .update();
    }
    jdbc.sql("delete from \"grant\".report where id in (" + EMPTY + ")")
        .param(award.value())
        .update();
  }

  /** True when the award was closed, early or not. */
  boolean closed(DecisionId award) {
    return jdbc.sql("select exists (select 1 from \"grant\".closing where award = ?)")
        .param(award.value())
        .query(Boolean.class)
        .single();
  }

  /** False when that reminder has gone before. */
  boolean remind(ReportId id, String kind, LocalDate day) {
    return jdbc.sql("insert into \"grant\".report_reminder values (?, ?, ?) on conflict do nothing")
            .params(id.value(), kind, day)
            .update()
        == 1;
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static ReportView report(ResultSet row, int number) throws SQLException {
    return new ReportView(
        new ReportId(row.getObject("id", UUID.class)),
        new DecisionId(row.getObject("award", UUID.class)),
        row.getInt("grant_year"),
        row.getString("requirement"),
        new OrganisationNumber(row.getString("organisation")),
        new AdministratorId(row.getString("administrator")),
        row.getString("form"),
        row.getInt("form_version"),
        new DraftId(row.getObject("draft", UUID.class)),
        row.getObject("due", LocalDate.class),
        ReportState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("unused_kroner", Long.class)).map(Money::kroner),
        row.getBoolean("keeps"));
  }
}
