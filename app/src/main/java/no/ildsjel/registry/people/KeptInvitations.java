package no.ildsjel.registry.people;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invitations somebody sent or took, and the right to act that came of them. */
@Component
@Order(4)
class KeptInvitations implements PersonalData {

  private final JdbcClient jdbc;
  private final Clock clock;

  KeptInvitations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "privacy.invited",
            "privacy.invited.why",
            "privacy.invited.howlong",
            "Personvernforordningen artikkel 6 nr. 1 bokstav e",
            true));
  }

  /** Addresses of those one has invited are theirs, and not handed out. */
  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "invitationsSent",
        jdbc.sql(
                """
                select organisation, invited_at, expires_at, accepted_at, revoked_at
                from registry.invitation where invited_by = ? order by invited_at
                """)
            .param(person.value())
            .query()
            .listOfRows(),
        "invitationsTaken",
        jdbc.sql(
                """
                select organisation, email, since from registry.invited_mandate
                where person = ? order by since
                """)
            .param(person.value())
            .query()
            .listOfRows());
  }

  /** Those already let in keep their right to act; links not used yet are worth nothing. */
  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    int sent =
        jdbc.sql(
                """
                update registry.invitation set revoked_by = invited_by, revoked_at = ?
                where invited_by = ? and accepted_at is null and revoked_at is null
                """)
            .params(OffsetDateTime.now(clock), person.value())
            .update();
    jdbc.sql("update registry.invitation set email = '' where accepted_by = ?")
        .param(person.value())
        .update();
    int taken =
        jdbc.sql("delete from registry.invited_mandate where person = ?")
            .param(person.value())
            .update();
    return Map.of("invitationsSent", sent, "invitationsTaken", taken);
  }
}
