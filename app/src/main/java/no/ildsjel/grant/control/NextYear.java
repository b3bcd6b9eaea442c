package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.StandingCriteria;
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
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The later years of an award (§ 2-6): conditional until the organisation has sent in a simplified
 * application (§ 2-2 third paragraph), an officer has found that what is asked for a further year
 * is met (§ 2-5), no report is late, and that year's frame has the money. Then it is promised like
 * the first.
 */
@Service
public class NextYear {

  private static final String READER = "both sides, through pages that have checked who asks";

  /** Days before its last day that an application is on top of what there is to do. */
  public static final int WRITTEN_BEFORE = 60;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SimplifiedApplicationStore store;
  private final AwardCase cases;
  private final Decisions decisions;
  private final Applications applications;
  private final StandingCriteria criteria;
  private final PaymentManagement payments;
  private final PaymentPlan plan;
  private final ReportOffice reports;
  private final Frames frames;

  NextYear(
      JdbcClient jdbc,
      Clock clock,
      SimplifiedApplicationStore store,
      AwardCase cases,
      Decisions decisions,
      Applications applications,
      StandingCriteria criteria,
      PaymentManagement payments,
      PaymentPlan plan,
      ReportOffice reports,
      Frames frames) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.store = store;
    this.cases = cases;
    this.decisions = decisions;
    this.applications = applications;
    this.criteria = criteria;
    this.payments = payments;
    this.plan = plan;
    this.reports = reports;
    this.frames = frames;
  }

  /**
   * A later year.
   *
   * @param application the simplified application, once it can be written
   * @param promised true once it stands in its own frame
   */
  public record Later(
      int grantYear, Optional<SimplifiedApplication> application, boolean promised) {

    /** What the organisation said before there was a form for it. */
    public Optional<String> words() {
      return application.flatMap(SimplifiedApplication::said);
    }

    /** True when the organisation has said that it goes on. */
    public boolean said() {
      return words().isPresent() || application.filter(SimplifiedApplication::sent).isPresent();
    }

    /** True when an officer has found that it can be promised. */
    public boolean ready() {
      return application
          .flatMap(SimplifiedApplication::assessment)
          .filter(SimplifiedApplication.Assessment::met)
          .isPresent();
    }

    /** What an officer wants cleared up before the year can be promised. */
    public Optional<String> refused() {
      return application
          .flatMap(SimplifiedApplication::assessment)
          .filter(a -> !a.met())
          .map(SimplifiedApplication.Assessment::words);
    }

    /** True when this person has assessed what was sent in last. */
    boolean assessedBy(PersonId person) {
      return application
          .flatMap(SimplifiedApplication::assessment)
          .filter(a -> a.by().equals(person))
          .isPresent();
    }

    /** True when it is the organisation's turn, and it can be written. */
    public boolean toWrite() {
      return !promised && !said() && application.isPresent();
    }

    /** True when an officer is to look at it. */
    public boolean toAssess() {
      return !promised && said() && application.flatMap(a -> a.assessment()).isEmpty();
    }
  }

  /** The years after the first, the next one first. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public List<Later> of(DecisionId id) {
    DecisionView decision = decisions.find(id).orElseThrow();
    if (decision.years() == 1) {
      return List.of();
    }
    int first = decision.application().grantYear();
    // a year that ended before anything of it was paid is for nothing
    List<Integer> promised =
        payments.years(id).stream()
            .filter(y -> y.amount().isPositive())
            .map(AwardYear::grantYear)
            .toList();
    Map<Integer, SimplifiedApplication> sent = new HashMap<>();
    store.of(id).forEach(a -> sent.put(a.grantYear(), a));
    List<Later> years = new ArrayList<>();
    for (int year = first + 1; year < first + decision.years(); year++) {
      years.add(new Later(year, Optional.ofNullable(sent.get(year)), promised.contains(year)));
    }
    return years;
  }

  private Optional<Later> of(DecisionId id, int grantYear) {
    return of(id).stream().filter(l -> l.grantYear() == grantYear).findFirst();
  }

  /** True while a year can be written of: it is not promised, and the award has not ended. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public boolean open(DecisionId id, int grantYear) {
    return of(id, grantYear).filter(l -> !l.promised()).isPresent() && !closed(id);
  }

  /** Each criterion as of today, for the yearly assessment. */
  @MayCall("an officer who may see the award, through pages that have checked it")
  @Transactional(readOnly = true)
  public Eligibility criteria(AwardView award) {
    return criteria.asOf(application(award), today());
  }

  private ApplicationView application(AwardView award) {
    return Objects.requireNonNull(
        applications.byIds(List.of(award.application())).get(award.application()));
  }

  /**
   * The yearly assessment (§ 2-5): whether what is asked for a further year is met. What the
   * criteria came to that day is kept with it.
   *
   * @param read which time of sending in the officer has read
   * @param words why
   */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> assess(
      Actor.Person actor, DecisionId id, int grantYear, int read, boolean met, String words) {
    AwardView award = cases.require(actor, id, Role.CASE_OFFICER);
    Optional<Later> later = of(id, grantYear);
    if (!open(id, grantYear)) {
      return Answer.refused(GrantRefusal.NO_SUCH_YEAR);
    }
    if (!later.orElseThrow().said() || later.get().application().isEmpty()) {
      return Answer.refused(GrantRefusal.NOT_CONFIRMED_NEXT);
    }
    if (later.orElseThrow().application().orElseThrow().sequence() != read) {
      return Answer.refused(GrantRefusal.SENT_ANEW);
    }
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    store.assess(later.get().application().get(), met, words.strip(), actor.id());
    Eligibility now = criteria(award);
    cases.note(
        actor,
        award,
        met ? "later-year-assessed" : "later-year-asked-about",
        Map.of(
            "grantYear",
            grantYear,
            "met",
            met ? "MET" : "NOT_MET",
            "words",
            words.strip(),
            "criteria",
            now.findings().stream()
                .map(f -> f.criterion().id() + " " + f.outcome())
                .reduce((a, b) -> a + "; " + b)
                .orElse("")));
    if (!met) {
      cases.tell(award, "notice.next-year-unsure.subject", "notice.next-year-unsure.body");
    }
    return Answer.allowed(id);
  }

  /** Promises a later year in its own frame, and plans its payments. */
  @MayCall("an approver of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> promise(Actor.Person actor, DecisionId id, int grantYear) {
    AwardView award = cases.require(actor, id, Role.APPROVER);
    DecisionView decision = decisions.find(id).orElseThrow();
    Optional<Later> later = of(id, grantYear);
    if (later.isEmpty() || later.get().promised() || closed(id)) {
      return Answer.refused(GrantRefusal.NO_SUCH_YEAR);
    }
    if (!later.get().said()) {
      return Answer.refused(GrantRefusal.NOT_CONFIRMED_NEXT);
    }
    if (!later.get().ready()) {
      return Answer.refused(GrantRefusal.NOT_ASSESSED);
    }
    if (later.get().assessedBy(actor.id())) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
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
            actor, award.frame(), later.grantYear(), decision.amount(), "closed:" + award.id());
      }
    }
  }

  private boolean closed(DecisionId id) {
    return jdbc.sql("select exists (select 1 from \"grant\".closing where award = ?)")
        .param(id.value())
        .query(Boolean.class)
        .single();
  }

  /** Today by the clock that decides. */
  @MayCall("control's own pages")
  public LocalDate today() {
    return LocalDate.now(clock);
  }
}
