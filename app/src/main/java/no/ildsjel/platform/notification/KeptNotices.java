package no.ildsjel.platform.notification;

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

/** What somebody has been told. The acts it told of stand in the archive, so all of it can go. */
@Component
@Order(2)
class KeptNotices implements PersonalData {

  private final JdbcClient jdbc;

  KeptNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.notices",
            "personal.notices.why",
            "privacy.person.howlong",
            "Personvernforordningen artikkel 6 nr. 1 bokstav e",
            true));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "notices",
        jdbc.sql(
                """
                select organisation, subject, body, at, read_at
                from platform.notice where person = ? order by at, id
                """)
            .param(person.value())
            .query()
            .listOfRows());
  }

  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    int mail =
        jdbc.sql(
                """
                delete from platform.outgoing_mail
                where notice in (select id from platform.notice where person = ?)
                """)
            .param(person.value())
            .update();
    int notices =
        jdbc.sql("delete from platform.notice where person = ?").param(person.value()).update();
    return Map.of("mail", mail, "notices", notices);
  }
}
