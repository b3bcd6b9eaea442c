package no.ildsjel.support.mentoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    List<Map<String, @Nullable Object>> notes = new ArrayList<>();
    jdbc.sql("select pair, kind, at, words from support.pair_note where by = ? order by at")
        .param(person.value())
        .query((java.sql.ResultSet row) -> {
          PairId pair = new PairId(row.getObject("pair", UUID.class));
          Map<String, @Nullable Object> note = new LinkedHashMap<>();
          note.put("pair", pair.value());
          note.put("kind", row.getString("kind"));
          note.put("at", row.getObject("at"));
          note.put("words", keys.open(pair.thing(), row.getBytes("words")).orElse(null));
          notes.add(note);
        });
    return Map.of(
        "pairNotes",
        notes,
        "pairYes",
        jdbc.sql("select pair, side, what, at from support.pair_yes where person = ? order by at")
            .param(person.value())
            .query()
            .listOfRows(),
        "pairTasks",
        jdbc.sql("select pair, due, done_at from support.pair_task where holder = ? order by due")
            .param(person.value())
            .query()
            .listOfRows(),
        "mentorTraining",
        jdbc.sql("select part, done_on from support.mentor_training where person = ?")
            .param(person.value())
            .query()
            .listOfRows());
  }

  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    int notes = erase("delete from support.pair_note where by = ?", person);
    int tasks = erase("update support.pair_task set holder = null where holder = ?", person);
    int told = erase("update support.experience set by = null where by = ?", person);
    int training = erase("delete from support.mentor_training where person = ?", person);
    return Map.of(
        "pairNotes", notes, "pairTasks", tasks, "mentorTraining", training, "experiences", told);
  }

  private int erase(String sql, PersonId person) {
    return jdbc.sql(sql).param(person.value()).update();
  }
}
