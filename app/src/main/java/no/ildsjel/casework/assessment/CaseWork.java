package no.ildsjel.casework.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far the cases of calls have come, for lists, in one look-up however many there are. */
@Service
public class CaseWork {

  /**
   * How far one case has come.
   *
   * @param assessor who has been given it
   * @param thousandths the mean of the closed assessments' points
   */
  public record Progress(
      Optional<PersonId> assessor,
      Optional<Long> thousandths,
      Optional<DecisionOutcome> recommended,
      Optional<DecisionOutcome> decided) {}

  /**
   * What waits in a call, of the cases the officer may see and that are not decided.
   *
   * @param undecided all of them
   * @param unassigned without an assessor
   * @param mine given to the officer, who has not closed the assessment
   * @param unassessed with neither a closed assessment nor a recommendation
   * @param unrecommended without a recommendation
   */
  public record Waiting(
      int undecided, int unassigned, int mine, int unassessed, int unrecommended) {}

  private final JdbcClient jdbc;
  private final Roles roles;

  CaseWork(JdbcClient jdbc, Roles roles) {
    this.jdbc = jdbc;
    this.roles = roles;
  }

  /** How far each case of a call has come; points by the weights of the kind of support. */
  @MayCall("the administrator's people, through pages that leave out what they may not see")
  @Transactional(readOnly = true)
  public Map<ApplicationId, Progress> of(CallId call, Scheme.Kind kind) {
    Map<ApplicationId, Progress> progress = new LinkedHashMap<>();
    jdbc.sql(
            """
            select a.id, s.person, r.outcome as recommended, d.outcome as decided, p.thousandths
            from casework.application a
            left join casework.assignment s on s.application = a.id
            left join casework.recommendation r on r.application = a.id
            left join casework.decision d on d.application = a.id
            left join (
              select application, sum(points) / count(*) as thousandths from (
                select x.application, x.id,
                  coalesce(sum(w.weight * c.points * 200), 0) as points
                from casework.application b
                join casework.assessment x on x.application = b.id and x.closed_at is not null
                left join casework.score c on c.assessment = x.id
                left join unnest(:criteria, :weights) as w (criterion, weight)
                  on w.criterion = c.criterion
                where b.call = :call and b.state = 'SUBMITTED'
                group by x.application, x.id) each
              group by application) p on p.application = a.id
            where a.call = :call and a.state = 'SUBMITTED'
            """)
        .param(
            "criteria",
            kind.assessment().stream().map(Scheme.AssessmentCriterion::id).toArray(String[]::new))
        .param(
            "weights",
            kind.assessment().stream()
                .map(Scheme.AssessmentCriterion::weight)
                .toArray(Integer[]::new))
        .param("call", call.value())
        .query((ResultSet row) -> {
          progress.put(
              new ApplicationId(row.getObject("id", UUID.class)),
              new Progress(
                  Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
                  Optional.ofNullable(row.getBigDecimal("thousandths"))
                      .map(java.math.BigDecimal::longValue),
                  outcome(row, "recommended"),
                  outcome(row, "decided")));
        });
    return progress;
  }

  private static Optional<DecisionOutcome> outcome(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(DecisionOutcome::valueOf);
  }

  /** What waits in each of these calls for the officer; calls where nothing does are left out. */
  @MayCall("the administrator's people, for calls of their own administrator")
  @Transactional(readOnly = true)
  public Map<CallId, Waiting> waiting(Actor.Person officer, Collection<CallId> calls) {
    Map<CallId, Waiting> waiting = new LinkedHashMap<>();
    if (calls.isEmpty()) {
      return waiting;
    }
    Set<PersonId> leaders = roles.leadersOf(officer.id());
    jdbc.sql(
            """
            select a.call, count(*) as undecided,
              count(*) filter (where s.person is null) as unassigned,
              count(*) filter (where s.person = :me and not exists (
                select 1 from casework.assessment x where x.application = a.id
                  and x.assessor = :me and x.closed_at is not null)) as mine,
              count(*) filter (where r.application is null and not exists (
                select 1 from casework.assessment x where x.application = a.id
                  and x.closed_at is not null)) as unassessed,
              count(*) filter (where r.application is null) as unrecommended
            from casework.application a
            left join casework.assignment s on s.application = a.id
            left join casework.recommendation r on r.application = a.id
            where a.call in (:calls) and a.state = 'SUBMITTED' and not a.decided
              and not exists (select 1 from casework.conflict c
                where c.application = a.id and (c.person = :me or c.person = any (:leaders)))
            group by a.call
            """)
        .param("me", officer.id().value())
        .param("leaders", leaders.stream().map(PersonId::value).toArray(UUID[]::new))
        .param("calls", calls.stream().map(CallId::value).toList())
        .query((ResultSet row) -> {
          waiting.put(
              new CallId(row.getObject("call", UUID.class)),
              new Waiting(
                  row.getInt("undecided"),
                  row.getInt("unassigned"),
                  row.getInt("mine"),
                  row.getInt("unassessed"),
                  row.getInt("unrecommended")));
        });
    return waiting;
  }

  /** For each of these calls, who has declared impartiality. */
  @MayCall("the administrator's people, for calls of their own administrator")
  @Transactional(readOnly = true)
  public Map<CallId, Set<PersonId>> declared(Collection<CallId> calls) {
    Map<CallId, Set<PersonId>> declared = new LinkedHashMap<>();
    if (!calls.isEmpty()) {
      jdbc.sql("select call, person from casework.impartiality where call in (:calls)")
          .param("calls", calls.stream().map(CallId::value).toList())
          .query((ResultSet row) -> {
            declared
                .computeIfAbsent(
                    new CallId(row.getObject("call", UUID.class)),
                    c -> new java.util.LinkedHashSet<>())
                .add(new PersonId(row.getObject("person", UUID.class)));
          });
    }
    return declared;
  }
}
