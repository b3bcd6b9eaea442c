package no.ildsjel.casework.assessment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.application.Blocks;
import no.ildsjel.casework.application.SubmittedApplications;
import no.ildsjel.casework.spi.Ties;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.GrantView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Impartiality before anything is read: each officer says which applicants there is a tie to, and
 * what the program knows is added. A tie blocks the case from the officer and from those below.
 */
@Service
public class Impartiality {

  /** An officer, and whether impartiality has been declared for a call. */
  public record Declared(PersonId person, String name, boolean done) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Calls calls;
  private final SubmittedApplications applications;
  private final Roles roles;
  private final List<Ties> ties;
  private final Blocks blocks;
  private final Archive archive;

  Impartiality(
      JdbcClient jdbc,
      Clock clock,
      Calls calls,
      SubmittedApplications applications,
      Roles roles,
      List<Ties> ties,
      Blocks blocks,
      Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.calls = calls;
    this.applications = applications;
    this.roles = roles;
    this.ties = List.copyOf(ties);
    this.blocks = blocks;
    this.archive = archive;
  }

  /** The applicants of a call, as much as is needed to say whether there is a tie. */
  @MayCall("the administrator's people")
  @Transactional(readOnly = true)
  public List<ApplicationView> applicants(Actor actor, CallId call) {
    requireOfficer(actor, calls.require(call));
    return applications.of(call);
  }

