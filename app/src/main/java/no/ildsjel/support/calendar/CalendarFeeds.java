package no.ildsjel.support.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendars a person subscribes to: one's own, and those of the organisations one acts for. An
 * address can be made anew or taken back at any time, and that of an organisation is void when the
 * person no longer acts for it.
 */
@Service
public class CalendarFeeds {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final People people;
  private final Organisations organisations;
  private final List<CalendarSource> sources;
  private final Archive archive;

  CalendarFeeds(
      JdbcClient jdbc,
      Clock clock,
      People people,
      Organisations organisations,
      List<CalendarSource> sources,
      Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.people = people;
    this.organisations = organisations;
    this.sources = List.copyOf(sources);
    this.archive = archive;
  }

  /** True for those calendars, one's own as an empty number, that have an address. */
  @MayCall("the person")
  @Transactional(readOnly = true)
  public Set<String> made(Actor.Person actor) {
    return jdbc
        .sql("select coalesce(organisation, '') from support.calendar_key where person = ?")
        .param(actor.id().value())
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Makes an address; the one before is void.
   *
   * @param organisation whose calendar, or empty for the person's own
   */
  @MayCall("the person, for an organisation only when acting for it")
  @Transactional
  public SecretWord renew(Actor.Person actor, Optional<OrganisationNumber> organisation) {
    revoke(actor, organisation);
    SecretWord word = SecretWord.random();
    jdbc.sql(
            """
            insert into support.calendar_key (hash, person, organisation, at)
            values (?, ?, ?, ?)
            """)
        .params(word.hash(), actor.id().value())
        .param(organisation.map(OrganisationNumber::value).orElse(null))
        .param(OffsetDateTime.now(clock))
        .update();
    archive.record(
        actor,
        Optional.empty(),
        "person:" + actor.id(),
        "calendar-address-made",
        java.util.Map.of());
    return word;
  }

  /** Makes an address void. */
  @MayCall("the person")
  @Transactional
  public void revoke(Actor.Person actor, Optional<OrganisationNumber> organisation) {
    jdbc.sql(
            """
            delete from support.calendar_key where person = ? and coalesce(organisation, '') = ?
            """)
        .params(actor.id().value(), organisation.map(OrganisationNumber::value).orElse(""))
        .update();
  }

  private record Key(PersonId person, Optional<OrganisationNumber> organisation) {}

  /** The calendar at an address, as a file; empty when there is none. */
  @MayCall("whoever knows the word")
  @Transactional(readOnly = true)
  public Optional<String> open(SecretWord word) {
    Optional<Key> key =
        jdbc.sql("select person, organisation from support.calendar_key where hash = ?")
            .param(word.hash())
            .query((row, n) ->
                new Key(
                    new PersonId(row.getObject("person", UUID.class)),
                    Optional.ofNullable(row.getString("organisation"))
                        .map(OrganisationNumber::new)))
            .optional();
    return key.flatMap(this::file);
  }

  /** What is to come for the organisation the actor acts for, the nearest first. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<CalendarEntry> coming(Actor.Person actor, Language language, int most) {
    Instant now = clock.instant();
    return actor
        .actingFor()
        .map(own ->
            sources.stream()
                .flatMap(s -> s.of(own, language).stream())
                .filter(e -> !e.cancelled() && e.ends().isAfter(now))
                .sorted(
                    Comparator.comparing(CalendarEntry::starts).thenComparing(CalendarEntry::uid))
                .limit(most)
                .toList())
        .orElse(List.of());
  }

  private Optional<String> file(Key key) {
    Optional<PersonView> person = people.find(key.person());
    if (person.isEmpty()) {
      return Optional.empty();
    }
    var language = person.get().language();
    if (key.organisation().isEmpty()) {
      return Optional.of(
          CalendarFile.of(
              person.get().name(),
              sources.stream().flatMap(s -> s.of(key.person(), language).stream()).toList(),
              clock.instant()));
    }
    OrganisationNumber organisation = key.organisation().get();
    return people
            .mandatesOf(List.of(key.person()))
            .getOrDefault(key.person(), Set.of())
            .contains(organisation)
        ? Optional.of(
            CalendarFile.of(
                organisations.find(organisation).map(o -> o.name()).orElse(organisation.value()),
                sources.stream().flatMap(s -> s.of(organisation, language).stream()).toList(),
                clock.instant()))
        : Optional.empty();
  }
}
