package no.ildsjel.support.mentoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.spi.ConditionEvidence;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many times mentor and participant have met: of the participant's award, and of the mentor's
 * under the scheme mentors are paid by.
 */
@Service
class MeetingsAsEvidence implements ConditionEvidence {

  /** The condition it speaks of, as schemes name it. */
  private static final String CONDITION = "mentoring";

  /** A pair that was together in the year, with each time it met then. */
  private static final String TOGETHER =
      """
      p.starts is not null and extract(year from p.starts) <= :year
        and extract(year from coalesce(p.ended_on, p.ends)) >= :year
      """;

  private static final String HELD =
      """
      left join support.meeting m on m.pair = p.id and m.state = 'HELD'
        and extract(year from m.starts at time zone 'Europe/Oslo') = :year
      """;

  private final JdbcClient jdbc;
  private final Decisions decisions;
  private final Calls calls;
  private final Texts texts;

  MeetingsAsEvidence(JdbcClient jdbc, Decisions decisions, Calls calls, Texts texts) {
    this.jdbc = jdbc;
    this.decisions = decisions;
    this.calls = calls;
    this.texts = texts;
  }

  private record Met(DecisionId award, CallId cohort, Side side, int pairs, int times) {}

  @Override
  @MayCall("grant, for an award it has checked")
  @Transactional(readOnly = true)
  public Map<DecisionId, List<Evidence>> of(Set<DecisionId> awards, int grantYear) {
    List<Met> met = new ArrayList<>(asParticipants(awards, grantYear));
    Set<DecisionId> others = new HashSet<>(awards);
    // an award that brings a mentor is none that pays one
    others.removeAll(met.stream().map(Met::award).collect(Collectors.toSet()));
    met.removeIf(m -> m.pairs() == 0);
    for (DecisionId award : others) {
      ApplicationView application =
          decisions.find(award).map(DecisionView::application).orElseThrow();
      asMentor(award, application.organisation(), grantYear).stream()
          .filter(m -> Compensated.under(calls, m.cohort(), application.scheme()))
          .forEach(met::add);
    }
    return met.stream()
        .collect(
            Collectors.groupingBy(
                Met::award, Collectors.mapping(m -> evidence(m, grantYear), Collectors.toList())));
  }

  private Evidence evidence(Met met, int grantYear) {
    return new Evidence(
        CONDITION,
        texts.inAll(
            "pair.evidence." + met.side().name(),
            _ ->
                new Object[] {
                  met.times(),
                  Integer.toString(grantYear),
                  met.pairs(),
                  Compensated.rules(calls, met.cohort()).meetings()
                }));
  }

  /** All that brought a mentor, those without one that year with no pairs. */
  private List<Met> asParticipants(Set<DecisionId> awards, int year) {
    return jdbc.sql(
            """
            select t.award, t.cohort, count(distinct p.id)::int as pairs,
              count(m.id)::int as times
            from support.participant t
            left join support.pair p on p.cohort = t.cohort and p.participant = t.organisation and
            """
                + TOGETHER
                + HELD
                + """
                where t.award = any (:awards)
                group by t.award, t.cohort
                """)
        .param("awards", awards.stream().map(DecisionId::value).toArray(UUID[]::new))
        .param("year", year)
        .query((row, n) ->
            new Met(
                new DecisionId(row.getObject("award", UUID.class)),
                new CallId(row.getObject("cohort", UUID.class)),
                Side.PARTICIPANT,
                row.getInt("pairs"),
                row.getInt("times")))
        .list();
  }

  private List<Met> asMentor(DecisionId award, OrganisationNumber mentor, int year) {
    return jdbc.sql(
            """
            select p.cohort, count(distinct p.id)::int as pairs, count(m.id)::int as times
            from support.pair p
            """
                + HELD
                + """
                where p.mentor = :mentor and
                """
                + TOGETHER
                + """
                group by p.cohort
                """)
        .param("mentor", mentor.value())
        .param("year", year)
        .query((row, n) ->
            new Met(
                award,
                new CallId(row.getObject("cohort", UUID.class)),
                Side.MENTOR,
                row.getInt("pairs"),
                row.getInt("times")))
        .list();
  }
}
