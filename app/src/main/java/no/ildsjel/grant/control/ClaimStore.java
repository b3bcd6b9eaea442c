package no.ildsjel.grant.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims and their parts. */
@Repository
class ClaimStore {

  private static final String WITH_SHARES =
      """
      select c.*, s.years, s.frames, s.shares from "grant".claim c
      cross join lateral (
        select array_agg(grant_year order by grant_year) as years,
          array_agg(frame order by grant_year) as frames,
          array_agg(kroner order by grant_year) as shares
        from "grant".claim_share where claim = c.id) s
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ClaimStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(
      UUID id,
      DecisionId award,
      List<ClaimView.Share> shares,
      @Nullable UUID control,
      String reason,
      LocalDate due,
      PersonId by) {
    Money amount = shares.stream().map(ClaimView.Share::amount).reduce(Money.ZERO, Money::plus);
    jdbc.sql(
            """
            insert into "grant".claim
              (id, award, grant_year, frame, control, kroner, reason, decided_by, decided_at)
            values (:id, :award, :year, :frame, cast(:control as uuid), :kroner, :reason, :by, :at)
            """)
        .param("id", id)
        .param("award", award.value())
        .param("year", shares.getFirst().grantYear())
        .param("frame", shares.getFirst().frame().value())
        .param("control", control)
        .param("kroner", amount.kroner())
        .param("reason", reason)
        .param("by", by.value())
        .param("at", moment())
        .update();
    for (ClaimView.Share share : shares) {
      jdbc.sql("insert into \"grant\".claim_share values (?, ?, ?, ?)")
          .params(id, share.grantYear(), share.frame().value(), share.amount().kroner())
          .update();
    }
    instalment(id, 1, amount, due);
  }

  void instalment(UUID claim, int sequence, Money amount, LocalDate due) {
    jdbc.sql(
            """
            insert into "grant".instalment (id, claim, sequence, kroner, due)
            values (?, ?, ?, ?, ?)
            """)
        .params(UUID.randomUUID(), claim, sequence, amount.kroner(), due)
        .update();
  }

  /** Takes away the parts that have not been paid, to put others in their place. */
  void takeUnpaid(UUID claim) {
    jdbc.sql("delete from \"grant\".instalment where claim = ? and paid_on is null")
        .param(claim)
        .update();
  }

  Optional<ClaimView> lock(UUID id) {
    return jdbc.sql(WITH_SHARES + " where c.id = ? for update of c")
        .param(id)
        .query((row, n) -> view(row.getObject("id", UUID.class), row))
        .optional();
  }

  List<ClaimView> of(DecisionId award) {
    return jdbc.sql(WITH_SHARES + " where c.award = ? order by c.decided_at, c.id")
        .param(award.value())
        .query((row, n) -> view(row.getObject("id", UUID.class), row))
        .list();
  }

  /** What of a year may be used in the year after, or is asked to be. */
  Money kept(DecisionId award, int grantYear) {
    return Money.kroner(
        jdbc.sql(
                """
                select coalesce(sum(kroner - back_kroner), 0)::bigint from "grant".unused_money
                where award = ? and grant_year = ? and granted is distinct from false
                  and wish = 'KEEP'
                """)
            .params(award.value(), grantYear)
            .query(Long.class)
            .single());
  }

  void note(UUID instalment, LocalDate day, PersonId by, @Nullable PaymentId from) {
    jdbc.sql(
            """
            update "grant".instalment set noted_day = :day, noted_by = :by,
              noted_from = cast(:from as uuid)
            where id = :id and paid_on is null
            """)
        .param("day", day)
        .param("by", by.value())
        .param("from", from == null ? null : from.value())
        .param("id", instalment)
        .update();
  }

  void unnote(UUID instalment) {
    jdbc.sql(
            """
            update "grant".instalment set noted_day = null, noted_by = null, noted_from = null
            where id = ?
            """)
        .param(instalment)
        .update();
  }

  void paid(UUID instalment, LocalDate day, @Nullable PaymentId setOff) {
    jdbc.sql(
            """
            update "grant".instalment set paid_on = :day, payment = cast(:payment as uuid),
              noted_day = null, noted_by = null, noted_from = null
            where id = :id and paid_on is null
            """)
        .param("day", day)
        .param("payment", setOff == null ? null : setOff.value())
        .param("id", instalment)
        .update();
  }

  private ClaimView view(UUID id, ResultSet row) throws SQLException {
    return new ClaimView(
        id,
        new DecisionId(row.getObject("award", UUID.class)),
        shares(row),
        Money.kroner(row.getLong("kroner")),
        row.getString("reason"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        jdbc.sql("select * from \"grant\".instalment where claim = ? order by sequence")
            .param(id)
            .query((part, n) ->
                new ClaimView.Instalment(
                    part.getObject("id", UUID.class),
                    part.getInt("sequence"),
                    Money.kroner(part.getLong("kroner")),
                    part.getObject("due", LocalDate.class),
                    Optional.ofNullable(part.getObject("paid_on", LocalDate.class)),
                    part.getObject("payment") != null,
                    noted(part)))
            .list());
  }

  private static Optional<ClaimView.Noted> noted(ResultSet part) throws SQLException {
    UUID by = part.getObject("noted_by", UUID.class);
    return by == null
        ? Optional.empty()
        : Optional.of(
            new ClaimView.Noted(
                part.getObject("noted_day", LocalDate.class),
                new PersonId(by),
                Optional.ofNullable(part.getObject("noted_from", UUID.class)).map(PaymentId::new)));
  }

  private static List<ClaimView.Share> shares(ResultSet row) throws SQLException {
    Integer[] years = (Integer[]) row.getArray("years").getArray();
    UUID[] frames = (UUID[]) row.getArray("frames").getArray();
    Long[] kroner = (Long[]) row.getArray("shares").getArray();
    return IntStream.range(0, years.length)
        .mapToObj(
            i -> new ClaimView.Share(years[i], new FrameId(frames[i]), Money.kroner(kroner[i])))
        .toList();
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }
}
