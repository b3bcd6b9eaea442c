package no.ildsjel.grant.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
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
 * Compares the ledger of frames with what lies behind it, both ways and to the krone: promised and
 * not paid is what is planned and what is decided and not planned yet; paid is what has been paid;
 * repaid, carried over and conditional are what claims, permissions and later years come to. A row
 * that is missing on either side makes a difference.
 */
@Service
public class Reconciliation {

  private static final int PAGE = 500;

  /** What lies behind the ledger, by frame, in one look. */
  private static final String BEHIND =
      """
      select 'PLANNED', frame, sum(kroner) from "grant".payment
        where state not in ('PAID', 'CANCELLED') group by frame
      union all
      select 'PAID', frame, sum(kroner) from "grant".payment where state = 'PAID' group by frame
      union all
      select 'REPAID', frame, sum(kroner) from "grant".come_back group by frame
      union all
      select 'CARRIED', y.frame, sum(u.kroner - u.back_kroner)
      from "grant".unused_money u
      join "grant".award_year y on y.award = u.award and y.grant_year = u.grant_year
      where u.granted and u.wish = 'KEEP' group by y.frame
      union all
      -- later years neither promised nor let go of
      select 'LATER', a.frame, sum(a.kroner)
      from "grant".award a
      cross join lateral generate_series(a.grant_year + 1, a.grant_year + a.years - 1) as later
      where not exists (select 1 from "grant".closing c where c.award = a.decision and c.early)
        and not exists (select 1 from "grant".award_year y
          where y.award = a.decision and y.grant_year = later)
      group by a.frame
      """;

  private record Decided(Map<FrameId, Money> promised, Map<FrameId, Money> later) {}

  private final JdbcClient jdbc;
  private final Frames frames;
  private final Decisions decisions;
  private final Calls calls;

  Reconciliation(JdbcClient jdbc, Frames frames, Decisions decisions, Calls calls) {
    this.jdbc = jdbc;
    this.frames = frames;
    this.decisions = decisions;
    this.calls = calls;
  }

  /**
   * One frame.
   *
   * @param planned the parts of awards that are planned or on their way, and awards not planned yet
   * @param paidOut what has been paid
   * @param faults what does not add up, in words for whoever looks after the program
   */
  public record Line(FrameStatement frame, Money planned, Money paidOut, List<String> faults) {}

  /** Every frame, as of one moment. */
  @MayCall("officers' pages and a command of the same machine")
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Line> lines() {
    Decided decided = decidedOnly();
    Map<String, Map<FrameId, Money>> behind = behind();
    Map<FrameId, Money> planned = behind.getOrDefault("PLANNED", Map.of());
    Map<FrameId, Money> paid = behind.getOrDefault("PAID", Map.of());
    Map<FrameId, Money> repaid = behind.getOrDefault("REPAID", Map.of());
    Map<FrameId, Money> carried = behind.getOrDefault("CARRIED", Map.of());
    Map<FrameId, Money> later = behind.getOrDefault("LATER", Map.of());
    List<Line> lines = new ArrayList<>();
    for (FrameStatement frame : frames.statements()) {
      Money toCome = of(planned, frame).plus(of(decided.promised(), frame));
      List<String> faults = new ArrayList<>();
      if (frame.free().isNegative()) {
        faults.add("more is promised than allotted");
      }
      if (frame.toPay().isNegative()) {
        faults.add("more is paid than promised");
      }
      differ(faults, "to pay", frame.toPay(), toCome);
      differ(faults, "paid", frame.paid(), of(paid, frame));
      differ(faults, "repaid", frame.repaid(), of(repaid, frame));
      differ(faults, "carried over", frame.carriedOver(), of(carried, frame));
      differ(
          faults,
          "conditional",
          frame.conditional(),
          of(later, frame).plus(of(decided.later(), frame)));
      lines.add(new Line(frame, toCome, of(paid, frame), List.copyOf(faults)));
    }
    return lines;
  }

  private static Money of(Map<FrameId, Money> sums, FrameStatement frame) {
    return sums.getOrDefault(frame.id(), Money.ZERO);
  }

  private static void differ(List<String> faults, String what, Money ledger, Money behind) {
    if (!ledger.equals(behind)) {
      faults.add(
          "the ledger says "
              + ledger.kroner()
              + " kr "
              + what
              + ", what lies behind it "
              + behind.kroner());
    }
  }

  /** What is promised to those who have not accepted yet, this year's and later years'. */
  private Decided decidedOnly() {
    Set<UUID> known = new HashSet<>();
    jdbc.sql(
            """
            select decision from "grant".award
            union select decision from "grant".acceptance where not accepted
            """)
        .query(UUID.class)
        .list()
        .forEach(known::add);
    Map<FrameId, Money> promised = new HashMap<>();
    Map<FrameId, Money> later = new HashMap<>();
    Optional<DecisionId> after = Optional.empty();
    while (true) {
      List<DecisionView> page = decisions.awards(OptionalInt.empty(), after, PAGE);
      Map<CallId, CallView> of =
          calls.byIds(page.stream().map(d -> d.application().call()).collect(Collectors.toSet()));
      for (DecisionView award : page) {
        if (!known.contains(award.id().value())) {
          FrameId frame = Objects.requireNonNull(of.get(award.application().call())).frame();
          promised.merge(frame, award.amount(), Money::plus);
          for (int year = 1; year < award.years(); year++) {
            later.merge(frame, award.amount(), Money::plus);
          }
        }
      }
      if (page.size() < PAGE) {
        return new Decided(promised, later);
      }
      after = Optional.of(page.getLast().id());
    }
  }

  private Map<String, Map<FrameId, Money>> behind() {
    Map<String, Map<FrameId, Money>> sums = new HashMap<>();
    jdbc.sql(BEHIND)
        .query(
            (RowCallbackHandler)
                row ->
                    sums.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                        .put(
                            new FrameId(row.getObject(2, UUID.class)),
                            Money.kroner(row.getLong(3))));
    return sums;
  }
}
