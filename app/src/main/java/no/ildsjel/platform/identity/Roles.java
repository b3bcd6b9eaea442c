package no.ildsjel.platform.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which role for which administrator, and who the administrators are. */
@Service
public class Roles {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Roles(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Gives a role.
   *
   * @throws IllegalArgumentException when the role needs an administrator and none is named, or the
   *     other way round
   */
  @MayCall("the administrator of the installation; the program at its first start")
  @Transactional
  public void give(
      Actor actor,
      PersonId person,
      Role role,
      Optional<AdministratorId> administrator,
      Optional<PersonId> reportsTo) {
    requireAdmin(actor);
    if (role.forAdministrator() != administrator.isPresent()) {
      throw new IllegalArgumentException("Role and administrator do not go together");
    }
    jdbc.sql(
            """
            insert into platform.role_grant
              (person, role, administrator, reports_to, given_by, given_at)
            values (:person, :role, :administrator, :leader, :by, :now)
            on conflict (person, role, coalesce(administrator, '')) do update
              set reports_to = excluded.reports_to
            """)
        .param("person", person.value())
        .param("role", role.name())
        .param("administrator", administrator.map(AdministratorId::value).orElse(null))
        .param("leader", reportsTo.map(PersonId::value).orElse(null))
        .param("by", actor.personId().map(PersonId::value).orElse(null))
        .param("now", OffsetDateTime.now(clock))
        .update();
    events.publishEvent(new RoleChanged(actor, person, role, administrator, true));
  }

  /** Takes a role back. */
  @MayCall("the administrator of the installation")
  @Transactional
  public void take(
      Actor actor, PersonId person, Role role, Optional<AdministratorId> administrator) {
    requireAdmin(actor);
    jdbc.sql(
            """
            delete from platform.role_grant
            where person = ? and role = ? and coalesce(administrator, '') = ?
            """)
        .params(person.value(), role.name(), administrator.map(AdministratorId::value).orElse(""))
        .update();
    events.publishEvent(new RoleChanged(actor, person, role, administrator, false));
  }

  /** All roles held, by name of person. */
  @MayCall("the administrator of the installation")
  @Transactional(readOnly = true)
  public List<GrantView> all(Actor actor) {
    requireAdmin(actor);
    return grants("true", List.of());
  }

  /** The people who hold a role for an administrator. */
  @MayCall("casework, to distribute cases and to find who decides")
  @Transactional(readOnly = true)
  public List<GrantView> holding(Role role, AdministratorId administrator) {
    return grants(
        "g.role = ? and g.administrator = ?", List.of(role.name(), administrator.value()));
  }

  /** The people who hold a role that is not for an administrator, by name. */
  @MayCall("any room, to let an officer name one of them")
  @Transactional(readOnly = true)
  public List<GrantView> holding(Role role) {
    return grants("g.role = ? and g.administrator is null", List.of(role.name()));
  }

  /** The leaders of a person, nearest first, as far up as is known. */
  @MayCall("casework, to find who is disqualified with a leader")
  @Transactional(readOnly = true)
  public Set<PersonId> leadersOf(PersonId person) {
    return jdbc
        .sql(
            """
            with recursive up(person) as (
              select reports_to from platform.role_grant
              where person = ? and reports_to is not null
              union
              select g.reports_to from platform.role_grant g join up on g.person = up.person
              where g.reports_to is not null)
            select person from up
            """)
        .param(person.value())
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those whose name or log-in name holds the words, for the page where roles are given. */
  @MayCall("the administrator of the installation")
  @Transactional(readOnly = true)
  public List<PersonView> people(Actor actor, String words) {
    requireAdmin(actor);
    return jdbc.sql(
            """
            select * from platform.person
            where strpos(lower(name), lower(:words)) > 0 or strpos(lower(subject), lower(:words)) > 0
            order by name collate "nb-NO-x-icu", id limit 50
            """)
        .param("words", words.strip())
        .query(People::view)
        .list();
  }

  /** The administrators, the directorate first. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<AdministratorView> administrators() {
    return jdbc.sql(
            """
            select id, name, contact from platform.administrator
            order by id <> 'dir', name collate "nb-NO-x-icu"
            """)
        .query((row, n) ->
            new AdministratorView(
                new AdministratorId(row.getString("id")),
                row.getString("name"),
                row.getString("contact")))
        .list();
  }

  /** Adds an administrator, or gives it another name and address for questions. */
  @MayCall("the administrator of the installation; the program at its first start")
  @Transactional
  public void name(Actor actor, AdministratorId id, String name, String contact) {
    requireAdmin(actor);
    jdbc.sql(
            """
            insert into platform.administrator (id, name, contact) values (?, ?, ?)
            on conflict (id) do update set name = excluded.name, contact = excluded.contact
            """)
        .params(id.value(), name.strip(), contact.strip())
        .update();
  }

  private List<GrantView> grants(String condition, List<Object> parameters) {
    return jdbc.sql(
            """
            select g.*, p.name from platform.role_grant g
            join platform.person p on p.id = g.person
            where %s order by p.name collate "nb-NO-x-icu", g.role, g.administrator
            """
                .formatted(condition))
        .params(parameters)
        .query((row, n) ->
            new GrantView(
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                People.administrator(row),
                Optional.ofNullable(row.getObject("reports_to", UUID.class)).map(PersonId::new)))
        .list();
  }

  private static void requireAdmin(Actor actor) {
    if (!(actor instanceof Actor.Program) && !actor.has(Role.ADMIN)) {
      throw new AccessDeniedException("Only the administrator of the installation");
    }
  }
}
