package no.ildsjel.casework.application;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.reading.ReadOnce;
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
  private final ReadOnce once;

  Blocks(JdbcClient jdbc, Roles roles, ReadOnce once) {
    this.jdbc = jdbc;
    this.roles = roles;
    this.once = once;
  }

  /** True when this officer has declared impartiality for the call. */
  @MayCall("casework, before an officer reads or does anything")
  @Transactional(readOnly = true)
  public boolean declared(PersonId person, CallId call) {
    return declaredBy(call).contains(person);
  }

  /** Everybody who has declared impartiality for the call. */
  @MayCall("casework")
  @Transactional(readOnly = true)
  public Set<PersonId> declaredBy(CallId call) {
    return once.one(
            Declared.class,
            call,
            () ->
                Optional.of(
                    new Declared(
                        Set.copyOf(
                            jdbc.sql("select person from casework.impartiality where call = ?")
                                .param(call.value())
                                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                                .list()))))
        .orElseThrow()
        .people();
  }

  private record Declared(Set<PersonId> people) {}

  private record Leaders(Set<PersonId> people) {}

  private Set<PersonId> leadersOf(PersonId person) {
    return once.one(Leaders.class, person, () -> Optional.of(new Leaders(roles.leadersOf(person))))
        .orElseThrow()
        .people();
  }

  /** Those of the applications that this actor is blocked from. */
  @MayCall("every desk and room, before it shows or does something with a case")
  @Transactional(readOnly = true)
  public Set<ApplicationId> blockedFor(Actor actor, Set<ApplicationId> applications) {
    if (applications.isEmpty() || actor.personId().isEmpty()) {
      return Set.of();
    }
    PersonId person = actor.personId().get();
    List<Tie> ties = applications.stream().map(id -> new Tie(person, id)).toList();
    return once.all(Tie.class, ties, asked -> look(person, asked)).keySet().stream()
        .map(Tie::application)
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Tie(PersonId person, ApplicationId application) {}

  private Map<Tie, Tie> look(PersonId person, Collection<Tie> asked) {
    Set<UUID> people = new LinkedHashSet<>();
    people.add(person.value());
    leadersOf(person).forEach(leader -> people.add(leader.value()));
    return jdbc
        .sql(
            """
            select distinct application from casework.conflict
            where person in (:people) and application in (:applications)
            """)
        .param("people", people)
        .param("applications", asked.stream().map(t -> t.application().value()).toList())
        .query((row, n) -> new Tie(person, new ApplicationId(row.getObject(1, UUID.class))))
        .list()
        .stream()
        .collect(Collectors.toMap(Function.identity(), Function.identity()));
  }
}
