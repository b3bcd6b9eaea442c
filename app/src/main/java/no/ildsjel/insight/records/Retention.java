package no.ildsjel.insight.records;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How long what is kept is kept, by {@code retention.yaml}. Without a rule with a time, nothing is
 * deleted (Archives Act 2025 § 13).
 */
@Service
public class Retention {

  /** What a rule is about. */
  public enum Covers {
    CASE,
    ACCESS_ADDRESS
  }

  /**
   * A rule.
   *
   * @param days how long it is kept after it was last needed; empty when there is no end
   * @param decision the decision that lets it be destroyed, or empty
   */
  public record Rule(
      String id,
      Covers covers,
      Optional<Integer> days,
      String law,
      String decision,
      LocalText words) {

    /** The first day it may be gone, if there is one. */
    public Optional<LocalDate> until(LocalDate last) {
      return days.map(d -> last.plusDays(d + 1));
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private final JdbcClient jdbc;
  private final Clock clock;

  Retention(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    try (InputStream file = Retention.class.getResourceAsStream("/insight/retention.yaml")) {
      new YAMLMapper()
          .readTree(Objects.requireNonNull(file, "retention.yaml"))
          .required("rules")
          .forEach(rule -> rules.add(rule(rule)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(JsonNode rule) {
    Map<Language, String> words = new EnumMap<>(Language.class);
    rule.required("words")
        .properties()
        .forEach(e -> words.put(Language.of(e.getKey()).orElseThrow(), e.getValue().asString()));
    Covers covers = Covers.valueOf(rule.required("covers").asString());
    Optional<Integer> days =
        rule.has("days") ? Optional.of(rule.get("days").asInt()) : Optional.empty();
    String decision = rule.required("decision").asString();
    if (covers == Covers.CASE && days.isPresent() && decision.isBlank()) {
      throw new IllegalStateException("A case may only end by a decision (Archives Act § 13)");
    }
    return new Rule(
        rule.required("id").asString(),
        covers,
        days,
        rule.required("law").asString(),
        decision,
        new LocalText(words));
  }

  /** The rule of a kind of thing. */
  @MayCall("pages for officers, and this desk's task")
  public Rule of(Covers covers) {
    return rules.stream().filter(r -> r.covers() == covers).findFirst().orElseThrow();
  }

  /** Erases the addresses of those who asked for access and have long had their answer. */
  @MayCall("this desk's task")
  @Transactional
  public int eraseAddresses() {
    Optional<Integer> days = of(Covers.ACCESS_ADDRESS).days();
    return days.isEmpty()
        ? 0
        : jdbc.sql(
                """
                update insight.access_request set email = null
                where email is not null and answered_at < :before and not exists (
                  select 1 from insight.access_appeal a
                  where a.request = access_request.id
                    and (a.decided_at is null or a.decided_at >= :before))
                """)
            .param("before", OffsetDateTime.now(clock).minusDays(days.get()))
            .update();
  }

  @Configuration
  static class Erasing {

    @Bean
    RecurringTask<Void> oldAddresses(Retention retention) {
      return Tasks.recurring("access-addresses", FixedDelay.of(Duration.ofHours(6)))
          .execute((instance, context) -> retention.eraseAddresses());
    }
  }
}
