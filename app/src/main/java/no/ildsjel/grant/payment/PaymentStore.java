package no.ildsjel.grant.payment;

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
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payments. One moves only from the state somebody believes it is in. */
@Repository
class PaymentStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  PaymentStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void plan(
      AwardView award,
      AwardYear year,
      int sequence,
      Money amount,
      LocalDate due,
      boolean atMilestone) {
    jdbc.sql(
            """
            insert into "grant".payment
              (id, award, administrator, grant_year, frame, sequence, kroner, due, awaits, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, case when ? then 'REPORT_APPROVED' end, 'PLANNED')
            """)
        .params(
            UUID.randomUUID(),
            award.id().value(),
            award.administrator().value(),
            year.grantYear(),
            year.frame().value(),
            sequence,
            amount.kroner(),
            due,
            atMilestone)
        .update();
  }

  Optional<PaymentView> payment(PaymentId id) {
    return jdbc.sql("select * from \"grant\".payment where id = ?")
        .param(id.value())
        .query(PaymentStore::payment)
        .optional();
  }

  /** Locked until the transaction ends. */
  Optional<PaymentView> lock(PaymentId id) {
    return jdbc.sql("select * from \"grant\".payment where id = ? for update")
        .param(id.value())
        .query(PaymentStore::payment)
        .optional();
  }

  /** All of an award's, locked until the transaction ends. */
  List<PaymentView> lockOf(DecisionId award) {
    return jdbc.sql("select * from \"grant\".payment where award = ? order by id for update")
        .param(award.value())
        .query(PaymentStore::payment)
        .list();
  }

  List<PaymentView> paymentsOf(Collection<DecisionId> awards) {
    return jdbc.sql(
            "select * from \"grant\".payment where award = any(?) order by due, award, sequence")
        .param(awards.stream().map(DecisionId::value).toArray(UUID[]::new))
        .query(PaymentStore::payment)
        .list();
  }

  /** An administrator's payments in these states, those due first on top. */
  List<PaymentView> payments(
      Collection<AdministratorId> administrators, Collection<PaymentState> states, int most) {
    return jdbc.sql(
            """
            select * from "grant".payment where administrator = any(?) and state = any(?)
            order by due, award, sequence limit ?
            """)
        .params(
            administrators.stream().map(AdministratorId::value).toArray(String[]::new),
            states.stream().map(Enum::name).toArray(String[]::new),
            most)
        .query(PaymentStore::payment)
        .list();
  }

  /** How many due payments wait at each state for somebody to do something that can be done. */
  Map<PaymentState, Integer> due(Collection<AdministratorId> administrators, LocalDate today) {
    Map<PaymentState, Integer> counts = new EnumMap<>(PaymentState.class);
    jdbc.sql(
            """
            select p.state, count(*)::int as payments
            from "grant".payment p join "grant".award a on a.decision = p.award
            where p.administrator = any(?) and p.due <= ? and p.awaits is null
              and (p.state in ('CERTIFIED', 'APPROVED') or p.state = 'PLANNED'
                and exists (select 1 from "grant".payee_account k
                  where k.organisation = a.organisation and k.confirmed_by is not null)
                and not exists (select 1 from "grant".hold h
                  where h.award = p.award and h.lifted_at is null))
            group by p.state
            """)
        .params(administrators.stream().map(AdministratorId::value).toArray(String[]::new), today)
        .query(
            (RowCallbackHandler)
                row ->
                    counts.put(
                        PaymentState.valueOf(row.getString("state")), row.getInt("payments")));
    return counts;
  }

  boolean certify(PaymentId id, PersonId by, AccountNumber account) {
    return jdbc.sql(
                """
                update "grant".payment set state = 'CERTIFIED', certified_by = ?, certified_at = ?,
                  account = ?, approved_by = null, approved_at = null, bank_answer = null
                where id = ? and state = 'PLANNED'
                """)
            .params(by.value(), moment(), account.value(), id.value())
            .update()
        == 1;
  }

  boolean approve(PaymentId id, PersonId by) {
    return jdbc.sql(
                """
                update "grant".payment set state = 'APPROVED', approved_by = ?, approved_at = ?
                where id = ? and state = 'CERTIFIED'
                """)
            .params(by.value(), moment(), id.value())
            .update()
        == 1;
  }

  /** Back to the beginning what has not been sent yet: something it rested on has changed. */
  void sendBack(DecisionId award) {
    jdbc.sql(
            """
            update "grant".payment set state = 'PLANNED', certified_by = null, certified_at = null,
              approved_by = null, approved_at = null, account = null
            where award = ? and state in ('CERTIFIED', 'APPROVED')
            """)
        .param(award.value())
        .update();
  }

  /** The approved payments of an administrator, locked until the transaction ends. */
  List<PaymentView> lockApproved(AdministratorId administrator) {
    return jdbc.sql(
            """
            select * from "grant".payment where administrator = ? and state = 'APPROVED'
            order by due, award, sequence for update
            """)
        .param(administrator.value())
        .query(PaymentStore::payment)
        .list();
  }

  void sent(UUID batch, Collection<PaymentView> payments) {
    jdbc.sql("update \"grant\".payment set state = 'SENT', batch = ? where id = any(?)")
        .params(batch, payments.stream().map(p -> p.id().value()).toArray(UUID[]::new))
        .update();
  }

  boolean paid(PaymentId id, UUID batch, LocalDate day) {
    return jdbc.sql(
                """
                update "grant".payment set state = 'PAID', paid_on = ?
                where id = ? and batch = ? and state = 'SENT'
                """)
            .params(day, id.value(), batch)
            .update()
        == 1;
  }

  boolean returned(PaymentId id, UUID batch, String why) {
    return jdbc.sql(
                """
                update "grant".payment set state = 'PLANNED', batch = null, account = null,
                  certified_by = null, certified_at = null, approved_by = null, approved_at = null,
                  bank_answer = ?
                where id = ? and batch = ? and state = 'SENT'
                """)
            .params(why, id.value(), batch)
            .update()
        == 1;
  }

  /** The reports on a year are approved: what waited for that can be paid from today. */
  void reached(DecisionId award, int grantYear, LocalDate today) {
    jdbc.sql(
            """
            update "grant".payment p set awaits = null, due = ?
            where p.award = ? and p.grant_year = ? and p.awaits = 'REPORT_APPROVED'
              and not exists (select 1 from "grant".report r
                where r.award = p.award and r.grant_year = p.grant_year and r.state <> 'APPROVED')
            """)
        .params(today, award.value(), grantYear)
        .update();
  }

  /** False when the bank said the same before. */
  boolean refusedLate(PaymentId id, String why) {
    return jdbc.sql(
                """
                update "grant".payment set bank_answer = ?
                where id = ? and state = 'PAID' and bank_answer is distinct from ?
                """)
            .params(why, id.value(), why)
            .update()
        == 1;
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static PaymentView payment(ResultSet row, int number) throws SQLException {
    return new PaymentView(
        new PaymentId(row.getObject("id", UUID.class)),
        new DecisionId(row.getObject("award", UUID.class)),
        new AdministratorId(row.getString("administrator")),
        row.getInt("grant_year"),
        new FrameId(row.getObject("frame", UUID.class)),
        row.getInt("sequence"),
        Money.kroner(row.getLong("kroner")),
        row.getObject("due", LocalDate.class),
        row.getString("awaits") != null,
        PaymentState.valueOf(row.getString("state")),
        person(row, "certified_by"),
        person(row, "approved_by"),
        Optional.ofNullable(row.getString("account")).map(AccountNumber::new),
        row.getObject("batch", UUID.class),
        Optional.ofNullable(row.getObject("paid_on", LocalDate.class)),
        Optional.ofNullable(row.getString("bank_answer")));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }
}
