package no.ildsjel.grant.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.FrameStatement;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Money;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the ledger of frames with the payments: allotted is committed and free, committed is
 * paid and to pay, and what the ledger calls paid is what the bank has paid, to the krone.
 */
@Service
public class Reconciliation {

  private final JdbcClient jdbc;
  private final Frames frames;

  Reconciliation(JdbcClient jdbc, Frames frames) {
    this.jdbc = jdbc;
    this.frames = frames;
  }

  /**
   * One frame.
   *
   * @param planned the parts of awards that are planned or on their way
   * @param paidOut what the bank has paid
   * @param faults what does not add up, in words for whoever looks after the program
   */
  public record Line(FrameStatement frame, Money planned, Money paidOut, List<String> faults) {}

  /** Every frame, as of one moment. */
  @MayCall("officers' pages and a command of the same machine")
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Line> lines() {
    Map<FrameId, Money> planned = sums("p.state not in ('PAID', 'CANCELLED')");
    Map<FrameId, Money> paid = sums("p.state = 'PAID'");
    List<Line> lines = new ArrayList<>();
    for (FrameStatement frame : frames.statements()) {
      Money toCome = planned.getOrDefault(frame.id(), Money.ZERO);
      Money paidOut = paid.getOrDefault(frame.id(), Money.ZERO);
      List<String> faults = new ArrayList<>();
      if (frame.free().isNegative()) {
        faults.add("more is promised than allotted");
      }
      if (frame.toPay().isNegative()) {
        faults.add("more is paid than promised");
      }
      if (!frame.paid().equals(paidOut)) {
        faults.add(
            "the ledger says "
                + frame.paid().kroner()
                + " kr paid, the payments "
                + paidOut.kroner());
      }
      if (toCome.compareTo(frame.toPay()) > 0) {
        faults.add(
            "payments of "
                + toCome.kroner()
                + " kr are planned, but only "
                + frame.toPay().kroner()
                + " kr are promised and not paid");
      }
      lines.add(new Line(frame, toCome, paidOut, List.copyOf(faults)));
    }
    return lines;
  }

  private Map<FrameId, Money> sums(String which) {
    Map<FrameId, Money> sums = new HashMap<>();
    jdbc.sql(
            "select p.frame, sum(p.kroner) as kroner from \"grant\".payment p where "
                + which
                + " group by p.frame")
        .query(
            (RowCallbackHandler)
                row ->
                    sums.put(
                        new FrameId(row.getObject("frame", UUID.class)),
                        Money.kroner(row.getLong("kroner"))));
    return sums;
  }
}
