package no.ildsjel.support.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is kept of those who come to events. That a place was taken stays, without a name; what
 * somebody worked on alone goes.
 */
@Component
@Order(10)
class KeptOfLearning implements PersonalData {

  private final JdbcClient jdbc;
  private final Drafts drafts;

  KeptOfLearning(JdbcClient jdbc, Drafts drafts) {
    this.jdbc = jdbc;
    this.drafts = drafts;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    String consent = "personvernforordningen artikkel 6 nr. 1 bokstav a";
    return List.of(
        new Kind(
            "personal.learning",
            "personal.learning.why",
            "personal.learning.howlong",
            "personvernforordningen artikkel 6 nr. 1 bokstav e",
            true),
        new Kind(
            "personal.learning-needs",
            "personal.learning-needs.why",
            "personal.learning-needs.howlong",
            "personvernforordningen artikkel 6 nr. 1 bokstav a og artikkel 9 nr. 2 bokstav a",
            true),
        new Kind(
            "personal.hand-ins",
            "personal.hand-ins.why",
            "personal.hand-ins.howlong",
            consent,
            true));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    Map<String, List<Map<String, @Nullable Object>>> kept = new LinkedHashMap<>();
    kept.put(
        "events",
        rows(
            """
            select s.event, s.organisation, s.state, a.name, a.needs, s.at,
              (select count(*) from support.attendance t where t.attendee = a.id) as attended
            from support.attendee a join support.sign_up s on s.id = a.sign_up
            where a.person = ? order by s.at
            """,
            person));
    kept.put(
        "exercises",
        rows(
            """
            select e.event, e.form, h.round, h.answers, h.at, h.verdict, h.words
            from support.exercise e left join support.hand_in h on h.exercise = e.id
            where e.person = ? order by e.at, h.round
            """,
            person));
    kept.put(
        "evaluated",
        rows(
            "select event, draft is null as answered from support.evaluated where person = ?",
            person));
    kept.put(
        "calendarAddresses",
        rows("select organisation, at from support.calendar_key where person = ?", person));
    return kept;
  }

  private List<Map<String, @Nullable Object>> rows(String sql, PersonId person) {
    return jdbc.sql(sql).param(person.value()).query().listOfRows();
  }

  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    List<UUID> begun =
        jdbc.sql(
                """
                select draft from support.exercise where person = :p
                union all
                select draft from support.evaluated where person = :p and draft is not null
                """)
            .param("p", person.value())
            .query((row, n) -> row.getObject(1, UUID.class))
            .list();
    update(
        """
        delete from support.hand_in where exercise in (
          select id from support.exercise where person = ?)
        """,
        person);
    int works = update("delete from support.exercise where person = ?", person);
    update("delete from support.evaluated where person = ?", person);
    begun.forEach(draft -> drafts.delete(new DraftId(draft)));
    update("update support.hand_in set by_person = null where by_person = ?", person);
    update("update support.hand_in set answered_by = null where answered_by = ?", person);
    int names =
        update(
            """
            update support.attendee set name = '', email = null, person = null, needs = null
            where person = ?
            """,
            person);
    update("update support.sign_up set signed_by = null where signed_by = ?", person);
    update("update support.attendance set noted_by = null where noted_by = ?", person);
    update("update support.event_message set sent_by = null where sent_by = ?", person);
    update("update support.travel_claim set sent_by = null where sent_by = ?", person);
    update("update support.travel_claim set answered_by = null where answered_by = ?", person);
    update("update support.event set provider = null where provider = ?", person);
    int calendars = update("delete from support.calendar_key where person = ?", person);
    return Map.of("events", names, "exercises", works, "calendarAddresses", calendars);
  }

  private int update(String sql, PersonId person) {
    return jdbc.sql(sql).param(person.value()).update();
  }
}
