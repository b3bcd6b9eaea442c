package no.ildsjel.grant.reporting;

import java.util.List;
import java.util.Map;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who wrote what in cash books and reports, and who confirmed accounts: vouchers, which stay. */
@Component
@Order(7)
class KeptOfMoney implements PersonalData {

  private final JdbcClient jdbc;

  KeptOfMoney(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.money",
            "personal.money.why",
            "personal.money.howlong",
            "Bokføringsloven § 13, arkivlova § 13 første ledd",
            false));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "cashLines",
        rows(
            """
            select award, number, version, day, direction, ore, what, at
            from "grant".cash_line where by = ? order by at
            """,
            person),
        "dutyMarks",
        rows(
            "select pay, duty, done, at from \"grant\".duty_mark where by = ? order by id", person),
        "reportsSentIn",
        rows(
            "select report, sequence, at from \"grant\".report_submission where by = ? order by at",
            person),
        "laterYearsAppliedFor",
        rows(
            """
            select award, grant_year, sequence, at
            from "grant".simplified_submission where by = ? order by at
            """,
            person),
        "laterYearsAssessed",
        rows(
            """
            select award, grant_year, met, words, at
            from "grant".yearly_assessment where by = ? order by at
            """,
            person),
        "reportMessages",
        rows(
            "select report, words, at from \"grant\".report_message where by = ? order by id",
            person),
        "acceptances",
        rows(
            "select decision, accepted, answered_at from \"grant\".acceptance where answered_by = ?",
            person),
        "audits",
        rows(
            """
            select report, email, kind, authorisation, outcome, decided_at
            from "grant".audit where auditor = ?
            """,
            person));
  }

  private List<Map<String, @Nullable Object>> rows(String sql, PersonId person) {
    return jdbc.sql(sql).param(person.value()).query().listOfRows();
  }

  /** The address an auditor was invited at is not needed once the auditor is gone. */
  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    return Map.of(
        "auditAddresses",
        jdbc.sql("update \"grant\".audit set email = '' where auditor = ?")
            .param(person.value())
            .update());
  }
}
