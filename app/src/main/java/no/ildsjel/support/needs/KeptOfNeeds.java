package no.ildsjel.support.needs;

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
 * What somebody answered in a conversation on needs. The sums stay with the organisation; who
 * answered is erased with the person.
 */
@Component
@Order(9)
class KeptOfNeeds implements PersonalData {

  private final JdbcClient jdbc;
  private final Drafts drafts;

  KeptOfNeeds(JdbcClient jdbc, Drafts drafts) {
    this.jdbc = jdbc;
    this.drafts = drafts;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.needs",
            "personal.needs.why",
            "personal.needs.howlong",
            "personvernforordningen artikkel 6 nr. 1 bokstav a",
            true));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    Map<String, List<Map<String, @Nullable Object>>> kept = new LinkedHashMap<>();
    kept.put(
        "needsAnswers",
        jdbc.sql(
                """
                select m.organisation, r.handed_in_at, r.answers
                from support.needs_response r join support.needs_map m on m.id = r.map
                where r.person = ? order by m.opened_at
                """)
            .param(person.value())
            .query()
            .listOfRows());
    kept.put(
        "coLeaderSteps",
        jdbc.sql(
                """
                select organisation, step, done_on from support.co_leader_step
                where person = ? order by done_on
                """)
            .param(person.value())
            .query()
            .listOfRows());
    return kept;
  }

  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    List<UUID> written =
        jdbc.sql("select draft from support.needs_response where person = ?")
            .param(person.value())
            .query((row, n) -> row.getObject("draft", UUID.class))
            .list();
    int begun =
        jdbc.sql("delete from support.needs_response where person = ? and handed_in_at is null")
            .param(person.value())
            .update();
    int nameless =
        jdbc.sql("update support.needs_response set person = null where person = ?")
            .param(person.value())
            .update();
    int steps =
        jdbc.sql("delete from support.co_leader_step where person = ?")
            .param(person.value())
            .update();
    // what was handed in is kept frozen and without a name; the drafts say who wrote
    written.forEach(draft -> drafts.delete(new DraftId(draft)));
    return Map.of("needsAnswers", begun + nameless, "coLeaderSteps", steps);
  }
}
