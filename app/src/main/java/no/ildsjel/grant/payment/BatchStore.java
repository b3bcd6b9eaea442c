package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files for the bank, kept as they were made. */
@Repository
class BatchStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  BatchStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void keep(
      UUID batch,
      PayerView payer,
      String message,
      PersonId by,
      LocalDate payOn,
      List<PaymentView> payments,
      String file) {
    jdbc.sql(
            """
            insert into "grant".payment_batch
              (id, administrator, message, made_by, made_at, pay_on, payments, kroner, file)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            batch,
            payer.administrator().value(),
            message,
            by.value(),
            moment(),
            payOn,
            payments.size(),
            payments.stream().mapToLong(p -> p.amount().kroner()).sum(),
            file)
        .update();
  }

  List<BatchView> of(Collection<AdministratorId> administrators) {
    return jdbc.sql(
            """
            select b.*, count(p.id) filter (where p.state = 'SENT') as unanswered
            from "grant".payment_batch b left join "grant".payment p on p.batch = b.id
            where b.administrator = any(?) group by b.id order by b.made_at desc limit 50
            """)
        .param(administrators.stream().map(AdministratorId::value).toArray(String[]::new))
        .query((row, n) ->
            new BatchView(
                row.getObject("id", UUID.class),
                new AdministratorId(row.getString("administrator")),
                row.getString("message"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("pay_on", LocalDate.class),
                row.getInt("payments"),
                row.getInt("unanswered"),
                Money.kroner(row.getLong("kroner")),
                Optional.ofNullable(row.getObject("paid_day", LocalDate.class))))
        .list();
  }

  /** What was noted of a batch by hand, locked until the transaction ends. */
  record ByHand(@Nullable LocalDate day, @Nullable PersonId by) {}

  ByHand lock(UUID batch) {
    return jdbc.sql(
            "select paid_day, noted_by from \"grant\".payment_batch where id = ? for update")
        .param(batch)
        .query((row, n) -> {
          UUID by = row.getObject("noted_by", UUID.class);
          return new ByHand(
              row.getObject("paid_day", LocalDate.class), by == null ? null : new PersonId(by));
        })
        .single();
  }

  void note(UUID batch, LocalDate day, PersonId by) {
    jdbc.sql("update \"grant\".payment_batch set paid_day = ?, noted_by = ? where id = ?")
        .params(day, by.value(), batch)
        .update();
  }

  void unnote(UUID batch) {
    jdbc.sql(
            """
            update "grant".payment_batch set paid_day = null, noted_by = null where id = ?
            """)
        .param(batch)
        .update();
  }

  /** How many batches of the administrators another than the person has noted as paid. */
  int noted(Collection<AdministratorId> administrators, PersonId other) {
    return administrators.isEmpty()
        ? 0
        : jdbc.sql(
                """
                select count(*) from "grant".payment_batch b
                where b.administrator = any(?) and b.noted_by <> ? and exists (
                  select 1 from "grant".payment p where p.batch = b.id and p.state = 'SENT')
                """)
            .params(
                administrators.stream().map(AdministratorId::value).toArray(String[]::new),
                other.value())
            .query(Integer.class)
            .single();
  }

  /** The file of a batch as it was made. */
  Optional<String> file(UUID batch) {
    return jdbc.sql("select file from \"grant\".payment_batch where id = ?")
        .param(batch)
        .query(String.class)
        .optional();
  }

  Optional<AdministratorId> administratorOf(UUID batch) {
    return jdbc.sql("select administrator from \"grant\".payment_batch where id = ?")
        .param(batch)
        .query(String.class)
        .optional()
        .map(AdministratorId::new);
  }

  Optional<UUID> answeredBy(String message) {
    return jdbc.sql("select id from \"grant\".payment_batch where message = ?")
        .param(message)
        .query(UUID.class)
        .optional();
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }
}
