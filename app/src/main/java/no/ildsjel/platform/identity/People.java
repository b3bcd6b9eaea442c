package no.ildsjel.platform.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who have logged in, the organisations they act for, and who they are to the program. */
@Service
public class People {

  private static final Logger log = LoggerFactory.getLogger(People.class);

  /** How long a mandate lasts when its source does not answer. */
  private static final Duration LASTS = Duration.ofDays(14);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<MandateSource> sources;

  People(JdbcClient jdbc, Clock clock, List<MandateSource> sources) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sources = List.copyOf(sources);
  }

  /**
   * Finds or notes the person who logged in, and asks every source for mandates anew. A source that
   * can't tell leaves those it told of lately as they were, and is named in the answer. Sources are
   * asked with no transaction open, since they may be slow.
   */
  @MayCall("the log-in itself")
  public Arrival loggedIn(LogIn logIn) {
    PersonId person = note(logIn.provider(), logIn.subject(), logIn.name());
    List<String> silent = new ArrayList<>();
    for (MandateSource source : sources) {
      try {
        replace(person, source.name(), source.mandatesOf(person, logIn));
      } catch (MandatesUnknown e) {
        log.warn("Mandates were not known to {} at a log-in", source.name(), e);
        silent.add(source.name());
        jdbc.sql("delete from platform.mandate where person = ? and source = ? and seen_at < ?")
            .params(person.value(), source.name(), OffsetDateTime.now(clock).minus(LASTS))
            .update();
      }
    }
    return new Arrival(person, silent);
  }

  /** Puts what a source says now in the place of what it said before, in one statement. */
  private void replace(PersonId person, String source, Set<OrganisationNumber> organisations) {
    jdbc.sql(
            """
            with gone as (
              delete from platform.mandate
              where person = :person and source = :source and organisation <> all (:now))
            insert into platform.mandate (person, organisation, source, seen_at)
            select :person, organisation, :source, :at from unnest(:now) as organisation
            on conflict (person, organisation, source) do update set seen_at = excluded.seen_at
            """)
        .param("person", person.value())
        .param("source", source)
        .param("now", organisations.stream().map(OrganisationNumber::value).toArray(String[]::new))
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The person with the provider's key, if there is one. */
  @MayCall("the program at its start")
  @Transactional(readOnly = true)
  public Optional<PersonId> noted(String provider, String subject) {
    return jdbc.sql("select id from platform.person where provider = ? and subject = ?")
        .params(provider, subject)
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .optional();
  }

  /** Finds or notes a person by the provider's key, so that roles can be given beforehand. */
  @MayCall("the log-in itself, the administrator of the installation, the demonstration")
  @Transactional
  public PersonId note(String provider, String subject, String name) {
    return new PersonId(
        jdbc.sql(
                """
                insert into platform.person (id, provider, subject, name, language, noted_at)
                values (:id, :provider, :subject, :name, 'nb', :now)
                on conflict (provider, subject) do update set name = excluded.name
                returning id
                """)
            .param("id", UUID.randomUUID())
            .param("provider", provider)
            .param("subject", subject)
            .param("name", name)
            .param("now", OffsetDateTime.now(clock))
            .query(UUID.class)
            .single());
  }

  /** Notes that the person may act for the organisation, as this source says. */
  @MayCall("a source of mandates, inside its own act")
  @Transactional
  public void addMandate(PersonId person, OrganisationNumber organisation, String source) {
    jdbc.sql(
            """
            insert into platform.mandate (person, organisation, source, seen_at)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(person.value(), organisation.value(), source, OffsetDateTime.now(clock))
        .update();
  }

  /** Takes back a mandate that this source gave. */
  @MayCall("a source of mandates, inside its own act")
  @Transactional
  public void removeMandate(PersonId person, OrganisationNumber organisation, String source) {
    jdbc.sql("delete from platform.mandate where person = ? and organisation = ? and source = ?")
        .params(person.value(), organisation.value(), source)
        .update();
  }

  /** The person with roles and mandates as they stand now; the visitor when there is none. */
  @MayCall("the security chain, for the one who calls")
  @Transactional(readOnly = true)
  public Actor actor(PersonId person, Optional<OrganisationNumber> chosen) {
    return jdbc.sql(
            """
            select p.name,
              array(select distinct organisation from platform.mandate
                where person = p.id order by 1) as mandates,
              array(select role || ':' || coalesce(administrator, '') from platform.role_grant
                where person = p.id) as grants
            from platform.person p where p.id = ?
            """)
        .param(person.value())
        .query((row, n) -> actor(person, row, chosen))
        .optional()
        .orElse(Actor.VISITOR);
  }

  private static Actor actor(PersonId person, ResultSet row, Optional<OrganisationNumber> chosen)
      throws SQLException {
    Set<OrganisationNumber> mandates = new LinkedHashSet<>();
    for (String number : (String[]) row.getArray("mandates").getArray()) {
      mandates.add(new OrganisationNumber(number));
    }
    Set<Actor.Grant> grants = new LinkedHashSet<>();
    for (String grant : (String[]) row.getArray("grants").getArray()) {
      String[] parts = grant.split(":", 2);
      grants.add(
          new Actor.Grant(
              Role.valueOf(parts[0]),
              Optional.of(parts[1]).filter(a -> !a.isEmpty()).map(AdministratorId::new)));
    }
    return new Actor.Person(
        person,
        row.getString("name"),
        Set.copyOf(grants),
        mandates,
        chosen.filter(mandates::contains).or(() -> mandates.stream().findFirst()));
  }

  /** Names of people, for those who already know their ids. */
  @MayCall("any room, for pages it has checked itself")
  @Transactional(readOnly = true)
  public Map<PersonId, String> namesOf(Collection<PersonId> people) {
    Map<PersonId, String> names = new LinkedHashMap<>();
    if (people.isEmpty()) {
      return names;
    }
    jdbc.sql("select id, name from platform.person where id in (:ids)")
        .param("ids", people.stream().map(PersonId::value).toList())
        .query((java.sql.ResultSet row) -> {
          names.put(new PersonId(row.getObject("id", UUID.class)), row.getString("name"));
        });
    return names;
  }

  /** The person, for notices and for the person's own page. */
  @MayCall("any room, for a person it has to do with")
  @Transactional(readOnly = true)
  public Optional<PersonView> find(PersonId person) {
    return jdbc.sql("select * from platform.person where id = ?")
        .param(person.value())
        .query(People::view)
        .optional();
  }

  /** Everybody who may act for the organisation now. */
  @MayCall("any room, to tell the organisation's people something")
  @Transactional(readOnly = true)
  public List<PersonView> actingFor(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select p.* from platform.person p
            where exists (select 1 from platform.mandate m
                          where m.person = p.id and m.organisation = ?)
            order by p.name collate "nb-NO-x-icu"
            """)
        .param(organisation.value())
        .query(People::view)
        .list();
  }

  /** The organisations each of these people may act for. */
  @MayCall("casework, to find ties")
  @Transactional(readOnly = true)
  public Map<PersonId, Set<OrganisationNumber>> mandatesOf(Collection<PersonId> people) {
    Map<PersonId, Set<OrganisationNumber>> mandates = new LinkedHashMap<>();
    if (!people.isEmpty()) {
      jdbc.sql("select person, organisation from platform.mandate where person in (:people)")
          .param("people", people.stream().map(PersonId::value).toList())
          .query((ResultSet row) -> {
            mandates
                .computeIfAbsent(
                    new PersonId(row.getObject("person", UUID.class)), p -> new LinkedHashSet<>())
                .add(new OrganisationNumber(row.getString("organisation")));
          });
    }
    return mandates;
  }

  /** Sets the person's own e-mail and language. */
  @MayCall("the person")
  @Transactional
  public void describe(Actor.Person actor, Optional<String> email, Language language) {
    jdbc.sql("update platform.person set email = :email, language = :language where id = :id")
        .param("email", email.orElse(null))
        .param("language", language.code())
        .param("id", actor.id().value())
        .update();
  }

  /** Keeps the language chosen on a page. */
  @MayCall("the person")
  @Transactional
  public void prefer(Actor.Person actor, Language language) {
    jdbc.sql("update platform.person set language = ? where id = ? and language <> ?")
        .params(language.code(), actor.id().value(), language.code())
        .update();
  }

  static Optional<AdministratorId> administrator(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("administrator")).map(AdministratorId::new);
  }

  static PersonView view(ResultSet row, int number) throws SQLException {
    return new PersonView(
        new PersonId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("subject"),
        Optional.ofNullable(row.getString("email")),
        Language.of(row.getString("language")).orElse(Language.NB));
  }
}
