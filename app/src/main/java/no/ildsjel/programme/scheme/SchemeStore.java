package no.ildsjel.programme.scheme;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.DeliveredSchemes;
import no.ildsjel.programme.FactDictionary;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.programme.Schemes;
import no.ildsjel.shared.Language;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every version of every scheme; what comes with the program is noted at its start. */
@Service
class SchemeStore implements Schemes {

  private record Key(String id, int version) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final FactDictionary dictionary;
  private final Map<Key, Scheme> compiled = new ConcurrentHashMap<>();

  SchemeStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.dictionary = DeliveredSchemes.read().dictionary();
  }

  @EventListener(ApplicationStartedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @Transactional
  void noteDelivered() {
    DeliveredSchemes.definitions().forEach(this::publish);
  }

  /** A definition that differs from the newest version becomes a version of its own. */
  private void publish(String id, String definition) {
    Scheme scheme = new SchemeReader(dictionary).read(definition);
    jdbc.sql(
            """
            insert into programme.scheme (id, version, grant_year, definition, published_at)
            select :id, coalesce(max(version), 0) + 1, :year, :definition, :now
            from programme.scheme where id = :id
            having coalesce((select definition from programme.scheme s where s.id = :id
                             order by version desc limit 1), '') <> :definition
            """)
        .param("id", id)
        .param("year", scheme.grantYear())
        .param("definition", definition)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  @Override
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<VersionedScheme> current() {
    return jdbc
        .sql("select id, max(version) version from programme.scheme group by id")
        .query((row, n) ->
            new VersionedScheme(
                find(new SchemeId(row.getString("id")), row.getInt("version")).orElseThrow(),
                row.getInt("version")))
        .list()
        .stream()
        .sorted(Comparator.comparing(s -> s.scheme().name().in(Language.NB)))
        .toList();
  }

  @Override
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public Optional<Scheme> find(SchemeId id, int version) {
    Key key = new Key(id.value(), version);
    Scheme known = compiled.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Scheme> read =
        jdbc.sql("select definition from programme.scheme where id = ? and version = ?")
            .params(id.value(), version)
            .query(String.class)
            .optional()
            .map(new SchemeReader(dictionary)::read);
    read.ifPresent(scheme -> compiled.put(key, scheme));
    return read;
  }

  @Override
  @MayCall("anybody")
  public FactDictionary dictionary() {
    return dictionary;
  }
}
