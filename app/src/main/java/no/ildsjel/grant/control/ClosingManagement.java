package no.ildsjel.grant.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantClosed;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an award ends. In time: reports approved, everything paid, nothing owed. Early: what is not
 * paid is let go of at once, and the report is asked for while people remember.
 */
@Service
public class ClosingManagement {

  private static final int YEARS_KEPT = 5;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AwardCase cases;
  private final PaymentManagement payments;
  private final PaymentConsequences consequences;
  private final ReportManagement reports;
  private final ReportOffice office;
  private final ReportApproval approval;
  private final ClaimManagement claims;
  private final ControlManagement controls;
  private final ChangeManagement changes;
  private final NextYear next;
  private final CarryOver carried;
  private final ApplicationEventPublisher events;

  ClosingManagement(
      JdbcClient jdbc,
      Clock clock,
      AwardCase cases,
      PaymentManagement payments,
      PaymentConsequences consequences,
      ReportManagement reports,
      ReportOffice office,
      ReportApproval approval,
      ClaimManagement claims,
      ControlManagement controls,
      ChangeManagement changes,
      NextYear next,
      CarryOver carried,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cases = cases;
    this.payments = payments;
    this.consequences = consequences;
    this.reports = reports;
    this.office = office;
    this.approval = approval;
    this.claims = claims;
    this.controls = controls;
    this.changes = changes;
    this.next = next;
    this.carried = carried;
    this.events = events;
  }

  /**
   * An award that has ended.
   *
   * @param keepUntil the last day the organisation keeps its papers for the last year of the award:
   *     five years after the year (Bookkeeping Act § 13), which is longer than § 3-4 asks
   */
  public record Closed(boolean early, String reason, LocalDate day, LocalDate keepUntil) {}

  /**
   * What was told before an early ending.
   *
   * @param by who told it; another decides
   * @param answer the organisation's words, when it has said something
   */
  public record Notice(String words, LocalDate answerBy, PersonId by, Optional<String> answer) {

    /** True when the organisation has answered, or has had its time to. */
    public boolean ready(LocalDate today) {
      return answer.isPresent() || today.isAfter(answerBy);
    }
  }

  /** How an award ends: what was told of it, and what was decided. */
  public record Ending(Optional<Notice> notice, Optional<Closed> closed) {}

