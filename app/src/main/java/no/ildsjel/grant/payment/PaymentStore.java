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
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Awards, their payments, holds and files. A payment moves only from the state one believes in. */
@Repository
class PaymentStore {

  private record Years(List<AwardYear> all) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ReadOnce once;

  PaymentStore(JdbcClient jdbc, Clock clock, ReadOnce once) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.once = once;
  }

  /** False when it was there already. */
  boolean note(AwardView award) {
    boolean noted =
        jdbc.sql(
                    """
                    insert into "grant".award (decision, application, number, organisation,
                      organisation_name, administrator, frame, scheme, kind, grant_year, kroner)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """)
                .params(
                    award.id().value(),
                    award.application().value(),
                    award.number(),
                    award.organisation().value(),
                    award.organisationName(),
                    award.administrator().value(),
                    award.frame().value(),
                    award.scheme().value(),
                    award.kind(),
                    award.grantYear(),
                    award.amount().kroner())
                .update()
            == 1;
    if (noted) {
      year(new AwardYear(award.id(), award.grantYear(), award.frame(), award.amount(), Money.ZERO));
    }
    return noted;
  }

  /** False when it was there already. */
  boolean year(AwardYear year) {
    return jdbc.sql(
                """
                insert into "grant".award_year (award, grant_year, frame, kroner)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                year.award().value(),
                year.grantYear(),
                year.frame().value(),
                year.amount().kroner())
            .update()
        == 1;
  }

  /** The years of an award that have been promised, the first one first. */
  List<AwardYear> years(DecisionId award) {
    return once.one(Years.class, award, () -> Optional.of(new Years(lookForYears(award))))
        .orElseThrow()
        .all();
  }

  private List<AwardYear> lookForYears(DecisionId award) {
    return jdbc.sql(
            """
            select y.*, coalesce(c.kroner, 0) as carried from "grant".award_year y
            left join "grant".unused_money c
              on c.award = y.award and c.grant_year = y.grant_year - 1 and c.granted
                and c.wish = 'KEEP'
            where y.award = ? order by y.grant_year
            """)
        .param(award.value())
        .query((row, n) ->
            new AwardYear(
                award,
                row.getInt("grant_year"),
                new FrameId(row.getObject("frame", UUID.class)),
                Money.kroner(row.getLong("kroner")),
                Money.kroner(row.getLong("carried"))))
        .list();
  }

  void plan(AwardView award, AwardYear year, int sequence, Money amount, LocalDate due) {
    jdbc.sql(
            """
            insert into "grant".payment
              (id, award, administrator, grant_year, frame, sequence, kroner, due, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED')
            """)
        .params(
            UUID.randomUUID(),
            award.id().value(),
            award.administrator().value(),
            year.grantYear(),
            year.frame().value(),
            sequence,
            amount.kroner(),
            due)
        .update();
  }

  Optional<AwardView> award(DecisionId id) {
    return Optional.ofNullable(awards(List.of(id)).get(id));
  }

  Map<DecisionId, AwardView> awards(Collection<DecisionId> ids) {
    return once.all(AwardView.class, ids, this::look);
  }

  private Map<DecisionId, AwardView> look(Collection<DecisionId> ids) {
    return jdbc
        .sql("select * from \"grant\".award where decision = any(?)")
        .param(ids.stream().map(DecisionId::value).toArray(UUID[]::new))
        .query(PaymentStore::award)
        .list()
        .stream()
        .collect(Collectors.toMap(AwardView::id, Function.identity()));
  }

  List<AwardView> awardsOf(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select * from "grant".award where organisation = ? order by grant_year desc, number
            """)
        .param(organisation.value())
        .query(PaymentStore::award)
        .list();
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
            where p.administrator = any(?) and p.due <= ?
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

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static AwardView award(ResultSet row, int number) throws SQLException {
    return new AwardView(
        new DecisionId(row.getObject("decision", UUID.class)),
        new ApplicationId(row.getObject("application", UUID.class)),
        row.getString("number"),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("organisation_name"),
        new AdministratorId(row.getString("administrator")),
        new FrameId(row.getObject("frame", UUID.class)),
        new SchemeId(row.getString("scheme")),
        row.getString("kind"),
        row.getInt("grant_year"),
        Money.kroner(row.getLong("kroner")));
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
