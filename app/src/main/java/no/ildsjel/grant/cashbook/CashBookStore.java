package no.ildsjel.grant.cashbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cash books. Lines are only ever added to, version by version. */
@Repository
class CashBookStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Clock clock;

  CashBookStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** False when the book was there already. */
  boolean open(DecisionId award) {
    return jdbc.sql(
                """
                insert into "grant".cash_book (award, opened_at) values (?, ?)
                on conflict do nothing
                """)
            .params(award.value(), moment())
            .update()
        == 1;
  }

  boolean isOpen(DecisionId award) {
    return jdbc.sql("select exists (select 1 from \"grant\".cash_book where award = ?)")
        .param(award.value())
        .query(Boolean.class)
        .single();
  }

  void budget(DecisionId award, List<BudgetLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      BudgetLine line = lines.get(i);
      Map<String, String> name = new TreeMap<>();
      line.name().byLanguage().forEach((language, text) -> name.put(language.code(), text));
      jdbc.sql(
              """
              insert into "grant".cash_budget
                (award, line, sequence, name, applied_kroner, planned_kroner)
              values (?, ?, ?, cast(? as jsonb), ?, ?)
              """)
          .params(
              award.value(),
              line.id(),
              i,
              JSON.writeValueAsString(name),
              line.applied().kroner(),
              line.planned().kroner())
          .update();
    }
  }

  List<BudgetLine> budget(DecisionId award) {
    return jdbc.sql("select * from \"grant\".cash_budget where award = ? order by sequence")
        .param(award.value())
        .query((row, n) ->
            new BudgetLine(
                row.getString("line"),
                name(row.getString("name")),
                Money.kroner(row.getLong("applied_kroner")),
                Money.kroner(row.getLong("planned_kroner"))))
        .list();
  }

  void plan(DecisionId award, String line, Money planned) {
    jdbc.sql("update \"grant\".cash_budget set planned_kroner = ? where award = ? and line = ?")
        .params(planned.kroner(), award.value(), line)
        .update();
  }

  /** Locks the book until the transaction ends. */
  void lock(DecisionId award) {
    jdbc.sql("select 1 from \"grant\".cash_book where award = ? for update")
        .param(award.value())
        .query(Integer.class)
        .single();
  }

  /** Locks the book until the transaction ends, and gives the next voucher number. */
  int nextNumber(DecisionId award) {
    return jdbc.sql(
            """
            update "grant".cash_book set last_number = last_number + 1 where award = ?
            returning last_number
            """)
        .param(award.value())
        .query(Integer.class)
        .single();
  }

  /** False when that version of the line is there already. */
  boolean write(CashLine line, int grantYear) {
    return jdbc.sql(
                """
                insert into "grant".cash_line (id, version, award, number, grant_year, day,
                  direction, ore, what, budget_line, source, struck, reason, by, at)
                values (:id, :version, :award, :number, :year, :day, :direction, :ore, :what,
                  :line, :source, :struck, :reason, cast(:by as uuid), :at)
                on conflict do nothing
                """)
            .param("id", line.id())
            .param("version", line.version())
            .param("award", line.award().value())
            .param("number", line.number())
            .param("year", grantYear)
            .param("day", line.day())
            .param("direction", line.direction().name())
            .param("ore", line.amount().value())
            .param("what", line.what())
            .param("line", line.budgetLine().orElse(null))
            .param("source", line.source().orElse(null))
            .param("struck", line.struck())
            .param("reason", line.reason().orElse(null))
            .param("by", line.by().map(PersonId::value).orElse(null))
            .param("at", moment())
            .update()
        == 1;
  }

  /** The lines that count, of all years, the newest day first. */
  List<CashLine> lines(DecisionId award) {
    return newest(award, null).stream().filter(l -> !l.struck()).toList();
  }

  /** All lines as they stand, also those struck, the newest day first; of one year, or of all. */
  List<CashLine> newest(DecisionId award, @Nullable Integer grantYear) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (id) * from "grant".cash_line where award = :award
              order by id, version desc) newest
            where cast(:year as int) is null or grant_year = :year
            order by day desc, number desc
            """)
        .param("award", award.value())
        .param("year", grantYear)
        .query(CashBookStore::line)
        .list();
  }

  /** The lines that count in the years before one, in the order of their numbers. */
  List<CashLine> before(DecisionId award, int grantYear) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (id) * from "grant".cash_line where award = ?
              order by id, version desc) newest
            where not struck and grant_year < ? order by number
            """)
        .params(award.value(), grantYear)
        .query(CashBookStore::line)
        .list();
  }

  /** What has come in less what has gone out, of all years, up to a day. */
  Ore balance(DecisionId award, LocalDate day) {
    return new Ore(
        jdbc.sql(
                """
                select coalesce(sum(case direction when 'IN' then ore else -ore end), 0)::bigint
                from (select distinct on (id) * from "grant".cash_line where award = ?
                  order by id, version desc) newest
                where not struck and day <= ?
                """)
            .params(award.value(), day)
            .query(Long.class)
            .single());
  }

  /** All versions of a line, the newest first. */
  List<CashLine> versions(DecisionId award, UUID line) {
    return jdbc.sql(
            """
            select * from "grant".cash_line where award = ? and id = ? order by version desc
            """)
        .params(award.value(), line)
        .query(CashBookStore::line)
        .list();
  }

  /** True when the line's id is used, in whichever book. */
  boolean known(UUID line) {
    return jdbc.sql("select exists (select 1 from \"grant\".cash_line where id = ?)")
        .param(line)
        .query(Boolean.class)
        .single();
  }

  /** The newest version of the lines that were made from something. */
  List<CashLine> from(DecisionId award, Collection<String> sources) {
    return jdbc.sql(
            """
            select distinct on (id) * from "grant".cash_line where award = ? and source = any(?)
            order by id, version desc
            """)
        .params(award.value(), sources.toArray(String[]::new))
        .query(CashBookStore::line)
        .list();
  }

  void close(DecisionId award, int grantYear) {
    jdbc.sql("insert into \"grant\".cash_closed values (?, ?) on conflict do nothing")
        .params(award.value(), grantYear)
        .update();
  }

  void reopen(DecisionId award, int grantYear) {
    jdbc.sql("delete from \"grant\".cash_closed where award = ? and grant_year = ?")
        .params(award.value(), grantYear)
        .update();
  }

  Set<Integer> closed(DecisionId award) {
    return jdbc
        .sql("select grant_year from \"grant\".cash_closed where award = ?")
        .param(award.value())
        .query(Integer.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static LocalText name(String json) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    JsonNode node = JSON.readTree(json);
    for (String code : node.propertyNames()) {
      Language.of(code).ifPresent(language -> texts.put(language, node.get(code).asString()));
    }
    return new LocalText(texts);
  }

  private static CashLine line(ResultSet row, int number) throws SQLException {
    return new CashLine(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        new DecisionId(row.getObject("award", UUID.class)),
        row.getInt("number"),
        row.getObject("day", LocalDate.class),
        Direction.valueOf(row.getString("direction")),
        new Ore(row.getLong("ore")),
        row.getString("what"),
        Optional.ofNullable(row.getString("budget_line")),
        Optional.ofNullable(row.getString("source")),
        row.getBoolean("struck"),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getObject("by", UUID.class)).map(PersonId::new),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
