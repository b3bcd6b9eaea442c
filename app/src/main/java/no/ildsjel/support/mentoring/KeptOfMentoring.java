package no.ildsjel.support.mentoring;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody wrote in a pair. Erased with the person; the pair's other words stay with the two
 * organisations.
 */
@Component
@Order(10)
class KeptOfMentoring implements PersonalData {

  private final JdbcClient jdbc;
  private final Keys keys;

  KeptOfMentoring(JdbcClient jdbc, Keys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.mentoring",
            "personal.mentoring.why",
            "personal.mentoring.howlong",
            "personvernforordningen artikkel 6 nr. 1 bokstav b",
            true));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "pairNotes",
        opened(
            "select pair, kind, at, words from support.pair_note where by = ? order by at",
            person,
            PairId::thing),
        "pairYes",
        jdbc.sql(
                """
                select pair, side, what, agreement, at from support.pair_yes
                where person = ? order by at
                """)
            .param(person.value())
            .query()
            .listOfRows(),
        "pairTasks",
        opened(
            "select pair, due, done_at, words from support.pair_task where holder = ? order by due",
            person,
            PairId::thing),
        "pairTroubles",
        opened(
            "select pair, at, words, reach from support.pair_trouble where by = ? order by at",
            person,
            Troubles::thing),
        "pairMeetings",
        jdbc.sql(
                """
                select meeting, what, minutes, prepared_minutes, at from support.meeting_step
                where by = ? order by at
                """)
            .param(person.value())
            .query()
            .listOfRows(),
        "mentorTraining",
        jdbc.sql("select part, done_on from support.mentor_training where person = ?")
            .param(person.value())
            .query()
            .listOfRows());
  }

  /** Rows of the person with their words opened: they are the person's own. */
  private List<Map<String, @Nullable Object>> opened(
      String sql, PersonId person, Function<PairId, String> thing) {
    List<Map<String, @Nullable Object>> rows =
        jdbc.sql(sql).param(person.value()).query().listOfRows();
    for (Map<String, @Nullable Object> row : rows) {
      for (String column : List.of("words", "reach")) {
        if (row.get("pair") instanceof UUID pair && row.get(column) instanceof byte[] sealed) {
          row.put(column, keys.open(thing.apply(new PairId(pair)), sealed).orElse(null));
        }
      }
    }
    return rows;
  }

  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    int notes = erase("delete from support.pair_note where by = ?", person);
    int troubles = erase("delete from support.pair_trouble where by = ?", person);
    int tasks = erase("update support.pair_task set holder = null where holder = ?", person);
    int told = erase("update support.experience set by = null where by = ?", person);
    int said = erase("update support.meeting_step set by = null where by = ?", person);
    int training = erase("delete from support.mentor_training where person = ?", person);
    return Map.of(
        "pairTroubles",
        troubles,
        "pairMeetings",
        said,
        "pairNotes",
        notes,
        "pairTasks",
        tasks,
        "mentorTraining",
        training,
        "experiences",
        told);
  }

  private int erase(String sql, PersonId person) {
    return jdbc.sql(sql).param(person.value()).update();
  }
}
