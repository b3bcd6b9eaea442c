package no.ildsjel.support.mentoring;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.FactValue;
import no.ildsjel.casework.spi.FactSource;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many agreements as a mentor an organisation has, in the cohorts whose mentors are paid under
 * the scheme that asks. Having none is known too, so nobody is asked.
 */
@Component
class AgreementFacts implements FactSource {

  private static final String AGREEMENTS = "mentorAgreements";

  private final JdbcClient jdbc;
  private final Calls calls;

  AgreementFacts(JdbcClient jdbc, Calls calls) {
    this.jdbc = jdbc;
    this.calls = calls;
  }

  private record Signed(OrganisationNumber mentor, CallId cohort, long agreements) {}

  @Override
  public Set<String> facts() {
    return Set.of(AGREEMENTS);
  }

  @Override
  public Map<OrganisationNumber, Map<String, FactValue>> valuesOf(
      Set<OrganisationNumber> organisations, SchemeId scheme, LocalDate asOf) {
    Map<OrganisationNumber, Long> signed =
        signed(organisations, asOf).stream()
            .filter(s -> Compensated.under(calls, s.cohort(), scheme))
            .collect(
                Collectors.groupingBy(Signed::mentor, Collectors.summingLong(Signed::agreements)));
    Map<OrganisationNumber, Map<String, FactValue>> known = new HashMap<>();
    for (OrganisationNumber organisation : organisations) {
      known.put(
          organisation,
          Map.of(
              AGREEMENTS, new FactValue(signed.getOrDefault(organisation, 0L), "agreement", asOf)));
    }
    return known;
  }

  private List<Signed> signed(Set<OrganisationNumber> organisations, LocalDate asOf) {
    return jdbc.sql(
            """
            select mentor, cohort, count(*) as signed from support.pair
            where mentor = any (:mentors)
              and starts <= :to and coalesce(ended_on, ends) >= :from
            group by mentor, cohort
            """)
        .param(
            "mentors", organisations.stream().map(OrganisationNumber::value).toArray(String[]::new))
        .param("from", asOf.withDayOfYear(1))
        .param("to", asOf)
        .query((row, n) ->
            new Signed(
                new OrganisationNumber(row.getString("mentor")),
                new CallId(row.getObject("cohort", UUID.class)),
                row.getLong("signed")))
        .list();
  }
}
