package no.ildsjel.grant.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.AwardOutcomes;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of many awards, each question in one statement. */
@Service
class KeptOfAwards implements AwardOutcomes {

  private final JdbcClient jdbc;
  private final ReadOnce once;

  KeptOfAwards(JdbcClient jdbc, ReadOnce once) {
    this.jdbc = jdbc;
    this.once = once;
  }

  @Override
  @MayCall("anybody: who got what is public")
  @Transactional(readOnly = true)
  public Set<DecisionId> declined() {
    return once.one(Declined.class, "all", () -> Optional.of(new Declined(lookForDeclined())))
        .orElseThrow()
        .awards();
  }

  private record Declined(Set<DecisionId> awards) {}

  private Set<DecisionId> lookForDeclined() {
    return jdbc
        .sql("select decision from \"grant\".acceptance where not accepted")
        .query((row, n) -> new DecisionId(row.getObject(1, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  @MayCall("rooms above, which check themselves who asks")
  @Transactional(readOnly = true)
  public Set<DecisionId> standing(Collection<DecisionId> awards) {
    return jdbc
        .sql(
            """
            select a.decision from "grant".acceptance a
            where a.accepted and a.decision = any (?)
              and not exists (select 1 from "grant".closing c where c.award = a.decision and c.early)
            """)
        .param(awards.stream().map(DecisionId::value).toArray(UUID[]::new))
        .query((row, n) -> new DecisionId(row.getObject(1, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What was paid, less what was claimed back. */
  @Override
  @MayCall("anybody: who got what is public")
  @Transactional(readOnly = true)
  public Map<DecisionId, Money> keptOfEndedEarly(Collection<DecisionId> awards) {
    Map<DecisionId, Money> kept = new HashMap<>();
    if (!awards.isEmpty()) {
      jdbc.sql(
              """
              select c.award,
                coalesce((select sum(p.kroner) from "grant".payment p
                  where p.award = c.award and p.state = 'PAID'), 0)
                - coalesce((select sum(k.kroner) from "grant".claim k
                  where k.award = c.award), 0) as kroner
              from "grant".closing c where c.early and c.award = any (?)
              """)
          .param(awards.stream().map(DecisionId::value).toArray(UUID[]::new))
          .query((java.sql.ResultSet row) -> {
            kept.put(
                new DecisionId(row.getObject("award", UUID.class)),
                Money.kroner(Math.max(0, row.getLong("kroner"))));
          });
    }
    return kept;
  }
}
