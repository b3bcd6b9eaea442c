package no.ildsjel.grant.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Simplified applications; what was sent in and what was said of it only grows. */
@Repository
class SimplifiedApplicationStore {

  /** With how often it was sent in, and what was said of the last. */
  private static final String ALL =
      """
      select a.*, w.organisation, w.administrator, coalesce(s.sequence, 0) as sequence,
        s.at as sent_at, n.words as said, v.met, v.words, v.by as assessed_by, v.at as assessed_at
      from "grant".simplified_application a
      join "grant".award w on w.decision = a.award
      left join "grant".next_year n on n.award = a.award and n.grant_year = a.grant_year
      left join lateral (select sequence, at from "grant".simplified_submission s
        where s.award = a.award and s.grant_year = a.grant_year
        order by sequence desc limit 1) s on true
      left join lateral (select * from "grant".yearly_assessment v
        where v.award = a.award and v.grant_year = a.grant_year and v.sequence = coalesce(s.sequence, 0)
        order by at desc limit 1) v on true
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  SimplifiedApplicationStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(SimplifiedApplication made) {
    jdbc.sql(
            """
            insert into "grant".simplified_application
              (award, grant_year, form, form_version, draft, due)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            made.award().value(),
            made.grantYear(),
            made.form(),
            made.formVersion(),
            made.draft().value(),
            made.due())
        .update();
  }

  Optional<SimplifiedApplication> find(DecisionId award, int grantYear) {
    return jdbc.sql(ALL + "where a.award = ? and a.grant_year = ?")
        .params(award.value(), grantYear)
        .query(SimplifiedApplicationStore::application)
        .optional();
  }

  List<SimplifiedApplication> of(DecisionId award) {
    return jdbc.sql(ALL + "where a.award = ? order by a.grant_year")
        .param(award.value())
        .query(SimplifiedApplicationStore::application)
        .list();
  }

  /** Which have not been sent in, of awards that go on, the first due first. */
  List<SimplifiedApplication> missing(LocalDate from, LocalDate to) {
    return open(from, to, null, false);
  }

  /**
   * Those that wait for the organisation.
   *
   * @param asked those an officer wants to know more of too
   */
  private List<SimplifiedApplication> open(
      LocalDate from, LocalDate to, @Nullable String organisation, boolean asked) {
    return jdbc.sql(
            ALL
                + """
                where a.due between :from and :to
                  and (s.sequence is null or :asked and not v.met)
                  and not exists (select 1 from "grant".closing c where c.award = a.award)
                  and not exists (select 1 from "grant".award_year y
                    where y.award = a.award and y.grant_year = a.grant_year)
                  and n.award is null
                  and (:organisation::text is null or w.organisation = :organisation)
                order by a.due, a.award
                """)
        .param("from", from)
        .param("to", to)
        .param("organisation", organisation)
        .param("asked", asked)
        .query(SimplifiedApplicationStore::application)
        .list();
  }

  /** The next an organisation is to send in or answer about, with a last day before another. */
  Optional<SimplifiedApplication> next(OrganisationNumber organisation, LocalDate before) {
    return open(LocalDate.EPOCH, before, organisation.value(), true).stream().findFirst();
  }

  /** Awards of several years where a later year has no application. */
  List<DecisionId> unplanned() {
    return jdbc.sql(
            """
            select a.decision from "grant".award a
            where a.years > 1 and (select count(*) from "grant".simplified_application s
                where s.award = a.decision) < a.years - 1
              and not exists (select 1 from "grant".closing c where c.award = a.decision)
            limit 500
            """)
        .query((row, n) -> new DecisionId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Which time it was, from 1. */
  int sent(DecisionId award, int grantYear, Submission frozen, PersonId by) {
    return jdbc.sql(
            """
            insert into "grant".simplified_submission
              (award, grant_year, sequence, json, sha256, by, at)
            select :award, :year, coalesce(max(sequence), 0) + 1, :json, :sha, :by, :at
            from "grant".simplified_submission where award = :award and grant_year = :year
            returning sequence
            """)
        .param("award", award.value())
        .param("year", grantYear)
        .param("json", frozen.json())
        .param("sha", frozen.sha256())
        .param("by", by.value())
        .param("at", OffsetDateTime.now(clock))
        .query(Integer.class)
        .single();
  }

  /** What was sent in one of the times. */
  Optional<Submission> submission(SimplifiedApplication application, int sequence) {
    return jdbc.sql(
            """
            select json, sha256 from "grant".simplified_submission
            where award = ? and grant_year = ? and sequence = ?
            """)
        .params(application.award().value(), application.grantYear(), sequence)
        .query((row, n) ->
            new Submission(
                application.form(),
                application.formVersion(),
                row.getString("json"),
                row.getString("sha256")))
        .optional();
  }

  void assess(SimplifiedApplication application, boolean met, String words, PersonId by) {
    jdbc.sql(
            """
            insert into "grant".yearly_assessment (award, grant_year, sequence, met, words, by, at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            application.award().value(),
            application.grantYear(),
            application.sequence(),
            met,
            words,
            by.value(),
            OffsetDateTime.now(clock))
        .update();
  }

  private static SimplifiedApplication application(ResultSet row, int number) throws SQLException {
    OffsetDateTime assessed = row.getObject("assessed_at", OffsetDateTime.class);
    return new SimplifiedApplication(
        new DecisionId(row.getObject("award", UUID.class)),
        row.getInt("grant_year"),
        new OrganisationNumber(row.getString("organisation")),
        new AdministratorId(row.getString("administrator")),
        row.getString("form"),
        row.getInt("form_version"),
        new DraftId(row.getObject("draft", UUID.class)),
        row.getObject("due", LocalDate.class),
        Optional.ofNullable(row.getString("said")),
        row.getInt("sequence"),
        Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        assessed == null
            ? Optional.empty()
            : Optional.of(
                new SimplifiedApplication.Assessment(
                    row.getBoolean("met"),
                    row.getString("words"),
                    new PersonId(row.getObject("assessed_by", UUID.class)),
                    assessed.toInstant())));
  }
}
