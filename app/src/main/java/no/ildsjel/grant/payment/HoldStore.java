package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.ReportId;
import no.ildsjel.platform.writing.WordsByLanguage;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What holds money back; lifted, never taken out. */
@Repository
class HoldStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Clock clock;

  HoldStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<HoldView> of(Collection<DecisionId> awards) {
    return jdbc.sql("select * from \"grant\".hold where award = any(?) order by placed_at, id")
        .param(awards.stream().map(DecisionId::value).toArray(UUID[]::new))
        .query((row, n) ->
            new HoldView(
                row.getObject("id", UUID.class),
                new DecisionId(row.getObject("award", UUID.class)),
                HoldCause.valueOf(row.getString("cause")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("told"))
                    .map(told -> WordsByLanguage.of(JSON.readTree(told))),
                Optional.ofNullable(row.getObject("report", UUID.class)).map(ReportId::new),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)))
        .list();
  }

  boolean now(DecisionId award) {
    return of(List.of(award)).stream().anyMatch(h -> h.lifted().isEmpty());
  }

  /**
   * Places a hold.
   *
   * @param told the reason in every language, when the program gives it
   * @param report the report that is late, if one is
   */
  void place(
      DecisionId award,
      HoldCause cause,
      String reason,
      Optional<LocalText> told,
      @Nullable UUID report,
      @Nullable PersonId by) {
    jdbc.sql(
            """
            insert into "grant".hold (id, award, cause, reason, told, report, placed_by, placed_at)
            values (:id, :award, :cause, :reason, cast(:told as jsonb), cast(:report as uuid),
              cast(:by as uuid), :at)
            on conflict (award, report) where lifted_at is null do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("award", award.value())
        .param("cause", cause.name())
        .param("reason", reason)
        .param("told", told.map(HoldStore::json).orElse(null))
        .param("report", report)
        .param("by", by == null ? null : by.value())
        .param("at", moment())
        .update();
  }

  boolean lift(UUID hold, DecisionId award, @Nullable PersonId by) {
    return jdbc.sql(
                """
                update "grant".hold set lifted_by = cast(:by as uuid), lifted_at = :at
                where id = :hold and award = :award and lifted_at is null
                """)
            .param("by", by == null ? null : by.value())
            .param("at", moment())
            .param("hold", hold)
            .param("award", award.value())
            .update()
        == 1;
  }

  private static String json(LocalText told) {
    Map<String, String> words = new TreeMap<>();
    told.byLanguage().forEach((language, text) -> words.put(language.code(), text));
    return JSON.writeValueAsString(words);
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }
}
