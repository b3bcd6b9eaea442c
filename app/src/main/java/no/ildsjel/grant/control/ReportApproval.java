package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.grant.reporting.SentReport;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approving a report, with what follows of money that was not used: it comes back, or the
 * organisation asks to use it in the year after where the scheme allows that (§ 3-1, § 4-1).
 */
@Service
public class ReportApproval {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ReportManagement reports;
  private final ReportOffice office;
  private final ClaimManagement claims;
  private final PaymentConsequences consequences;
  private final AwardCase cases;
  private final Frames frames;
  private final Texts texts;

  ReportApproval(
      JdbcClient jdbc,
      Clock clock,
      ReportManagement reports,
      ReportOffice office,
      ClaimManagement claims,
      PaymentConsequences consequences,
      AwardCase cases,
      Frames frames,
      Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.reports = reports;
    this.office = office;
    this.claims = claims;
    this.consequences = consequences;
    this.cases = cases;
    this.frames = frames;
    this.texts = texts;
  }

  /** Approves, and claims what was not used of what was paid, or takes up the wish to keep it. */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<ReportId> approve(Actor.Person actor, ReportId id) {
    reports.find(id).map(ReportView::award).ifPresent(consequences::lock);
    Answer<ReportView> approved = office.approve(actor, id);
    if (approved instanceof Answer.Refused<ReportView>(var reason)) {
      return Answer.refused(reason);
    }
    ReportView report = approved.orThrow();
    AwardView award = cases.find(report.award());
    Money unused = report.unused().orElse(Money.ZERO);
    Money most = claims.most(report.award(), report.grantYear());
    Money back = unused.compareTo(most) > 0 ? most : unused;
    if (!back.isPositive()) {
      return Answer.allowed(id);
    }
    if (report.keeps()) {
      wish(report, back);
    } else {
      claims.claim(
          actor,
          award,
          report.grantYear(),
          Optional.empty(),
          back,
          texts.text(Language.NB, "claim.unused", Integer.toString(report.grantYear())));
    }
    return Answer.allowed(id);
  }

  private void wish(ReportView report, Money amount) {
    SentReport sent = reports.sent(report).orElseThrow();
    String why =
        sent.answers().thaw(reports.form(report)).visibleAnswers().get("keepWhy")
                instanceof AnswerValue.Text(String words)
            ? words
            : "–";
    jdbc.sql(
            """
            insert into "grant".carry_over (award, grant_year, kroner, reason)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(report.award().value(), report.grantYear(), amount.kroner(), why)
        .update();
  }

  /** Lets the money be used in the year after, or claims it back. */
  @MayCall("an approver of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> decide(
      Actor.Person actor, DecisionId id, int grantYear, boolean grant, String words) {
    AwardView award = cases.require(actor, id, Role.APPROVER);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    Optional<CarryOver> asked = of(id).stream().filter(c -> c.grantYear() == grantYear).findFirst();
    boolean decided =
        jdbc.sql(
                    """
                    update "grant".carry_over set granted = ?, decision = ?, decided_by = ?,
                      decided_at = ? where award = ? and grant_year = ? and granted is null
                    """)
                .params(
                    grant,
                    words.strip(),
                    actor.id().value(),
                    OffsetDateTime.now(clock),
                    id.value(),
                    grantYear)
                .update()
            == 1;
    if (asked.isEmpty() || !decided) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    Money amount = asked.get().amount();
    if (grant) {
      frames.carryOver(
          actor, cases.year(id, grantYear).frame(), amount, "carried:" + id + ":" + grantYear);
      cases.tell(award, "notice.carried.subject", "notice.carried.body");
    } else {
      claims.claim(actor, award, grantYear, Optional.empty(), amount, words.strip());
    }
    cases.note(
        actor,
        award,
        grant ? "carry-over-granted" : "carry-over-refused",
        Map.of("kroner", amount.kroner(), "grantYear", grantYear, "words", words.strip()));
    return Answer.allowed(id);
  }

  /** What has been asked to be kept of an award. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<CarryOver> of(DecisionId award) {
    return jdbc.sql("select * from \"grant\".carry_over where award = ? order by grant_year")
        .param(award.value())
        .query((row, n) ->
            new CarryOver(
                award,
                row.getInt("grant_year"),
                Money.kroner(row.getLong("kroner")),
                row.getString("reason"),
                Optional.ofNullable((Boolean) row.getObject("granted")),
                Optional.ofNullable(row.getString("decision"))))
        .list();
  }
}
