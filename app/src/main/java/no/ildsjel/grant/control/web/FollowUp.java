package no.ildsjel.grant.control.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.ildsjel.grant.control.ChangeManagement;
import no.ildsjel.grant.control.ClaimManagement;
import no.ildsjel.grant.control.ClaimView;
import no.ildsjel.grant.control.ClosingManagement;
import no.ildsjel.grant.control.ConditionManagement;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.grant.control.ControlView;
import no.ildsjel.grant.control.NextYear;
import no.ildsjel.grant.control.ReportApproval;
import no.ildsjel.grant.control.UnusedMoney;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.shared.Money;
import org.springframework.stereotype.Component;

/** All that is to be followed up of one award, as both sides see it. */
public record FollowUp(
    AwardView award,
    List<PaymentView> payments,
    List<ReportView> reports,
    List<ConditionManagement.Standing> conditions,
    List<ChangeManagement.Change> changes,
    List<ControlView> controls,
    List<ClaimView> claims,
    List<UnusedMoney> unused,
    List<NextYear.Later> later,
    ClosingManagement.Ending ending) {

  /** How it ended, if it has. */
  public Optional<ClosingManagement.Closed> closed() {
    return ending.closed();
  }

  /** What has been told of an early ending, as long as nothing is decided. */
  public Optional<ClosingManagement.Notice> endingNotice() {
    return ending.notice().filter(n -> ending.closed().isEmpty());
  }

  /** True when the organisation has asked for the award to end, and has not been answered. */
  public boolean asksToEnd() {
    return changes.stream().anyMatch(ChangeManagement.Change::asksToEnd);
  }

  /** The later years there is something to say of: when it has ended, none that never came. */
  public List<NextYear.Later> yearsAfter() {
    return later.stream().filter(l -> l.promised() || closed().isEmpty()).toList();
  }

  /** What a day is about. */
  public enum Mark {
    PAYMENT,
    REPORT,
    APPLICATION,
    REPAYMENT,
    END
  }

  /**
   * A day to know of; some have an amount.
   *
   * @param waits what has not happened though its day may have passed, as a text's key; empty when
   *     it has happened
   */
  public record Day(LocalDate day, Mark mark, Optional<Money> amount, Optional<String> waits) {}

  /**
   * The days to come and those that have been: when money comes, what is due, when it ends.
   *
   * @param held true when its money is held back
   * @param account true when there is a confirmed account to pay to
   */
  public List<Day> calendar(boolean held, boolean account) {
    List<Day> days = new ArrayList<>();
    payments.stream()
        .filter(p -> p.state() != PaymentState.CANCELLED)
        .forEach(p ->
            days.add(
                new Day(
                    p.paidOn().orElse(p.due()),
                    Mark.PAYMENT,
                    Optional.of(p.amount()),
                    p.state().toCome()
                        ? Optional.of(whyItWaits(p, held, account))
                        : Optional.empty())));
    reports.forEach(r ->
        days.add(
            new Day(
                r.due(),
                Mark.REPORT,
                Optional.empty(),
                r.state().changeable() ? Optional.of("follow.waits.report") : Optional.empty())));
    yearsAfter().stream()
        .filter(l -> !l.promised())
        .forEach(l ->
            l.application()
                .ifPresent(a ->
                    days.add(
                        new Day(
                            a.due(),
                            Mark.APPLICATION,
                            Optional.empty(),
                            l.said() ? Optional.empty() : Optional.of("follow.waits.report")))));
    claims.stream()
        .flatMap(c -> c.instalments().stream())
        .filter(i -> i.paidOn().isEmpty())
        .forEach(i ->
            days.add(
                new Day(
                    i.due(),
                    Mark.REPAYMENT,
                    Optional.of(i.amount()),
                    Optional.of(i.open() ? "claim.waits" : "follow.waits.noted"))));
    int last = later.stream().mapToInt(NextYear.Later::grantYear).max().orElse(award.grantYear());
    days.add(
        new Day(
            closed().map(ClosingManagement.Closed::day).orElse(LocalDate.of(last, 12, 31)),
            Mark.END,
            Optional.empty(),
            Optional.empty()));
    days.sort(Comparator.comparing(Day::day).thenComparing(Day::mark));
    return days;
  }

  private static String whyItWaits(PaymentView payment, boolean held, boolean account) {
    if (held) {
      return "follow.waits.held";
    }
    if (payment.awaits()) {
      return "follow.waits.milestone";
    }
    if (!account) {
      return "follow.waits.account";
    }
    return payment.state() == PaymentState.SENT ? "follow.waits.bank" : "follow.waits.us";
  }

  /** Reads it. */
  @Component
  static class Reader {

    private final PaymentManagement payments;
    private final ReportManagement reports;
    private final ConditionManagement conditions;
    private final ChangeManagement changes;
    private final ControlManagement controls;
    private final ClaimManagement claims;
    private final ReportApproval approval;
    private final NextYear next;
    private final ClosingManagement closing;

    Reader(
        PaymentManagement payments,
        ReportManagement reports,
        ConditionManagement conditions,
        ChangeManagement changes,
        ControlManagement controls,
        ClaimManagement claims,
        ReportApproval approval,
        NextYear next,
        ClosingManagement closing) {
      this.payments = payments;
      this.reports = reports;
      this.conditions = conditions;
      this.changes = changes;
      this.controls = controls;
      this.claims = claims;
      this.approval = approval;
      this.next = next;
      this.closing = closing;
    }

    FollowUp of(AwardView award) {
      return new FollowUp(
          award,
          payments.paymentsOf(List.of(award.id())),
          reports.of(award.id()),
          conditions.of(award),
          changes.of(award.id()),
          controls.of(award.id()),
          claims.of(award.id()),
          approval.of(award.id()),
          next.of(award.id()),
          closing.ending(award));
    }
  }
}
