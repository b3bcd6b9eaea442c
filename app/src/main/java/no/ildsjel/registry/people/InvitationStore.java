package no.ildsjel.registry.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations, and the mandates that came of them. */
@Component
class InvitationStore {

  /** How long an invitation's address is kept after its link has stopped working. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String IS_OPEN =
      " accepted_at is null and revoked_at is null and expires_at > :now ";

  /** An invitation that can still be accepted. */
  record Open(
      UUID id,
      OrganisationNumber organisation,
      String email,
      PersonId by,
      Instant sent,
      Instant expires) {}

  /** A mandate that came of an invitation. */
  record Mandate(PersonId by, String email, Instant since) {}

  private final JdbcClient jdbc;

  InvitationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID add(
      OrganisationNumber organisation,
      byte[] tokenHash,
      String email,
      PersonId by,
      OffsetDateTime at,
      OffsetDateTime expires) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into registry.invitation
              (id, organisation, token_hash, email, invited_by, invited_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(id, organisation.value(), tokenHash, email, by.value(), at, expires)
        .update();
    return id;
  }

  List<Open> open(OrganisationNumber organisation, OffsetDateTime now) {
    return jdbc.sql(
            "select * from registry.invitation where organisation = :organisation and"
                + IS_OPEN
                + "order by invited_at desc, id")
        .param("organisation", organisation.value())
        .param("now", now)
        .query(InvitationStore::open)
        .list();
  }

  Optional<Open> find(byte[] tokenHash, OffsetDateTime now) {
    return jdbc.sql("select * from registry.invitation where token_hash = :hash and" + IS_OPEN)
        .param("hash", tokenHash)
        .param("now", now)
        .query(InvitationStore::open)
        .optional();
  }

  /** True when this is the one time it is accepted. */
  boolean accept(UUID id, PersonId by, OffsetDateTime now) {
    return jdbc.sql(
                "update registry.invitation set accepted_by = :by, accepted_at = :now"
                    + " where id = :id and"
                    + IS_OPEN)
            .param("id", id)
            .param("by", by.value())
            .param("now", now)
            .update()
        == 1;
  }

  boolean revoke(UUID id, OrganisationNumber organisation, PersonId by, OffsetDateTime now) {
    return jdbc.sql(
                "update registry.invitation set revoked_by = :by, revoked_at = :now"
                    + " where id = :id and organisation = :organisation and"
                    + IS_OPEN)
            .param("id", id)
            .param("organisation", organisation.value())
            .param("by", by.value())
            .param("now", now)
            .update()
        == 1;
  }

  void revokeFor(OrganisationNumber organisation, String email, PersonId by, OffsetDateTime now) {
    jdbc.sql(
            "update registry.invitation set revoked_by = :by, revoked_at = :now"
                + " where organisation = :organisation and lower(email) = lower(:email) and"
                + IS_OPEN)
        .param("organisation", organisation.value())
        .param("email", email)
        .param("by", by.value())
        .param("now", now)
        .update();
  }

  void addMandate(
      PersonId person,
      OrganisationNumber organisation,
      PersonId by,
      String email,
      OffsetDateTime since) {
    jdbc.sql(
            """
            insert into registry.invited_mandate (person, organisation, invited_by, email, since)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(person.value(), organisation.value(), by.value(), email, since)
        .update();
  }

  boolean removeMandate(PersonId person, OrganisationNumber organisation) {
    return jdbc.sql("delete from registry.invited_mandate where person = ? and organisation = ?")
            .params(person.value(), organisation.value())
            .update()
        == 1;
  }

  Map<PersonId, Mandate> mandates(OrganisationNumber organisation) {
    Map<PersonId, Mandate> mandates = new LinkedHashMap<>();
    jdbc.sql("select * from registry.invited_mandate where organisation = ?")
        .param(organisation.value())
        .query((ResultSet row) -> {
          mandates.put(
              new PersonId(row.getObject("person", UUID.class)),
              new Mandate(
                  new PersonId(row.getObject("invited_by", UUID.class)),
                  row.getString("email"),
                  row.getObject("since", OffsetDateTime.class).toInstant()));
        });
    return mandates;
  }

  /** Forgets whom one has invited, some time after the link has stopped working. */
  void forget(OffsetDateTime now) {
    jdbc.sql("delete from registry.invitation where expires_at < ?")
        .param(now.minus(KEPT))
        .update();
  }

  private static Open open(ResultSet row, int number) throws SQLException {
    return new Open(
        row.getObject("id", UUID.class),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("email"),
        new PersonId(row.getObject("invited_by", UUID.class)),
        row.getObject("invited_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  @Configuration
  static class Forgetting {

    @Bean
    RecurringTask<Void> oldInvitations(InvitationStore store, Clock clock) {
      return Tasks.recurring("old-invitations", FixedDelay.ofHours(12))
          .execute((instance, context) -> store.forget(OffsetDateTime.now(clock)));
    }
  }
}
