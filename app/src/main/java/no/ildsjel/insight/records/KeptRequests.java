package no.ildsjel.insight.records;

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

/** Requests for access somebody made while logged in. The request stays; who asked is erased. */
@Component
@Order(8)
class KeptRequests implements PersonalData {

  private final JdbcClient jdbc;

  KeptRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.requests",
            "personal.requests.why",
            "personal.requests.howlong",
            "Offentleglova § 28",
            true));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "accessAppeals",
        jdbc.sql(
                """
                select r.year, r.number, a.words, a.at, a.outcome, a.sent_on, a.decided_at
                from insight.access_appeal a join insight.access_request r on r.id = a.request
                where r.person = ? order by a.at
                """)
            .param(person.value())
            .query()
            .listOfRows(),
        "accessRequests",
        jdbc.sql(
                """
                select year, number, email, received_at, state, answered_at
                from insight.access_request where person = ? order by received_at
                """)
            .param(person.value())
            .query()
            .listOfRows());
  }

  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    return Map.of(
        "accessRequests",
        jdbc.sql("update insight.access_request set email = null, person = null where person = ?")
            .param(person.value())
            .update());
  }
}
