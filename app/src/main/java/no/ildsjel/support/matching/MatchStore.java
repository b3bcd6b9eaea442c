package no.ildsjel.support.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of officers' decisions and of proposals. */
class MatchStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Clock clock;

  MatchStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<MatchRule> rules(CallId cohort) {
    return jdbc.sql("select * from support.match_rule where cohort = ? order by at")
        .param(cohort.value())
        .query((row, n) ->
            new MatchRule(
                new OrganisationNumber(row.getString("participant")),
                new OrganisationNumber(row.getString("mentor")),
                row.getString("rule").equals("PIN"),
                row.getString("reason")))
        .list();
  }

  void put(CallId cohort, MatchRule rule, PersonId by) {
    jdbc.sql(
            """
            insert into support.match_rule (cohort, participant, mentor, rule, reason, by, at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (cohort, participant, mentor) do update set
              rule = excluded.rule, reason = excluded.reason, by = excluded.by, at = excluded.at
            """)
        .params(
            cohort.value(),
            rule.participant().value(),
            rule.mentor().value(),
            rule.together() ? "PIN" : "EXCLUDE",
            rule.reason(),
            by.value(),
            OffsetDateTime.now(clock))
        .update();
  }

  void remove(CallId cohort, OrganisationNumber participant, OrganisationNumber mentor) {
    jdbc.sql("delete from support.match_rule where cohort = ? and participant = ? and mentor = ?")
        .params(cohort.value(), participant.value(), mentor.value())
        .update();
  }

  /** Takes away that two are to be together; false when nobody had decided that. */
  boolean unpin(CallId cohort, OrganisationNumber participant, OrganisationNumber mentor) {
    return jdbc.sql(
                """
                delete from support.match_rule
                where cohort = ? and participant = ? and mentor = ? and rule = 'PIN'
                """)
            .params(cohort.value(), participant.value(), mentor.value())
            .update()
        > 0;
  }

  int next(CallId cohort) {
    // two officers who run at once take turns
    jdbc.sql("select call from support.cohort where call = ? for no key update")
        .param(cohort.value())
        .query(UUID.class)
        .single();
    return jdbc.sql("select coalesce(max(number), 0) + 1 from support.match_run where cohort = ?")
        .param(cohort.value())
        .query(Integer.class)
        .single();
  }

  void add(MatchRun run, PersonId by) {
    jdbc.sql(
            """
            insert into support.match_run
              (id, cohort, number, weights, most_each, proof, pairs, by, at)
            values (:id, :cohort, :number, :weights, :most, :proof, :pairs, :by, :at)
            """)
        .param("id", run.id())
        .param("cohort", run.cohort().value())
        .param("number", run.number())
        .param("weights", JSON.writeValueAsString(run.weights()))
        .param("most", run.mostEach().orElse(null), java.sql.Types.INTEGER)
        .param("proof", run.proof().name())
        .param("pairs", JSON.writeValueAsString(run.lines()))
        .param("by", by.value())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  Optional<MatchRun> last(CallId cohort) {
    return jdbc.sql("select * from support.match_run where cohort = ? order by number desc limit 1")
        .param(cohort.value())
        .query(MatchStore::run)
        .optional();
  }

  private static MatchRun run(ResultSet row, int number) throws SQLException {
    int most = row.getInt("most_each");
    return new MatchRun(
        row.getObject("id", UUID.class),
        new CallId(row.getObject("cohort", UUID.class)),
        row.getInt("number"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        JSON.readValue(row.getString("weights"), new TypeReference<>() {}),
        most == 0 ? Optional.empty() : Optional.of(most),
        MatchAnswer.Proof.valueOf(row.getString("proof")),
        Arrays.asList(JSON.readValue(row.getString("pairs"), MatchRun.Line[].class)));
  }
}
