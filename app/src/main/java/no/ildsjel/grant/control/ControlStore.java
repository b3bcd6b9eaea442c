package no.ildsjel.grant.control;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.ReportId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Controls. */
@Repository
class ControlStore {

  private static final String WITH_SHARES =
      """
      select c.*, s.years, s.shares from "grant".control c
      cross join lateral (
        select array_agg(grant_year order by grant_year) as years,
          array_agg(kroner order by grant_year) as shares
        from "grant".notice_share where control = c.id) s
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ControlStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Empty when that award is looked at already. */
  Optional<UUID> open(
      DecisionId award,
      int grantYear,
      ControlCause cause,
      Optional<String> rule,
      String reason,
      Optional<PersonId> by) {
    return jdbc.sql(
            """
            insert into "grant".control
              (id, award, grant_year, cause, rule, reason, state, opened_by, opened_at)
            values (:id, :award, :year, :cause, :rule, :reason, 'OPEN', cast(:by as uuid), :at)
            on conflict do nothing returning id
            """)
        .param("id", UUID.randomUUID())
        .param("award", award.value())
        .param("year", grantYear)
        .param("cause", cause.name())
        .param("rule", rule.orElse(null))
        .param("reason", reason)
        .param("by", by.map(PersonId::value).orElse(null))
        .param("at", moment())
        .query(UUID.class)
        .optional();
  }

  List<ControlView> of(DecisionId award) {
    return jdbc.sql(WITH_SHARES + " where c.award = ? order by c.opened_at, c.id")
        .param(award.value())
        .query(ControlStore::control)
        .list();
  }

  Optional<ControlView> lock(UUID id) {
    return jdbc.sql(WITH_SHARES + " where c.id = ? for update of c")
        .param(id)
        .query(ControlStore::control)
        .optional();
  }

  /** The awards that were looked at for a grant year, ended or not. */
  boolean looked(DecisionId award, int grantYear) {
    return of(award).stream().anyMatch(c -> c.grantYear() == grantYear);
  }

  /** False when the report has been in a draw before. */
  boolean consider(ReportId report) {
    return jdbc.sql("update \"grant\".report set drawn_on = ? where id = ? and drawn_on is null")
            .params(LocalDate.now(clock), report.value())
            .update()
        == 1;
  }

  void answer(UUID id, String words) {
    jdbc.sql(
            """
            update "grant".control set answered_at = :at,
              answer = coalesce(answer || E'\\n\\n', '') || :words where id = :id
            """)
        .param("words", words)
        .param("at", moment())
        .param("id", id)
        .update();
  }

  void notice(UUID id, String words, MoneyByYear amounts, LocalDate answerBy, PersonId by) {
    jdbc.sql(
            """
            update "grant".control set state = 'NOTICED', notice = ?, notice_kroner = ?,
              answer_by = ?, notice_by = ?, earlier_answer = answer, answer = null,
              answered_at = null where id = ?
            """)
        .params(words, amounts.total().kroner(), answerBy, by.value(), id)
        .update();
    amounts
        .years()
        .forEach((year, amount) ->
            jdbc.sql("insert into \"grant\".notice_share values (?, ?, ?)")
                .params(id, year, amount.kroner())
                .update());
  }

  void end(UUID id, ControlState state, String words, PersonId by) {
    jdbc.sql(
            """
            update "grant".control set state = ?, decision = ?, decided_by = ?, decided_at = ?
            where id = ?
            """)
        .params(state.name(), words, by.value(), moment(), id)
        .update();
  }

  private static MoneyByYear noticed(ResultSet row) throws SQLException {
    Array years = row.getArray("years");
    if (years == null) {
      return MoneyByYear.NONE;
    }
    Integer[] all = (Integer[]) years.getArray();
    Long[] kroner = (Long[]) row.getArray("shares").getArray();
    return new MoneyByYear(
        IntStream.range(0, all.length)
            .boxed()
            .collect(Collectors.toMap(i -> all[i], i -> Money.kroner(kroner[i]))));
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static ControlView control(ResultSet row, int number) throws SQLException {
    return new ControlView(
        row.getObject("id", UUID.class),
        new DecisionId(row.getObject("award", UUID.class)),
        row.getInt("grant_year"),
        ControlCause.valueOf(row.getString("cause")),
        Optional.ofNullable(row.getString("rule")),
        row.getString("reason"),
        ControlState.valueOf(row.getString("state")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("earlier_answer")),
        Optional.ofNullable(row.getString("answer")),
        Optional.ofNullable(row.getString("notice")),
        noticed(row),
        Optional.ofNullable(row.getObject("notice_by", UUID.class)).map(PersonId::new),
        Optional.ofNullable(row.getObject("answer_by", LocalDate.class)),
        Optional.ofNullable(row.getString("decision")));
  }
}
