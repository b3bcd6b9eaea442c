package no.ildsjel.casework.application;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an officer may not see for a tie to the applicant (Public Administration Act 1967 § 6): own
 * ties, and those of the leaders above, since a direct subordinate of someone disqualified can't
 * decide either.
 */
@Service
public class Blocks {

  private final JdbcClient jdbc;
  private final Roles roles;

  Blocks(JdbcClient jdbc, Roles roles) {
    this.jdbc = jdbc;
    this.roles = roles;
  }

  /** True when this officer has declared impartiality for the call. */
  @MayCall("casework, before an officer reads or does anything")
  @Transactional(readOnly = true)
  public boolean declared(PersonId person, CallId call) {
    return jdbc.sql(
            "select exists (select 1 from casework.impartiality where call = ? and person = ?)")
        .params(call.value(), person.value())
        .query(Boolean.class)
        .single();
  }

  /** Those of the applications that this actor is blocked from. */
  @MayCall("every desk and room, before it shows or does something with a case")
  @Transactional(readOnly = true)
  public Set<ApplicationId> blockedFor(Actor actor, Set<ApplicationId> applications) {
    if (applications.isEmpty() || actor.personId().isEmpty()) {
      return Set.of();
    }
    PersonId person = actor.personId().get();
    Set<UUID> people = new LinkedHashSet<>();
    people.add(person.value());
    roles.leadersOf(person).forEach(leader -> people.add(leader.value()));
    Set<ApplicationId> blocked = new LinkedHashSet<>();
    jdbc.sql(
            """
            select distinct application from casework.conflict
            where person in (:people) and application in (:applications)
            """)
        .param("people", people)
        .param("applications", applications.stream().map(ApplicationId::value).toList())
        .query((row, n) -> new ApplicationId(row.getObject(1, UUID.class)))
        .list()
        .forEach(blocked::add);
    return blocked;
  }
}
