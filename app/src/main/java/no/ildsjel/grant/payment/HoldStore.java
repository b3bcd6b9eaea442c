package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What holds money back; lifted, never taken out. */
@Repository
class HoldStore {

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
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)))
        .list();
  }

  boolean now(DecisionId award) {
    return of(List.of(award)).stream().anyMatch(h -> h.lifted().isEmpty());
  }

  void place(DecisionId award, HoldCause cause, String reason, @Nullable PersonId by) {
    jdbc.sql(
            """
            insert into "grant".hold (id, award, cause, reason, placed_by, placed_at)
            values (:id, :award, :cause, :reason, cast(:by as uuid), :at)
            """)
        .param("id", UUID.randomUUID())
        .param("award", award.value())
        .param("cause", cause.name())
        .param("reason", reason)
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

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }
}
