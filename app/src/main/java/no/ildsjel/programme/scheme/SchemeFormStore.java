package no.ildsjel.programme.scheme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormCompilation;
import no.ildsjel.platform.forms.FormCompiler;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeForms;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every version of every form; those that come with the program are noted at its start. */
@Service
class SchemeFormStore implements SchemeForms {

  private record Key(String form, int version) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<Key, CompiledForm> compiled = new ConcurrentHashMap<>();
  private final Map<String, Integer> newest = new ConcurrentHashMap<>();

  SchemeFormStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @Transactional
  void noteDelivered() throws IOException {
    Set<@Nullable String> unchanged =
        jdbc.sql("select definition from programme.form").query(String.class).set();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:programme/forms/*.yaml")) {
      String definition = new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!unchanged.contains(definition)) {
        note(definition);
      }
    }
  }

  private void note(String definition) {
    CompiledForm form = compile(definition);
    String id = form.definition().id();
    int version = form.definition().version();
    Optional<String> known =
        jdbc.sql("select definition from programme.form where id = ? and version = ?")
            .params(id, version)
            .query(String.class)
            .optional();
    if (known.isPresent() && !known.get().equals(definition)) {
      throw new IllegalStateException(
          "The form " + id + " was changed without a new version number");
    }
    if (known.isEmpty()) {
      jdbc.sql(
              """
              insert into programme.form (id, version, definition, published_at)
              values (?, ?, ?, ?)
              """)
          .params(id, version, definition, OffsetDateTime.now(clock))
          .update();
    }
  }

  @Override
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public CompiledForm of(Scheme.Kind kind) {
    return newest(kind.form());
  }

  @Override
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public CompiledForm newest(String form) {
    Integer version =
        newest.computeIfAbsent(
            form,
            id ->
                jdbc.sql("select max(version) from programme.form where id = ?")
                    .param(id)
                    .query(Integer.class)
                    .single());
    return find(form, version).orElseThrow();
  }

  @Override
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public Optional<CompiledForm> find(String form, int version) {
    Key key = new Key(form, version);
    CompiledForm known = compiled.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<CompiledForm> read =
        jdbc.sql("select definition from programme.form where id = ? and version = ?")
            .params(form, version)
            .query(String.class)
            .optional()
            .map(SchemeFormStore::compile);
    read.ifPresent(c -> compiled.put(key, c));
    return read;
  }

  private static CompiledForm compile(String definition) {
    return switch (FormCompiler.compile(definition)) {
      case FormCompilation.Compiled(CompiledForm form) -> form;
      case FormCompilation.Refused(var problems) ->
          throw new IllegalStateException("A form is wrong: " + problems);
    };
  }
}
