package no.ildsjel.support.mentoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.spi.ConditionEvidence;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Language;
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

  private record Met(CallId cohort, Side side, int times) {}

  @Override
  @MayCall("grant, for an award it has checked")
  @Transactional(readOnly = true)
  public Map<DecisionId, List<Evidence>> of(Set<DecisionId> awards, int grantYear) {
    Map<DecisionId, List<Evidence>> known = new HashMap<>();
    for (DecisionId award : awards) {
      ApplicationView application =
          decisions.find(award).map(DecisionView::application).orElseThrow();
      List<Evidence> of =
          met(application.organisation(), grantYear).stream()
              .filter(m -> speaksOf(m, application))
              .map(m -> evidence(m, grantYear))
              .toList();
      if (!of.isEmpty()) {
        known.put(award, of);
      }
    }
    return known;
  }

  private boolean speaksOf(Met met, ApplicationView application) {
    return met.side() == Side.PARTICIPANT
        ? met.cohort().equals(application.call())
        : Compensated.under(calls, met.cohort()).equals(application.scheme());
  }

  private Evidence evidence(Met met, int grantYear) {
    return new Evidence(
        CONDITION,
        texts.text(
            Language.NB,
            "pair.evidence." + met.side().name(),
            met.times(),
            Integer.toString(grantYear),
            Compensated.rules(calls, met.cohort()).meetings()));
  }

  private List<Met> met(OrganisationNumber organisation, int year) {
    return jdbc.sql(
            """
            select p.cohort, p.participant = :organisation as participant,
              (count(m.id))::int as times
            from support.pair p
            left join support.meeting m on m.pair = p.id and m.state = 'HELD'
              and extract(year from m.starts at time zone 'Europe/Oslo') = :year
            where :organisation in (p.participant, p.mentor) and p.starts is not null
              and extract(year from p.starts) <= :year
              and extract(year from coalesce(p.ended_on, p.ends)) >= :year
            group by 1, 2
            order by 1, 2
            """)
        .param("organisation", organisation.value())
        .param("year", year)
        .query((row, n) ->
            new Met(
                new CallId(row.getObject("cohort", UUID.class)),
                row.getBoolean("participant") ? Side.PARTICIPANT : Side.MENTOR,
                row.getInt("times")))
        .list();
  }
}
