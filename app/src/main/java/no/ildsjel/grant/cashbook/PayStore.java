package no.ildsjel.grant.cashbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Pay lines; what has been struck in the book no longer counts. */
@Repository
class PayStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Pay with what the book says of its contribution, which may have come later, and the last thing
   * said of each duty.
   */
  private static final String COUNTED =
      """
      select p.*, c.ore as owed_ore, c.day as owed_by, h.ore as holiday_owed_ore,
        (select jsonb_agg(m) from (
          select distinct on (duty) duty, ore, done, by, at from "grant".duty_mark
          where pay = p.id order by duty, id desc) m) as marks
      from "grant".pay_line p
      join "grant".award a on a.decision = p.award
      left join lateral (
        select l.ore, l.day, l.struck from "grant".cash_line l
        where l.award = p.award and l.source = 'pay:' || p.id || ':CONTRIBUTION'
        order by l.version desc limit 1) c on not c.struck
      left join lateral (
        select l.ore, l.struck from "grant".cash_line l
        where l.award = p.award and l.source = 'pay:' || p.id || ':HOLIDAY_CONTRIBUTION'
        order by l.version desc limit 1) h on not h.struck
      where not exists (select 1 from "grant".cash_line l
        where l.award = p.award and l.source = 'pay:' || p.id || ':PAY' and l.struck)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  PayStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The last thing said of a duty, and what it came to then. */
  record Mark(Pay.Duty duty, long ore, boolean done, UUID by, OffsetDateTime at) {}

  /** Pay that counts. */
  record Line(
      UUID id, DecisionId award, String who, Optional<String> zone, Pay pay, List<Mark> marks) {

    /** What it brings with it, with whether it is done; a word on another sum no longer holds. */
    Stream<DutyView> duties() {
      return pay.duties().stream()
          .map(due ->
              new DutyView(
                  id,
                  award,
                  who,
                  due,
                  marks.stream()
                      .filter(m -> m.duty() == due.duty() && m.done())
                      .filter(m -> m.ore() == due.amount().value())
                      .map(m -> new DutyView.Done(new PersonId(m.by()), m.at().toInstant()))
                      .findFirst()));
    }

    /** The person, however the name was written. */
    String person() {
      return who.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
  }

  void insert(Actor.Person actor, DecisionId award, UUID key, PayManagement.Typed typed, Pay pay) {
    jdbc.sql(
            """
            insert into "grant".pay_line (id, award, kind, who, paid_on, gross_ore, treatment, zone,
              withheld_ore, holiday_ore, contribution_ore, by, at)
            values (:id, :award, :kind, :who, :on, :gross, :treatment, :zone,
              :withheld, :holiday, :contribution, :by, :at)
            """)
        .param("id", key)
        .param("award", award.value())
        .param("kind", pay.kind().name())
        .param("who", typed.who().strip())
        .param("on", pay.paidOn())
        .param("gross", pay.gross().value())
        .param("treatment", pay.treatment().name())
        .param("zone", typed.zone())
        .param("withheld", pay.withheld().value())
        .param("holiday", pay.holiday().value())
        .param("contribution", pay.contribution().plus(pay.holidayContribution()).value())
        .param("by", actor.id().value())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The pay out of an award, the last first. */
  List<Line> of(DecisionId award) {
    return jdbc.sql(COUNTED + " and p.award = ? order by p.paid_on desc, p.at desc")
        .param(award.value())
        .query(PayStore::line)
        .list();
  }

  /** The pay of an organisation in a calendar year, out of all its awards, the first first. */
  List<Line> of(OrganisationNumber organisation, int year) {
    return jdbc.sql(
            COUNTED
                + " and a.organisation = ? and extract(year from p.paid_on) = ?"
                + " order by p.paid_on, p.at, p.id")
        .params(organisation.value(), year)
        .query(PayStore::line)
        .list();
  }

  /** The pay since a day, out of all awards. */
  List<Line> since(LocalDate first) {
    return jdbc.sql(COUNTED + " and p.paid_on >= ? order by p.paid_on, p.at, p.id")
        .param(first)
        .query(PayStore::line)
        .list();
  }

  /** The pay of an organisation since a day. */
  List<Line> since(OrganisationNumber organisation, LocalDate first) {
    return jdbc.sql(
            COUNTED
                + " and a.organisation = ? and p.paid_on >= ?"
                + " order by p.paid_on, p.at, p.id")
        .params(organisation.value(), first)
        .query(PayStore::line)
        .list();
  }

  /** Lets nobody write in the organisation's books until the transaction ends. */
  void lock(OrganisationNumber organisation) {
    jdbc.sql(
            """
            select b.award from "grant".cash_book b join "grant".award a on a.decision = b.award
            where a.organisation = ? order by b.award for update of b
            """)
        .param(organisation.value())
        .query(UUID.class)
        .list();
  }

  private static List<Mark> marks(@Nullable String json) {
    return json == null ? List.of() : List.of(JSON.readValue(json, Mark[].class));
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    LocalDate paidOn = row.getObject("paid_on", LocalDate.class);
    return new Line(
        row.getObject("id", UUID.class),
        new DecisionId(row.getObject("award", UUID.class)),
        row.getString("who"),
        Optional.ofNullable(row.getString("zone")),
        new Pay(
            PayKind.valueOf(row.getString("kind")),
            PayTreatment.valueOf(row.getString("treatment")),
            paidOn,
            new Ore(row.getLong("gross_ore")),
            new Ore(row.getLong("withheld_ore")),
            new Ore(row.getLong("holiday_ore")),
            new Ore(row.getLong("owed_ore")),
            Objects.requireNonNullElseGet(
                row.getObject("owed_by", LocalDate.class), () -> Pay.contributionDue(paidOn)),
            new Ore(row.getLong("holiday_owed_ore"))),
        marks(row.getString("marks")));
  }
}
