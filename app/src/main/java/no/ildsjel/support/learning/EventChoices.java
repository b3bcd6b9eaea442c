package no.ildsjel.support.learning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.GrantView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Role;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an officer can choose among when making an event. */
@Service
public class EventChoices {

  private static final String OFFICER = "a case officer of the administrator";

  private final Cohorts cohorts;
  private final Roles roles;

  EventChoices(Cohorts cohorts, Roles roles) {
    this.cohorts = cohorts;
    this.roles = roles;
  }

  /** The administrators the actor is a case officer of. */
  @MayCall(OFFICER)
  @Transactional(readOnly = true)
  public Set<AdministratorId> administrators(Actor.Person actor) {
    return of(actor);
  }

  static Set<AdministratorId> of(Actor.Person actor) {
    return actor.administrators().stream()
        .filter(a -> actor.has(Role.CASE_OFFICER, a))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The cohorts an event of the actor's can belong to. */
  @MayCall(OFFICER)
  @Transactional(readOnly = true)
  public List<Cohort> cohorts(Actor.Person actor) {
    return cohorts.administeredBy(actor).stream()
        .filter(c -> actor.has(Role.CASE_OFFICER, c.administrator()))
        .toList();
  }

  /** Those who can be named to hold an event, by name. */
  @MayCall(OFFICER)
  @Transactional(readOnly = true)
  public List<GrantView> providers(Actor.Person actor) {
    return actor.has(Role.CASE_OFFICER) ? roles.holding(Role.COURSE_PROVIDER) : List.of();
  }
}