  /** Ends the award when nothing is left to do, and writes the closing letter. */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> close(Actor.Person actor, DecisionId id, String reason) {
    AwardView award = cases.require(actor, id, Role.CASE_OFFICER);
    if (of(award).isPresent()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (reports.of(id).stream().anyMatch(r -> r.state() != ReportState.APPROVED)) {
      return Answer.refused(GrantRefusal.REPORT_MISSING);
    }
    if (next.of(id).stream().anyMatch(l -> !l.promised())) {
      return Answer.refused(GrantRefusal.NEXT_YEAR_WAITS);
    }
    if (unsettled(id)) {
      return Answer.refused(GrantRefusal.UNSETTLED);
    }
    note(actor, award, false, reason.isBlank() ? "–" : reason.strip());
    events.publishEvent(new GrantClosed(id, false));
    return Answer.allowed(id);
  }

  /** Tells that the award may end before its time, and why, before it is decided (§ 16). */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> notifyEarly(Actor.Person actor, DecisionId id, String words) {
    AwardView award = cases.require(actor, id, Role.CASE_OFFICER);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    LocalDate answerBy = LocalDate.now(clock).plusDays(ControlManagement.DAYS_TO_ANSWER);
    boolean told =
        of(award).isEmpty()
            && jdbc.sql(
                        """
                        insert into "grant".ending_notice (award, words, answer_by, by, at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                    .params(
                        id.value(),
                        words.strip(),
                        answerBy,
                        actor.id().value(),
                        OffsetDateTime.now(clock))
                    .update()
                == 1;
    if (!told) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    cases.note(
        actor,
        award,
        "ending-notified",
        Map.of("answerBy", answerBy.toString(), "words", words.strip()));
    cases.tell(award, "notice.ending.subject", "notice.advance.body");
    return Answer.allowed(id);
  }

  /** What the organisation says to that; the last it says stands below what it said before. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<DecisionId> answer(Actor.Person actor, DecisionId id, String words) {
    AwardView award = cases.own(actor, id);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    boolean answered =
        of(award).isEmpty()
            && jdbc.sql(
                        """
                        update "grant".ending_notice set answered_at = :at,
                          answer = coalesce(answer || E'\\n\\n', '') || :words where award = :award
                        """)
                    .param("at", OffsetDateTime.now(clock))
                    .param("words", words.strip())
                    .param("award", id.value())
                    .update()
                == 1;
    if (!answered) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    cases.note(actor, award, "ending-answered", Map.of("words", words.strip()));
    return Answer.allowed(id);
  }

  /**
   * Ends the award before its time: nothing more is paid, and later years are let go of. The
   * organisation has asked for it and has not been answered, or has been told and had its time to
   * answer.
   */
  @MayCall("an approver of the administrator without ties, who did not give the notice")
  @Transactional
  public Answer<DecisionId> closeEarly(Actor.Person actor, DecisionId id, String reason) {
    AwardView award = cases.require(actor, id, Role.APPROVER);
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    Ending ending = ending(award);
    if (ending.closed().isPresent() || consequences.onItsWay(id)) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (changes.of(id).stream().noneMatch(ChangeManagement.Change::asksToEnd)) {
      if (ending.notice().isEmpty()) {
        return Answer.refused(GrantRefusal.NOT_TOLD);
      }
      if (ending.notice().get().by().equals(actor.id())) {
        return Answer.refused(GrantRefusal.SAME_PERSON);
      }
      if (!ending.notice().get().ready(LocalDate.now(clock))) {
        return Answer.refused(GrantRefusal.MAY_STILL_ANSWER);
      }
    }
    consequences.cancel(actor, id);
    office.dropEmpty(actor, id);
    carried.end(actor, award);
    next.lift(actor, award);
    note(actor, award, true, reason.strip());
    events.publishEvent(new GrantClosed(id, true));
    return Answer.allowed(id);
  }

  /** How it ended, if it has. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public Optional<Closed> of(AwardView award) {
    return ending(award).closed();
  }

  /** How it ended or may end. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public Ending ending(AwardView award) {
    int last =
        payments.years(award.id()).stream()
            .filter(y -> y.available().isPositive())
            .mapToInt(AwardYear::grantYear)
            .max()
            .orElse(award.grantYear());
    return jdbc.sql(
            """
            select c.early, c.reason, c.at as closed_at, n.words, n.answer_by, n.by as told_by,
              n.answer
            from "grant".award a
            left join "grant".closing c on c.award = a.decision
            left join "grant".ending_notice n on n.award = a.decision
            where a.decision = ?
            """)
        .param(award.id().value())
        .query((row, n) -> new Ending(notice(row), closed(row, last)))
        .single();
  }

  private static Optional<Notice> notice(ResultSet row) throws SQLException {
    return row.getString("words") == null
        ? Optional.empty()
        : Optional.of(
            new Notice(
                row.getString("words"),
                row.getObject("answer_by", LocalDate.class),
                new PersonId(row.getObject("told_by", UUID.class)),
                Optional.ofNullable(row.getString("answer"))));
  }

  private Optional<Closed> closed(ResultSet row, int last) throws SQLException {
    OffsetDateTime at = row.getObject("closed_at", OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Closed(
                row.getBoolean("early"),
                row.getString("reason"),
                at.atZoneSameInstant(clock.getZone()).toLocalDate(),
                LocalDate.of(last + YEARS_KEPT, 12, 31)));
  }

  private boolean unsettled(DecisionId id) {
    List<PaymentView> parts = payments.paymentsOf(List.of(id));
    return parts.stream().anyMatch(p -> p.state().toCome())
        || claims.of(id).stream().anyMatch(c -> c.left().isPositive())
        || controls.of(id).stream().anyMatch(c -> c.state().standing())
        || approval.of(id).stream().anyMatch(c -> c.left().isEmpty());
  }

  private void note(Actor.Person actor, AwardView award, boolean early, String reason) {
    jdbc.sql("insert into \"grant\".closing (award, early, reason, by, at) values (?, ?, ?, ?, ?)")
        .params(award.id().value(), early, reason, actor.id().value(), OffsetDateTime.now(clock))
        .update();
    cases.note(
        actor, award, early ? "award-ended-early" : "award-closed", Map.of("reason", reason));
    cases.tell(
        award,
        early ? "notice.ended.subject" : "notice.closed.subject",
        early ? "notice.ended.body" : "notice.closed.body");
  }
}
