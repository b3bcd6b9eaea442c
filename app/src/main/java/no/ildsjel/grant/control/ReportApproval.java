package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.grant.reporting.SentReport;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approving a report, with what follows of money that was not used: what has been paid comes back,
 * or the organisation asks to use it in the year after where the scheme allows that (§ 3-1, § 4-1);
 * what has not been paid lapses.
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
  private final CarryOver carried;
  private final Texts texts;

  ReportApproval(
      JdbcClient jdbc,
      Clock clock,
      ReportManagement reports,
      ReportOffice office,
      ClaimManagement claims,
      PaymentConsequences consequences,
      AwardCase cases,
      CarryOver carried,
      Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.reports = reports;
    this.office = office;
    this.claims = claims;
    this.consequences = consequences;
    this.cases = cases;
    this.carried = carried;
    this.texts = texts;
  }

  /**
   * What follows of approving a report.
   *
   * @param unused what the organisation has got and not used
   * @param lapses what was promised, was not used, and will not be paid
   */
  public record Consequence(Money unused, Money lapses) {}

  /** What would follow of approving it, to be seen before it is done. */
  @MayCall("officers without ties to the organisation, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public Consequence consequence(ReportView report) {
    AwardYear year = cases.year(report.award(), report.grantYear());
    Money used = year.available().minus(report.unused().orElse(Money.ZERO));
    Money got = claims.most(report.award(), report.grantYear());
    Money toCome = consequences.toCome(report.award(), report.grantYear());
    return new Consequence(
        positive(got.minus(used)), positive(toCome.minus(positive(used.minus(got)))));
  }

  private static Money positive(Money money) {
    return money.isNegative() ? Money.ZERO : money;
  }

  /**
   * Approves. What was not used and has not been paid lapses; what was paid and not used is for
   * another to decide on: it comes back, as the organisation said in its report, or may be kept.
   */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<ReportId> approve(Actor.Person actor, ReportId id) {
    Optional<ReportView> seen = reports.find(id);
    seen.map(ReportView::award).ifPresent(consequences::lock);
    if (seen.filter(r -> consequences.onItsWay(r.award(), r.grantYear())).isPresent()) {
      return Answer.refused(GrantRefusal.PAYMENT_ON_ITS_WAY);
    }
    Answer<ReportView> approved = office.approve(actor, id);
    if (approved instanceof Answer.Refused<ReportView>(var reason)) {
      return Answer.refused(reason);
    }
    ReportView report = approved.orThrow();
    Consequence follows = consequence(report);
    if (follows.lapses().isPositive()) {
      consequences.lapse(actor, report.award(), report.grantYear(), follows.lapses());
    }
    consequences.reportsApproved(report.award(), report.grantYear());
    if (follows.unused().isPositive()) {
      propose(actor, report, follows.unused());
    }
    return Answer.allowed(id);
  }

  private void propose(Actor.Person actor, ReportView report, Money amount) {
    // an award that has ended since the report came has no year to carry anything over to
    boolean keeps =
        report.keeps()
            && (!ended(report.award()) || cases.hasYear(report.award(), report.grantYear() + 1));
    jdbc.sql(
            """
            insert into "grant".unused_money (award, grant_year, kroner, wish, reason, proposed_by)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            report.award().value(),
            report.grantYear(),
            amount.kroner(),
            keeps ? "KEEP" : "REPAY",
            keeps
                ? whyKept(report)
                : texts.text(Language.NB, "claim.unused", Integer.toString(report.grantYear())),
            actor.id().value())
        .update();
  }

  private boolean ended(DecisionId award) {
    return jdbc.sql("select exists (select 1 from \"grant\".closing where award = ?)")
        .param(award.value())
        .query(Boolean.class)
        .single();
  }

  private String whyKept(ReportView report) {
    SentReport sent = reports.sent(report).orElseThrow();
    return sent.answers().thaw(reports.form(report)).visibleAnswers().get("keepWhy")
            instanceof AnswerValue.Text(String words)
        ? words
        : "–";
  }

  /** Leaves the money with the organisation, for the year after where it asked so, or claims it. */
  @MayCall("an approver of the administrator without ties, who did not approve the report")
  @Transactional
  public Answer<DecisionId> decide(
      Actor.Person actor, DecisionId id, int grantYear, boolean left, String words) {
    AwardView award = cases.require(actor, id, Role.APPROVER);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    Optional<UnusedMoney> asked =
        of(id).stream().filter(c -> c.grantYear() == grantYear && c.left().isEmpty()).findFirst();
    if (asked.isEmpty()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    UnusedMoney money = asked.get();
    if (money.proposedBy().equals(Optional.of(actor.id()))) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    jdbc.sql(
            """
            update "grant".unused_money set granted = ?, decision = ?, decided_by = ?,
              decided_at = ? where award = ? and grant_year = ? and granted is null
            """)
        .params(
            left,
            words.strip(),
            actor.id().value(),
            OffsetDateTime.now(clock),
            id.value(),
            grantYear)
        .update();
    if (left && money.keeps()) {
      carried.grant(actor, id, grantYear, money.amount());
      cases.tell(award, "notice.carried.subject", "notice.carried.body");
    } else if (left) {
      cases.tell(award, "notice.let-go.subject", "notice.let-go.body");
    } else {
      claims.claim(
          actor,
          award,
          Optional.empty(),
          MoneyByYear.of(grantYear, money.amount()),
          money.keeps() ? words.strip() : money.reason() + " " + words.strip());
    }
    cases.note(
        actor,
        award,
        !money.keeps()
            ? left ? "unused-left" : "unused-claimed"
            : left ? "carry-over-granted" : "carry-over-refused",
        Map.of("kroner", money.amount().kroner(), "grantYear", grantYear, "words", words.strip()));
    return Answer.allowed(id);
  }

  /** What of an award was got and not used. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<UnusedMoney> of(DecisionId award) {
    return jdbc.sql("select * from \"grant\".unused_money where award = ? order by grant_year")
        .param(award.value())
        .query((row, n) ->
            new UnusedMoney(
                award,
                row.getInt("grant_year"),
                Money.kroner(row.getLong("kroner")),
                row.getString("wish").equals("KEEP"),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("proposed_by", UUID.class)).map(PersonId::new),
                Optional.ofNullable((Boolean) row.getObject("granted")),
                Optional.ofNullable(row.getString("decision"))))
        .list();
  }
}
