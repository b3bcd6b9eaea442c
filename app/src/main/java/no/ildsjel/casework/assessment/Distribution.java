package no.ildsjel.casework.assessment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.application.SubmittedApplications;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deals the cases of a call out to assessors, evenly, and never to one with a tie. */
@Service
public class Distribution {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Calls calls;
  private final SubmittedApplications applications;
  private final Impartiality impartiality;
  private final Archive archive;

  Distribution(
      JdbcClient jdbc,
      Clock clock,
      Calls calls,
      SubmittedApplications applications,
      Impartiality impartiality,
      Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.calls = calls;
    this.applications = applications;
    this.impartiality = impartiality;
    this.archive = archive;
  }

  /**
   * Deals out what has no assessor yet, once every case officer has declared impartiality.
   *
   * @param without true to go on without those who have not; they get no case and see none
   * @return how many were dealt out; what everybody has a tie to stays without an assessor
   */
  @MayCall("the administrator's people")
  @Transactional
  public Answer<Integer> distribute(Actor.Person actor, CallId callId, boolean without) {
    CallView call = calls.require(callId);
    Impartiality.requireOfficer(actor, call);
    List<Impartiality.Declared> all = impartiality.officersOf(call);
    List<Impartiality.Declared> officers =
        all.stream().filter(Impartiality.Declared::done).toList();
    if (officers.isEmpty() || (!without && officers.size() < all.size())) {
      return Answer.refused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED);
    }
    impartiality.findTies(callId);
    Map<ApplicationId, Set<PersonId>> blocked = impartiality.blocked(call);
    Map<ApplicationId, PersonId> dealt = assessors(callId);
    Map<PersonId, Integer> load = new LinkedHashMap<>();
    officers.forEach(o -> load.put(o.person(), 0));
    dealt.values().forEach(p -> load.merge(p, 1, Integer::sum));
    int count = 0;
    for (ApplicationView application : applications.of(callId)) {
      if (dealt.containsKey(application.id())) {
        continue;
      }
      Set<PersonId> tied = Objects.requireNonNullElse(blocked.get(application.id()), Set.of());
      Optional<PersonId> assessor =
          load.entrySet().stream()
              .filter(e -> !tied.contains(e.getKey()))
              .min(
                  Comparator.comparingInt(Map.Entry<PersonId, Integer>::getValue)
                      .thenComparing(e -> e.getKey().toString()))
              .map(Map.Entry::getKey);
      if (assessor.isPresent()) {
        assign(actor, call, application, assessor.get());
        load.merge(assessor.get(), 1, Integer::sum);
        count++;
      }
    }
    return Answer.allowed(count);
  }

  /** Gives a case to another assessor. */
  @MayCall("a case officer of the administrator without ties to the applicant")
  @Transactional
  public Answer<ApplicationId> move(
      Actor.Person actor, ApplicationView application, PersonId assessor) {
    CallView call = calls.require(application.call());
    Impartiality.requireOfficer(actor, call);
    boolean may =
        impartiality.officersOf(call).stream()
            .anyMatch(o -> o.person().equals(assessor) && o.done());
    Set<PersonId> tied =
        Objects.requireNonNullElse(impartiality.blocked(call).get(application.id()), Set.of());
    if (!may || tied.contains(assessor)) {
      return Answer.refused(CaseworkRefusal.NOT_AN_ASSESSOR);
    }
    jdbc.sql("delete from casework.assignment where application = ?")
        .param(application.id().value())
        .update();
    assign(actor, call, application, assessor);
    return Answer.allowed(application.id());
  }

  private void assign(
      Actor.Person actor, CallView call, ApplicationView application, PersonId assessor) {
    jdbc.sql(
            """
            insert into casework.assignment (application, person, assigned_by, assigned_at)
            values (?, ?, ?, ?)
            """)
        .params(
            application.id().value(),
            assessor.value(),
            actor.id().value(),
            OffsetDateTime.now(clock))
        .update();
    archive.record(
        actor,
        Optional.of(call.administrator()),
        application.subject(),
        "case-assigned",
        Map.of("assessor", assessor.toString()));
  }

  /** Who assesses which case of a call. */
  @MayCall("casework, for calls it has checked")
  @Transactional(readOnly = true)
  public Map<ApplicationId, PersonId> assessors(CallId call) {
    Map<ApplicationId, PersonId> assessors = new LinkedHashMap<>();
    jdbc.sql(
            """
            select s.application, s.person from casework.assignment s
            join casework.application a on a.id = s.application where a.call = ?
            """)
        .param(call.value())
        .query((java.sql.ResultSet row) -> {
          assessors.put(
              new ApplicationId(row.getObject("application", UUID.class)),
              new PersonId(row.getObject("person", UUID.class)));
        });
    return assessors;
  }
}
