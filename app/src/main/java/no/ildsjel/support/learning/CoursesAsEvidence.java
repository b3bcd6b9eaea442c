package no.ildsjel.support.learning;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.spi.ConditionEvidence;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many of its cohort's events an organisation has been at. */
@Service
class CoursesAsEvidence implements ConditionEvidence {

  /** The condition it speaks of, as schemes name it. */
  private static final String CONDITION = "kurs";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Texts texts;

  CoursesAsEvidence(JdbcClient jdbc, Clock clock, Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.texts = texts;
  }

  private record Count(DecisionId award, int held, int there) {}

  @Override
  @MayCall("grant, for an award it has checked")
  @Transactional(readOnly = true)
  public Map<DecisionId, List<Evidence>> of(Set<DecisionId> awards, int grantYear) {
    return jdbc
        .sql(
            """
            select p.award, count(*)::int as held,
              (count(*) filter (where exists (
                select 1 from support.sign_up s
                join support.attendee a on a.sign_up = s.id
                join support.attendance t on t.attendee = a.id
                where s.event = e.id and s.organisation = p.organisation)))::int as there
            from support.participant p
            join support.event e on e.cohort = p.cohort and e.state = 'PUBLISHED'
            join lateral (
              select max(ends) as ends from support.event_session
              where event = e.id and not gone) last on true
            where p.award = any (:awards) and last.ends <= :now
              and extract(year from last.ends at time zone 'Europe/Oslo') = :year
              and last.ends >= p.since
            group by p.award
            """)
        .param("awards", awards.stream().map(DecisionId::value).toArray(UUID[]::new))
        .param("now", OffsetDateTime.now(clock))
        .param("year", grantYear)
        .query((row, n) ->
            new Count(
                new DecisionId(row.getObject("award", UUID.class)),
                row.getInt("held"),
                row.getInt("there")))
        .list()
        .stream()
        .collect(
            Collectors.toMap(
                Count::award,
                c ->
                    List.of(
                        new Evidence(
                            CONDITION,
                            texts.inAll(
                                "learning.evidence",
                                _ ->
                                    new Object[] {
                                      c.there(), c.held(), Integer.toString(grantYear)
                                    })))));
  }
}
