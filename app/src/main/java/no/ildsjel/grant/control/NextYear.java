package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentPlan;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The later years of an award (§ 2-6): conditional until the organisation has said that it goes on
 * and what is new, no report is late, and that year's frame has the money. Then it is promised like
 * the first.
 */
@Service
public class NextYear {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AwardCase cases;
  private final Decisions decisions;
  private final PaymentManagement payments;
  private final PaymentPlan plan;
  private final ReportOffice reports;
  private final Frames frames;

  NextYear(
      JdbcClient jdbc,
      Clock clock,
      AwardCase cases,
      Decisions decisions,
      PaymentManagement payments,
      PaymentPlan plan,
      ReportOffice reports,
      Frames frames) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cases = cases;
    this.decisions = decisions;
    this.payments = payments;
    this.plan = plan;
    this.reports = reports;
    this.frames = frames;
  }

  /**
   * A later year.
   *
   * @param words what the organisation says is new, once it has said that it goes on
   * @param promised true once it stands in its own frame
   */
  public record Later(int grantYear, Optional<String> words, boolean promised) {}

  /** The years after the first, the next one first. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<Later> of(DecisionId id) {
    DecisionView decision = decisions.find(id).orElseThrow();
    int first = decision.application().grantYear();
    // a year that ended before anything of it was paid is for nothing
    List<Integer> promised =
        payments.years(id).stream()
            .filter(y -> y.amount().isPositive())
            .map(AwardYear::grantYear)
            .toList();
    List<Later> years = new ArrayList<>();
    for (int year = first + 1; year < first + decision.years(); year++) {
      years.add(new Later(year, words(id, year), promised.contains(year)));
    }
    return years;
  }

  /** Says that the organisation goes on, and what is new: the simplified application. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<DecisionId> goOn(Actor.Person actor, DecisionId id, int grantYear, String words) {
    AwardView award = cases.own(actor, id);
    Optional<Later> later = of(id).stream().filter(l -> l.grantYear() == grantYear).findFirst();
    if (later.isEmpty() || later.get().promised() || closed(id)) {
      return Answer.refused(GrantRefusal.NO_SUCH_YEAR);
    }
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    jdbc.sql(
            """
            insert into "grant".next_year (award, grant_year, words, by, at) values (?, ?, ?, ?, ?)
            on conflict (award, grant_year) do update set words = excluded.words,
              by = excluded.by, at = excluded.at
            """)
        .params(id.value(), grantYear, words.strip(), actor.id().value(), OffsetDateTime.now(clock))
        .update();
    cases.note(
        actor,
        award,
        "next-year-confirmed",
        Map.of("grantYear", grantYear, "words", words.strip()));
    return Answer.allowed(id);
  }

  /** Promises a later year in its own frame, and plans its payments. */
  @MayCall("an approver of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> promise(Actor.Person actor, DecisionId id, int grantYear) {
    AwardView award = cases.require(actor, id, Role.APPROVER);
    DecisionView decision = decisions.find(id).orElseThrow();
    Optional<Later> later = of(id).stream().filter(l -> l.grantYear() == grantYear).findFirst();
    if (later.isEmpty() || later.get().promised() || closed(id)) {
      return Answer.refused(GrantRefusal.NO_SUCH_YEAR);
    }
    if (later.get().words().isEmpty()) {
      return Answer.refused(GrantRefusal.NOT_CONFIRMED_NEXT);
    }
    if (reports.overdue(id)) {
      return Answer.refused(GrantRefusal.REPORT_MISSING);
    }
    FrameId frame = frames.open(actor, award.scheme(), award.administrator(), grantYear);
    String cause = "decision:" + id;
    if (frames.commit(actor, frame, decision.amount(), cause) instanceof Answer.Refused<?>) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return Answer.refused(GrantRefusal.FRAME_EXCEEDED);
    }
    frames.lift(actor, award.frame(), grantYear, decision.amount(), cause);
    plan.makeLater(
        award, new AwardYear(id, grantYear, frame, decision.amount(), Money.ZERO, Money.ZERO));
    cases.note(
        actor,
        award,
        "later-year-promised",
        Map.of("grantYear", grantYear, "kroner", decision.amount().kroner()));
    cases.tell(award, "notice.next-year.subject", "notice.next-year.body");
    return Answer.allowed(id);
  }

  /** Lets go of the years that were not promised, within the act that ends the award. */
  void lift(Actor actor, AwardView award) {
    DecisionView decision = decisions.find(award.id()).orElseThrow();
    for (Later later : of(award.id())) {
      // what was promised and is cancelled was lifted when it was promised
      if (!cases.hasYear(award.id(), later.grantYear())) {
        frames.lift(
            actor, award.frame(), later.grantYear(), decision.amount(), "decision:" + award.id());
      }
    }
  }

  private boolean closed(DecisionId id) {
    return jdbc.sql("select exists (select 1 from \"grant\".closing where award = ?)")
        .param(id.value())
        .query(Boolean.class)
        .single();
  }

  private Optional<String> words(DecisionId id, int grantYear) {
    return jdbc.sql("select words from \"grant\".next_year where award = ? and grant_year = ?")
        .params(id.value(), grantYear)
        .query(String.class)
        .optional();
  }

  /** Today by the clock that decides. */
  @MayCall("control's own pages")
  public LocalDate today() {
    return LocalDate.now(clock);
  }
}
