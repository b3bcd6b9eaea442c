package no.ildsjel.web;

import java.nio.charset.StandardCharsets;
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

/** Where somebody is logged in. */
@Component
@Order(3)
class KeptSessions implements PersonalData {

  private static final String OF_PERSON =
      """
      from platform.spring_session where primary_id in (
        select session_primary_id from platform.spring_session_attributes
        where attribute_name = '%s' and attribute_bytes = ?)
      """
          .formatted(SessionIdentity.PERSON);

  private final JdbcClient jdbc;

  KeptSessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.sessions",
            "personal.sessions.why",
            "personal.sessions.howlong",
            "Personvernforordningen artikkel 6 nr. 1 bokstav e",
            true));
  }

  /** The keys of the sessions are secrets, so only their times are shown. */
  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "sessions",
        jdbc.sql(
                "select to_timestamp(creation_time / 1000.0) as since,"
                    + " to_timestamp(last_access_time / 1000.0) as last_used "
                    + OF_PERSON)
            .param(bytes(person))
            .query()
            .listOfRows());
  }

  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    return Map.of("sessions", jdbc.sql("delete " + OF_PERSON).param(bytes(person)).update());
  }

  private static byte[] bytes(PersonId person) {
    return person.toString().getBytes(StandardCharsets.UTF_8);
  }
}
