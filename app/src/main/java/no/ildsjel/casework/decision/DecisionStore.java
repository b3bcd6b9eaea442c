package no.ildsjel.casework.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of recommendations and decisions. */
@Repository
class DecisionStore {

  private record Row(
      DecisionId id,
      ApplicationId application,
      DecisionOutcome outcome,
      Money amount,
      int years,
      String reason,
      PersonId recommendedBy,
      PersonId decidedBy,
      OffsetDateTime at,
      Language language) {}

  private final JdbcClient jdbc;
  private final Applications applications;
  private final ReadOnce once;

  DecisionStore(JdbcClient jdbc, Applications applications, ReadOnce once) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.once = once;
  }

  void recommend(Recommendation r, CallId call, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into casework.recommendation
              (application, call, outcome, kroner, reason, recommended_by, recommended_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (application) do update set outcome = excluded.outcome,
              kroner = excluded.kroner, reason = excluded.reason,
              recommended_by = excluded.recommended_by, recommended_at = excluded.recommended_at
            """)
        .params(
            r.application().value(),
            call.value(),
            r.outcome().name(),
            r.amount().kroner(),
            r.reason(),
            r.by().value(),
            now)
        .update();
  }

  Map<ApplicationId, Recommendation> recommendations(CallId call) {
    Map<ApplicationId, Recommendation> found = new LinkedHashMap<>();
    jdbc.sql("select * from casework.recommendation where call = ?")
        .param(call.value())
        .query(DecisionStore::recommendation)
        .list()
        .forEach(r -> found.put(r.application(), r));
    return found;
  }

  /** The recommendation, locked until the transaction ends. */
  Optional<Recommendation> lockRecommendation(ApplicationId application) {
    return jdbc.sql("select * from casework.recommendation where application = ? for update")
        .param(application.value())
        .query(DecisionStore::recommendation)
        .optional();
  }

  private static Recommendation recommendation(ResultSet row, int number) throws SQLException {
    return new Recommendation(
        new ApplicationId(row.getObject("application", UUID.class)),
        DecisionOutcome.valueOf(row.getString("outcome")),
        Money.kroner(row.getLong("kroner")),
        row.getString("reason"),
        new PersonId(row.getObject("recommended_by", UUID.class)),
        row.getObject("recommended_at", OffsetDateTime.class).toInstant());
  }

  void add(DecisionView d, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into casework.decision (id, version, application, call, outcome, kroner, years,
              reason, recommended_by, decided_by, decided_at, language)
            values (:id, 0, :application, :call, :outcome, :kroner, :years, :reason,
              :recommendedBy, :decidedBy, :now, :language)
            """)
        .param("id", d.id().value())
        .param("application", d.application().id().value())
        .param("call", d.application().call().value())
        .param("outcome", d.outcome().name())
        .param("kroner", d.amount().kroner())
        .param("years", d.years())
        .param("reason", d.reason())
        .param("recommendedBy", d.recommendedBy().value())
        .param("decidedBy", d.decidedBy().value())
        .param("now", now)
        .param("language", d.language().code())
        .update();
    jdbc.sql("update casework.application set decided = true, version = version + 1 where id = ?")
        .param(d.application().id().value())
        .update();
  }

  Optional<DecisionView> of(ApplicationId application) {
    return once.one(
        DecisionView.class,
        application,
        () -> views("application", application.value()).stream().findFirst());
  }

  Optional<DecisionView> find(DecisionId id) {
    return views("id", id.value()).stream().findFirst();
  }

  List<DecisionView> of(CallId call) {
    return views("call", call.value());
  }

  private List<DecisionView> views(String column, UUID value) {
    List<Row> rows =
        jdbc.sql(
                switch (column) {
                  case "application" -> "select * from casework.decision where application = ?";
                  case "call" -> "select * from casework.decision where call = ?";
                  default -> "select * from casework.decision where id = ?";
                })
            .param(value)
            .query(DecisionStore::row)
            .list();
    return views(rows);
  }

  List<DecisionView> awards(OptionalInt year, Optional<DecisionId> after, int most) {
    return views(
        jdbc.sql(
                """
                select d.* from casework.decision d
                join casework.application a on a.id = d.application
                where d.outcome = 'AWARD' and (:year = 0 or a.grant_year = :year) and d.id > :after
                order by d.id limit :most
                """)
            .param("year", year.orElse(0))
            .param("after", after.map(DecisionId::value).orElse(new UUID(0, 0)))
            .param("most", most)
            .query(DecisionStore::row)
            .list());
  }

  Map<DecisionId, DecisionView> byIds(Collection<DecisionId> ids) {
    return views(
            jdbc.sql("select * from casework.decision where id = any (?)")
                .param(ids.stream().map(DecisionId::value).toArray(UUID[]::new))
                .query(DecisionStore::row)
                .list())
        .stream()
        .collect(Collectors.toMap(DecisionView::id, d -> d));
  }

  List<DecisionView> awardsMatching(
      Decisions.Sought sought, Collection<DecisionId> alsoOfYear, int most) {
    return views(
        jdbc.sql(
                """
                select d.* from casework.decision d
                join casework.application a on a.id = d.application
                where d.outcome = 'AWARD'
                  and (position(lower(:words) in lower(a.organisation_name)) > 0
                    or a.number = :words)
                  and (:year = 0 or a.grant_year = :year or d.id = any (:also))
                  and (:municipality = '' or a.municipality = :municipality)
                  and (:scheme = '' or a.scheme = :scheme)
                order by d.decided_at desc, a.organisation_name, d.id limit :most
                """)
            .param("words", sought.words())
            .param("year", sought.year().orElse(0))
            .param("also", alsoOfYear.stream().map(DecisionId::value).toArray(UUID[]::new))
            .param("municipality", sought.municipality().map(MunicipalityNumber::value).orElse(""))
            .param("scheme", sought.scheme().map(SchemeId::value).orElse(""))
            .param("most", most)
            .query(DecisionStore::row)
            .list());
  }

  List<Decisions.AwardTotal> awardTotals(
      Collection<DecisionId> except, Collection<Decisions.LaterYear> later) {
    return jdbc.sql(
            """
            with granted as (
              select a.grant_year, a.municipality, d.id, d.kroner
              from casework.decision d join casework.application a on a.id = d.application
              where d.outcome = 'AWARD'
              union all
              select y.grant_year, a.municipality, d.id, y.kroner
              from unnest(:awards::uuid[], :years::int[], :kroner::bigint[])
                as y (award, grant_year, kroner)
              join casework.decision d on d.id = y.award
              join casework.application a on a.id = d.application)
            select grant_year, municipality, count(*) as awards, sum(kroner) as kroner
            from granted where id <> all (:except)
            group by grant_year, municipality order by grant_year desc, municipality
            """)
        .param("except", except.stream().map(DecisionId::value).toArray(UUID[]::new))
        .param("awards", later.stream().map(y -> y.award().value()).toArray(UUID[]::new))
        .param("years", later.stream().map(Decisions.LaterYear::grantYear).toArray(Integer[]::new))
        .param("kroner", later.stream().map(y -> y.amount().kroner()).toArray(Long[]::new))
        .query((row, n) ->
            new Decisions.AwardTotal(
                row.getInt("grant_year"),
                Optional.ofNullable(row.getString("municipality")).map(MunicipalityNumber::new),
                row.getInt("awards"),
                Money.kroner(row.getLong("kroner"))))
        .list();
  }

  /** Decisions without a kept letter, oldest first. */
  List<DecisionView> withoutLetter(int most) {
    return views(
        jdbc.sql(
                """
                select * from casework.decision where letter is null
                order by decided_at limit ?
                """)
            .param(most)
            .query(DecisionStore::row)
            .list());
  }

  void letterKept(DecisionId decision, DocumentId letter) {
    jdbc.sql("update casework.decision set letter = ? where id = ? and letter is null")
        .params(letter.value(), decision.value())
        .update();
  }

  Optional<DocumentId> letter(DecisionId decision) {
    return jdbc.sql("select letter from casework.decision where id = ? and letter is not null")
        .param(decision.value())
        .query((row, n) -> new DocumentId(row.getObject(1, UUID.class)))
        .optional();
  }

  private List<DecisionView> views(List<Row> rows) {
    Map<ApplicationId, ApplicationView> cases =
        applications.byIds(rows.stream().map(Row::application).toList());
    return rows.stream()
        .flatMap(r ->
            Optional.ofNullable(cases.get(r.application())).stream()
                .map(a ->
                    new DecisionView(
                        r.id(),
                        a,
                        r.outcome(),
                        r.amount(),
                        r.years(),
                        r.reason(),
                        r.recommendedBy(),
                        r.decidedBy(),
                        r.at().toInstant(),
                        r.language())))
        .toList();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new DecisionId(row.getObject("id", UUID.class)),
        new ApplicationId(row.getObject("application", UUID.class)),
        DecisionOutcome.valueOf(row.getString("outcome")),
        Money.kroner(row.getLong("kroner")),
        row.getInt("years"),
        row.getString("reason"),
        new PersonId(row.getObject("recommended_by", UUID.class)),
        new PersonId(row.getObject("decided_by", UUID.class)),
        row.getObject("decided_at", OffsetDateTime.class),
        Language.of(row.getString("language")).orElse(Language.NB));
  }
}
