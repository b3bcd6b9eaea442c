package no.ildsjel.grant.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.cashbook.BookYears;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.OverdueHolds;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports as the organisation sees them: written with few questions, handed in with accounts. */
@Service
public class ReportManagement {

  /** The question of the form that an auditor's signed statement is handed in at. */
  public static final String STATEMENT = "auditStatement";

  private static final String OWN = "whoever acts for the organisation";

  private final ReportStore store;
  private final ReportInputs inputs;
  private final AuditStore audits;
  private final Drafts drafts;
  private final BookYears years;
  private final PaymentConsequences consequences;
  private final OverdueHolds late;
  private final Archive archive;
  private final Clock clock;

  ReportManagement(
      ReportStore store,
      ReportInputs inputs,
      AuditStore audits,
      Drafts drafts,
      BookYears years,
      PaymentConsequences consequences,
      OverdueHolds late,
      Archive archive,
      Clock clock) {
    this.store = store;
    this.inputs = inputs;
    this.audits = audits;
    this.drafts = drafts;
    this.years = years;
    this.consequences = consequences;
    this.late = late;
    this.archive = archive;
    this.clock = clock;
  }

  /** All reports of an organisation, the first due first. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<ReportView> of(Actor.Person actor, OrganisationNumber organisation) {
    return actor.mandates().contains(organisation)
        ? store.ofOrganisations(List.of(organisation))
        : List.of();
  }

  /** The report, if it is the actor's to write. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Optional<ReportView> own(Actor.Person actor, ReportId id) {
    return store.find(id).filter(r -> actor.mandates().contains(r.organisation()));
  }

  /** The reports of an award. */
  @MayCall("grant's own pages, which have checked who asks")
  @Transactional(readOnly = true)
  public List<ReportView> of(DecisionId award) {
    return store.of(List.of(award));
  }

  /** The report. */
  @MayCall("grant's own desks, which have checked who asks")
  @Transactional(readOnly = true)
  public Optional<ReportView> find(ReportId id) {
    return store.find(id);
  }

  /** The form, in the version it was begun with. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public CompiledForm form(ReportView report) {
    return inputs.form(report);
  }

  /** What the form is given from outside. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public Map<String, Object> inputs(ReportView report) {
    return inputs.of(report);
  }

  /** The award it is about. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public AwardView award(ReportView report) {
    return inputs.award(report);
  }

  /** The accounts as the book has them now; empty when nothing has been written. */
  @MayCall("whoever may see the accounts, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<Accounts> booked(ReportView report) {
    return inputs.booked(report);
  }

  /** What the organisation had got of the year by a day, with what was carried over to it. */
  @MayCall("control, for a report it may look at")
  @Transactional(readOnly = true)
  public Money received(ReportView report, LocalDate day) {
    return inputs.received(report, day);
  }

  /**
   * What would lapse if the report were handed in as it is: promised, not paid, and not used. The
   * organisation is to know before it sends.
   */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public Money wouldLapse(ReportView report) {
    Money given = inputs.given(report);
    Optional<Money> used =
        inputs
            .booked(report)
            .map(accounts -> given.minus(accounts.unused().toKroner()))
            .or(() -> inputs.typedAsUsed(report));
    if (used.isEmpty()) {
      return Money.ZERO;
    }
    Money covered = used.get().minus(inputs.received(report));
    Money left =
        consequences
            .toCome(report.award(), report.grantYear())
            .minus(covered.isNegative() ? Money.ZERO : covered);
    return left.isNegative() ? Money.ZERO : left;
  }

