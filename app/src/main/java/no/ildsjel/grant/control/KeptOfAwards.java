package no.ildsjel.grant.control;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.Decisions;
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

  private record PaidInYear(DecisionId award, LocalDate ended, long back, int year, long paid) {}

  @Override
  @MayCall("anybody: who got what is public")
  @Transactional(readOnly = true)
  public Map<DecisionId, EndedEarly> endedEarly(Collection<DecisionId> awards) {
    if (awards.isEmpty()) {
      return Map.of();
    }
    Map<DecisionId, List<PaidInYear>> years =
        jdbc
            .sql(
                """
                select c.award, (c.at at time zone 'Europe/Oslo')::date as day, y.grant_year,
                  coalesce((select sum(p.kroner) from "grant".payment p where p.award = c.award
                    and p.grant_year = y.grant_year and p.state = 'PAID'), 0) as paid,
                  coalesce((select sum(b.kroner) from "grant".come_back b
                    where b.award = c.award and b.grant_year = y.grant_year), 0) as back
                from "grant".closing c join "grant".award_year y on y.award = c.award
                where c.early and c.award = any (?)
                order by c.award, y.grant_year desc
                """)
            .param(awards.stream().map(DecisionId::value).toArray(UUID[]::new))
            .query((row, n) ->
                new PaidInYear(
                    new DecisionId(row.getObject("award", UUID.class)),
                    row.getObject("day", LocalDate.class),
                    row.getLong("back"),
                    row.getInt("grant_year"),
                    row.getLong("paid")))
            .list()
            .stream()
            .collect(Collectors.groupingBy(PaidInYear::award));
    Map<DecisionId, EndedEarly> ended = new HashMap<>();
    years.forEach((award, all) -> ended.put(award, ended(all)));
    return ended;
  }

  private static EndedEarly ended(List<PaidInYear> years) {
    Map<Integer, Money> kept = new HashMap<>();
    years.forEach(y -> kept.put(y.year(), Money.kroner(Math.max(0, y.paid() - y.back()))));
    return new EndedEarly(years.getFirst().ended(), kept);
  }

  @Override
  @MayCall("anybody: who got what is public")
  @Transactional(readOnly = true)
  public List<Decisions.LaterYear> laterYears(OptionalInt year) {
    return jdbc.sql(
            """
            select y.award, y.grant_year, a.kroner
            from "grant".award_year y join "grant".award a on a.decision = y.award
            where y.grant_year > a.grant_year and (:year = 0 or y.grant_year = :year)
              -- a year that was promised and never began, since the award had ended by then
              and not exists (select 1 from "grant".closing c
                where c.award = y.award and c.early
                  and (c.at at time zone 'Europe/Oslo')::date < make_date(y.grant_year, 1, 1)
                  and not exists (select 1 from "grant".payment p where p.award = y.award
                    and p.grant_year = y.grant_year and p.state = 'PAID'))
            order by y.award, y.grant_year
            """)
        .param("year", year.orElse(0))
        .query((row, n) ->
            new Decisions.LaterYear(
                new DecisionId(row.getObject("award", UUID.class)),
                row.getInt("grant_year"),
                Money.kroner(row.getLong("kroner"))))
        .list();
  }
}
