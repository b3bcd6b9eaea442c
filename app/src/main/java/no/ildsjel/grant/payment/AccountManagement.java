package no.ildsjel.grant.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Account numbers of those who get money and of those who pay it. Whoever changes one never
 * approves payments (state financial regulations ch. 6): organisations give their own, and an
 * administrator's is set by a case officer.
 */
@Service
public class AccountManagement {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PaymentStore payments;
  private final AwardStore awards;
  private final People people;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;

  AccountManagement(
      JdbcClient jdbc,
      Clock clock,
      PaymentStore payments,
      AwardStore awards,
      People people,
      Archive archive,
      Notifications notifications,
      Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.payments = payments;
    this.awards = awards;
    this.people = people;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
  }

  /** Writes down a new number; it counts once it has been confirmed. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<AccountNumber> give(
      Actor.Person actor, OrganisationNumber organisation, String typed) {
    requireMandate(actor, organisation);
    Optional<AccountNumber> number = AccountNumber.parse(typed);
    if (number.isEmpty()) {
      return Answer.refused(GrantRefusal.NOT_AN_ACCOUNT);
    }
    jdbc.sql(
            """
            insert into "grant".payee_account (organisation, number, given_by, given_at)
            values (?, ?, ?, ?)
            """)
        .params(organisation.value(), number.get().value(), actor.id().value(), moment())
        .update();
    for (AwardView award : awards.awardsOf(organisation)) {
      archive.record(
          actor,
          Optional.of(award.administrator()),
          award.subject(),
          "account-given",
          Map.of("ending", number.get().tail()));
    }
    return Answer.allowed(number.get());
  }

  /**
   * Confirms the number given last. Where one was confirmed before, another person than the one who
   * wrote the new one must confirm it, when there is one. All who act for the organisation are
   * told, and what was certified with the old number begins anew.
   */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<AccountNumber> confirm(
      Actor.Person actor, OrganisationNumber organisation, String tail) {
    requireMandate(actor, organisation);
    Optional<AccountView> last = last(organisation);
    if (last.isEmpty() || !last.get().number().tail().equals(tail)) {
      return Answer.refused(GrantRefusal.ACCOUNT_CHANGED);
    }
    AccountView account = last.get();
    if (account.confirmed()) {
      return Answer.allowed(account.number());
    }
    if (confirmed(organisation).isPresent()
        && account.givenBy().equals(actor.id())
        && people.actingFor(organisation).size() > 1) {
      return Answer.refused(GrantRefusal.ANOTHER_MUST_CONFIRM);
    }
    jdbc.sql(
            """
            update "grant".payee_account set confirmed_by = ?, confirmed_at = ?
            where id = (select max(id) from "grant".payee_account where organisation = ?)
              and number = ? and confirmed_by is null
            """)
        .params(actor.id().value(), moment(), organisation.value(), account.number().value())
        .update();
    for (AwardView award : awards.awardsOf(organisation)) {
      payments.sendBack(award.id());
      archive.record(
          actor,
          Optional.of(award.administrator()),
          award.subject(),
          "account-confirmed",
          Map.of("ending", account.number().tail()));
    }
    notifications.tell(
        organisation,
        person ->
            new Notice(
                Optional.of(organisation),
                texts.text(person.language(), "notice.account.subject"),
                texts.text(person.language(), "notice.account.body", account.number().tail()),
                Optional.of("/tilskudd/konto")));
    return Answer.allowed(account.number());
  }

  /** The number given last, confirmed or not. */
  @MayCall("the organisation's own people and the program, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<AccountView> last(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select * from "grant".payee_account where organisation = ? order by id desc limit 1
            """)
        .param(organisation.value())
        .query(AccountManagement::account)
        .optional();
  }

  /** The confirmed number that money goes to. A newer one that waits for a word stops nothing. */
  @MayCall("payment, and pages that have checked who asks")
  @Transactional(readOnly = true)
  public Optional<AccountView> confirmed(OrganisationNumber organisation) {
    return Optional.ofNullable(confirmed(List.of(organisation)).get(organisation));
  }

  /** The confirmed numbers of many. */
  @MayCall("payment, and pages that have checked who asks")
  @Transactional(readOnly = true)
  public Map<OrganisationNumber, AccountView> confirmed(
      Collection<OrganisationNumber> organisations) {
    return jdbc
        .sql(
            """
            select distinct on (organisation) * from "grant".payee_account
            where organisation = any(?) and confirmed_by is not null
            order by organisation, id desc
            """)
        .param(organisations.stream().map(OrganisationNumber::value).toArray(String[]::new))
        .query(AccountManagement::account)
        .list()
        .stream()
        .collect(Collectors.toMap(AccountView::organisation, Function.identity()));
  }

  /** Sets the account an administrator pays from. */
  @MayCall("a case officer of the administrator")
  @Transactional
  public Answer<AccountNumber> setPayer(
      Actor.Person actor, AdministratorId administrator, String typed, String bic, String name) {
    if (!actor.has(Role.CASE_OFFICER, administrator)) {
      throw new AccessDeniedException("Only a case officer sets the account");
    }
    Optional<AccountNumber> number = AccountNumber.parse(typed);
    if (number.isEmpty()) {
      return Answer.refused(GrantRefusal.NOT_AN_ACCOUNT);
    }
    if (!bic.matches("[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?") || name.isBlank()) {
      return Answer.refused(GrantRefusal.NOT_A_PAYER);
    }
    jdbc.sql(
            """
            insert into "grant".payer_account (administrator, number, bic, name, set_by, set_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (administrator) do update set number = excluded.number,
              bic = excluded.bic, name = excluded.name, set_by = excluded.set_by,
              set_at = excluded.set_at
            """)
        .params(
            administrator.value(),
            number.get().value(),
            bic,
            name.strip(),
            actor.id().value(),
            moment())
        .update();
    archive.record(
        actor,
        Optional.of(administrator),
        "administrator:" + administrator,
        "payer-account-set",
        Map.of("ending", number.get().tail()));
    return Answer.allowed(number.get());
  }

  /** The account an administrator pays from, once it has been set. */
  @MayCall("the administrator's people, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<PayerView> payer(AdministratorId administrator) {
    return jdbc.sql("select * from \"grant\".payer_account where administrator = ?")
        .param(administrator.value())
        .query((row, n) ->
            new PayerView(
                administrator,
                new AccountNumber(row.getString("number")),
                row.getString("bic"),
                row.getString("name"),
                new PersonId(row.getObject("set_by", UUID.class))))
        .optional();
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static void requireMandate(Actor.Person actor, OrganisationNumber organisation) {
    if (!actor.mandates().contains(organisation)) {
      throw new AccessDeniedException("Only the organisation's own people");
    }
  }

  private static AccountView account(ResultSet row, int number) throws SQLException {
    UUID confirmed = row.getObject("confirmed_by", UUID.class);
    return new AccountView(
        new OrganisationNumber(row.getString("organisation")),
        new AccountNumber(row.getString("number")),
        new PersonId(row.getObject("given_by", UUID.class)),
        row.getObject("given_at", OffsetDateTime.class).toInstant(),
        confirmed == null ? null : new PersonId(confirmed));
  }
}