  /** True when an auditor has to confirm the accounts, by the scheme. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public boolean auditNeeded(ReportView report) {
    return inputs.auditNeeded(report);
  }

  /** The auditor's signed statement as it lies in the draft: the names of its files. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public List<String> statement(ReportView report) {
    return statement(drafts.read(report.draft()).answers().at(STATEMENT).orElse(null));
  }

  /** True when the form, in the version it was begun with, asks for one. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public boolean takesStatement(ReportView report) {
    return inputs.form(report).definition().pages().stream()
        .flatMap(p -> p.questions().stream())
        .anyMatch(q -> q.id().equals(STATEMENT));
  }

  /** True when one was handed in with the report. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public boolean holdsStatement(ReportView report, SentReport sent) {
    return !statement(sent.answers().thaw(inputs.form(report)).visibleAnswers().get(STATEMENT))
        .isEmpty();
  }

  private static List<String> statement(@Nullable AnswerValue answer) {
    return answer instanceof AnswerValue.Files(List<AnswerValue.File> files)
        ? files.stream().map(AnswerValue.File::name).toList()
        : List.of();
  }

  /**
   * Hands the report in, with the accounts as they are. Nothing more is written in that year of the
   * book after it.
   */
  @MayCall(OWN)
  @Transactional
  public Answer<ReportId> submit(Actor.Person actor, ReportId id) {
    ReportView report = store.lock(id);
    requireOwn(actor, report);
    if (!report.state().changeable()) {
      return Answer.refused(GrantRefusal.REPORT_SENT);
    }
    if (LocalDate.now(clock).getYear() <= report.grantYear() && !ended(report)) {
      return Answer.refused(GrantRefusal.YEAR_NOT_OVER);
    }
    years.hold(report.award());
    Draft draft = drafts.read(report.draft());
    CompiledForm form = inputs.form(report);
    Map<String, Object> given = inputs.of(report);
    FormEvaluation evaluation = form.evaluate(draft.answersWith(form, given), given);
    if (!draft.clashes().isEmpty() || !evaluation.isComplete()) {
      return Answer.refused(GrantRefusal.REPORT_INCOMPLETE);
    }
    Accounts accounts = accounts(report, evaluation);
    if (auditNeeded(report)
        && !inputs.audited(report)
        && statement(evaluation.visibleAnswers().get(STATEMENT)).isEmpty()) {
      return Answer.refused(GrantRefusal.AUDIT_MISSING);
    }
    boolean keeps =
        evaluation.visibleAnswers().get("rest") instanceof AnswerValue.Choice(String rest)
            && rest.equals("keep");
    Submission frozen = Submission.freeze(evaluation);
    int sequence =
        store.sent(id, frozen, accounts.json(), accounts.unused().toKroner(), keeps, actor.id());
    years.close(report.award(), report.grantYear());
    // who was asked and has not answered is not needed any more: the auditor signed on paper
    audits.of(id).filter(a -> a.confirmed().isEmpty()).ifPresent(_ -> audits.withdraw(id));
    LocalDate today = LocalDate.now(clock);
    if (store.of(List.of(report.award())).stream().noneMatch(r -> r.overdue(today))) {
      consequences.lift(actor, report.award(), HoldCause.REPORT_OVERDUE);
    }
    late.settle(actor);
    archive.record(
        actor,
        Optional.of(report.administrator()),
        inputs.award(report).subject(),
        "report-submitted",
        Map.of(
            "report", id.toString(),
            "sequence", sequence,
            "grantYear", report.grantYear(),
            "sha256", frozen.sha256(),
            "unused", accounts.unused().toKroner().kroner()));
    return Answer.allowed(id);
  }

  /** Says something about the report to its officer. */
  @MayCall(OWN)
  @Transactional
  public Answer<ReportId> say(Actor.Person actor, ReportId id, String words) {
    ReportView report = store.find(id).orElseThrow();
    requireOwn(actor, report);
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    store.say(id, false, words.strip(), actor.id());
    archive.record(
        actor,
        Optional.of(report.administrator()),
        inputs.award(report).subject(),
        "report-answered",
        Map.of("report", id.toString(), "words", words.strip()));
    return Answer.allowed(id);
  }

  /** What has been said about the report, the first first. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public List<ReportMessage> messages(ReportId id) {
    return store.messages(id);
  }

  /** What was handed in last. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<SentReport> sent(ReportView report) {
    return store.last(report.id()).map(s -> thaw(report, s));
  }

  /**
   * What was handed in one of the times.
   *
   * @param sequence 1 for the first
   */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<SentReport> sent(ReportView report, int sequence) {
    return store.sent(report.id(), sequence).map(s -> thaw(report, s));
  }

  private static SentReport thaw(ReportView report, ReportStore.Sent sent) {
    return new SentReport(
        new Submission(report.form(), report.formVersion(), sent.json(), sent.sha256()),
        Accounts.read(sent.accounts()),
        sent.at());
  }

  private Accounts accounts(ReportView report, FormEvaluation evaluation) {
    return inputs
        .booked(report)
        .orElseGet(() ->
            Accounts.uploaded(
                report.grantYear(),
                Ore.of(inputs.given(report)),
                Ore.of(
                    evaluation.visibleAnswers().get("usedTyped")
                            instanceof AnswerValue.Whole(long kroner)
                        ? Money.kroner(kroner)
                        : Money.ZERO)));
  }

  /** An award that was closed early is reported on at once. */
  private boolean ended(ReportView report) {
    return store.closed(report.award());
  }

  private static void requireOwn(Actor.Person actor, ReportView report) {
    if (!actor.mandates().contains(report.organisation())) {
      throw new AccessDeniedException("Only the organisation hands in its report");
    }
  }
}
