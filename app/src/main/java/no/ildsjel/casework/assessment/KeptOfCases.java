package no.ildsjel.casework.assessment;

import java.util.List;
import java.util.Map;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What cases tell of those who applied and of those who assessed. All of it belongs to the case.
 */
@Component
@Order(6)
class KeptOfCases implements PersonalData {

  private static final String LAW = "Arkivlova § 13 første ledd";

  private final JdbcClient jdbc;

  KeptOfCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "privacy.application",
            "privacy.application.why",
            "privacy.application.howlong",
            LAW,
            false),
        new Kind(
            "personal.officer",
            "privacy.board.why",
            "privacy.application.howlong",
            LAW + ", forvaltningsloven § 6",
            false));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "applicationsStarted",
        rows(
            """
            select number, organisation, kind, grant_year, started_at
            from casework.application where started_by = ? order by started_at
            """,
            person),
        "applicationsSentIn",
        rows(
            """
            select a.number, s.sequence, s.submitted_at
            from casework.submission s join casework.application a on a.id = s.application
            where s.submitted_by = ? order by s.submitted_at
            """,
            person),
        "assessments",
        rows(
            """
            select a.number, s.full_amount, s.reduced_amount, s.comment, s.closed_at
            from casework.assessment s join casework.application a on a.id = s.application
            where s.assessor = ? order by a.number
            """,
            person),
        "impartiality",
        rows(
            "select call, declared_at from casework.impartiality where person = ? order by 2",
            person),
        "ties",
        rows(
            """
            select a.number, c.ground, c.found_at
            from casework.conflict c join casework.application a on a.id = c.application
            where c.person = ? order by c.found_at
            """,
            person));
  }

  private List<Map<String, @Nullable Object>> rows(String sql, PersonId person) {
    return jdbc.sql(sql).param(person.value()).query().listOfRows();
  }

  /**
   * Someone else has to be given what is not assessed yet, or the applicants would wait in vain.
   */
  @Override
  @MayCall(ASKED)
  public List<String> hindrances(PersonId person) {
    boolean open =
        jdbc.sql(
                """
                select exists (
                  select 1 from casework.assignment g
                  join casework.application a on a.id = g.application
                  where g.person = ? and a.state = 'SUBMITTED' and not a.decided
                    and not exists (
                      select 1 from casework.assessment s
                      where s.application = a.id and s.assessor = g.person
                        and s.closed_at is not null))
                """)
            .param(person.value())
            .query(Boolean.class)
            .single();
    return open ? List.of("personal.hindrance.assessments") : List.of();
  }
}