  /**
   * Declares impartiality for a call, but for the applicants named. What was said before stands:
   * nobody lifts a tie of their own.
   */
  @MayCall("the administrator's people, each for themselves, once the call has closed")
  @Transactional
  public Answer<CallId> declare(Actor.Person actor, CallId callId, Set<ApplicationId> tiedTo) {
    CallView call = calls.require(callId);
    requireOfficer(actor, call);
    if (call.state() != CallState.CLOSED) {
      return Answer.refused(CaseworkRefusal.STILL_OPEN);
    }
    List<ApplicationView> all = applications.of(callId);
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into casework.impartiality (call, person, declared_at) values (?, ?, ?)
            on conflict (call, person) do update set declared_at = excluded.declared_at
            """)
        .params(callId.value(), actor.id().value(), now)
        .update();
    all.stream()
        .filter(a -> tiedTo.contains(a.id()))
        .forEach(a -> note(a.id(), actor.id(), "declared", now));
    find(all, Set.of(actor.id()), now);
    archive.record(
        actor,
        Optional.of(call.administrator()),
        "call:" + callId,
        "impartiality-declared",
        Map.of("ties", tiedTo.stream().map(ApplicationId::toString).sorted().toList()));
    return Answer.allowed(callId);
  }

  /** A tie an officer has told of. */
  public record Tie(ApplicationView application, PersonId person, String name) {}

  /** The ties officers have told of themselves, for those who may lift them. */
  @MayCall("an approver of the administrator")
  @Transactional(readOnly = true)
  public List<Tie> declaredTies(Actor actor, CallId callId) {
    CallView call = calls.require(callId);
    if (!actor.has(Role.APPROVER, call.administrator())) {
      return List.of();
    }
    Map<ApplicationId, ApplicationView> byId = new LinkedHashMap<>();
    applications.of(callId).forEach(a -> byId.put(a.id(), a));
    Map<PersonId, String> names = new LinkedHashMap<>();
    officers(call).forEach(o -> names.put(o.person(), o.name()));
    return jdbc.sql(
            """
            select c.application, c.person from casework.conflict c
            join casework.application a on a.id = c.application
            where a.call = ? and a.state = 'SUBMITTED' and c.ground = 'declared' order by a.number, c.person
            """)
        .param(callId.value())
        .query((row, n) -> {
          PersonId person = new PersonId(row.getObject("person", UUID.class));
          return new Tie(
              java.util.Objects.requireNonNull(
                  byId.get(new ApplicationId(row.getObject("application", UUID.class)))),
              person,
              names.getOrDefault(person, ""));
        })
        .list();
  }

  /** Lifts a tie another has told of, when it turns out to be none; with a reason. */
  @MayCall("an approver of the administrator, for others than themselves")
  @Transactional
  public Answer<ApplicationId> lift(
      Actor.Person actor, ApplicationView application, PersonId person, String reason) {
    if (!actor.has(Role.APPROVER, application.administrator())) {
      throw new AccessDeniedException("Only an approver lifts a tie");
    }
    if (person.equals(actor.id()) || roles.leadersOf(actor.id()).contains(person)) {
      return Answer.refused(CaseworkRefusal.OWN_TIE);
    }
    if (reason.isBlank()) {
      return Answer.refused(CaseworkRefusal.REASON_MISSING);
    }
    jdbc.sql(
            """
            delete from casework.conflict
            where application = ? and person = ? and ground = 'declared'
            """)
        .params(application.id().value(), person.value())
        .update();
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "tie-lifted",
        Map.of("person", person.toString(), "reason", reason.strip()));
    return Answer.allowed(application.id());
  }

  /** Looks for what the program knows of ties between the officers and the applicants of a call. */
  @MayCall("this desk, before cases are distributed")
  @Transactional
  public void findTies(CallId callId) {
    CallView call = calls.require(callId);
    Set<PersonId> officers =
        officers(call).stream().map(GrantView::person).collect(Collectors.toUnmodifiableSet());
    find(applications.of(callId), officers, OffsetDateTime.now(clock));
  }

  private void find(List<ApplicationView> all, Set<PersonId> people, OffsetDateTime now) {
    Map<OrganisationNumber, ApplicationId> byOrganisation = new LinkedHashMap<>();
    all.forEach(a -> byOrganisation.put(a.organisation(), a.id()));
    for (Ties source : ties) {
      source
          .between(people, byOrganisation.keySet())
          .forEach((person, organisations) ->
              organisations.forEach(o -> {
                ApplicationId application = byOrganisation.get(o);
                if (application != null) {
                  note(application, person, source.ground(), now);
                }
              }));
    }
  }

  private void note(ApplicationId application, PersonId person, String ground, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into casework.conflict (application, person, ground, found_at)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(application.value(), person.value(), ground, now)
        .update();
  }

  /** True when this officer has declared impartiality for the call. */
  @MayCall("casework")
  @Transactional(readOnly = true)
  public boolean declared(PersonId person, CallId call) {
    return blocks.declared(person, call);
  }

  /** The case officers of a call and who has declared. */
  @MayCall("the administrator's people, through pages that have checked it")
  @Transactional(readOnly = true)
  public List<Declared> officersOf(CallView call) {
    Set<PersonId> done = blocks.declaredBy(call.id());
    return roles.holding(Role.CASE_OFFICER, call.administrator()).stream()
        .map(g -> new Declared(g.person(), g.name(), done.contains(g.person())))
        .toList();
  }

  private List<GrantView> officers(CallView call) {
    return java.util.stream.Stream.concat(
            roles.holding(Role.CASE_OFFICER, call.administrator()).stream(),
            roles.holding(Role.APPROVER, call.administrator()).stream())
        .toList();
  }

  /** For each application, the officers that are blocked from it, themselves or by a leader. */
  @MayCall("this desk and decision")
  @Transactional(readOnly = true)
  public Map<ApplicationId, Set<PersonId>> blocked(CallView call) {
    Map<ApplicationId, Set<PersonId>> own = new LinkedHashMap<>();
    jdbc.sql(
            """
            select c.application, c.person from casework.conflict c
            join casework.application a on a.id = c.application where a.call = ?
            """)
        .param(call.id().value())
        .query((java.sql.ResultSet row) -> {
          own.computeIfAbsent(
                  new ApplicationId(row.getObject("application", UUID.class)),
                  a -> new LinkedHashSet<>())
              .add(new PersonId(row.getObject("person", UUID.class)));
        });
    List<GrantView> officers = officers(call);
    own.values()
        .forEach(tied ->
            officers.stream()
                .filter(o -> roles.leadersOf(o.person()).stream().anyMatch(tied::contains))
                .map(GrantView::person)
                .toList()
                .forEach(tied::add));
    return own;
  }

  static void requireOfficer(Actor actor, CallView call) {
    if (!actor.has(Role.CASE_OFFICER, call.administrator())
        && !actor.has(Role.APPROVER, call.administrator())) {
      throw new AccessDeniedException("Only the administrator's people");
    }
  }
}
