package no.ildsjel.grant.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.spi.ConditionEvidence;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import org.springframework.stereotype.Component;

/** What a report is given from outside: what was applied for, and what is already known. */
@Component
class ReportInputs {

  /** A line that is so many per cent and so many kroner off is explained. */
  private static final int PER_CENT_OFF = 20;

  private static final long KRONER_OFF = 2_000;

  /** The question of the form that asks whether the organisation is subject to audit by law. */
  private static final String SUBJECT = "subjectToAudit";

  /** The question of the form that accounts are handed in at as files. */
  private static final String ACCOUNTS = "accounts";

  private record Given(Map<String, Object> inputs) {}

  private final Applications applications;
  private final Decisions decisions;
  private final SchemeForms forms;
  private final PaymentManagement payments;
  private final CashBookManagement books;
  private final Documents documents;
  private final ReportPlan plan;
  private final ReportStore store;
  private final Drafts drafts;
  private final AuditStore audits;
  private final List<ConditionEvidence> evidence;
  private final Texts texts;
  private final ReadOnce once;

  ReportInputs(
      Applications applications,
      Decisions decisions,
      SchemeForms forms,
      PaymentManagement payments,
      CashBookManagement books,
      Documents documents,
      ReportPlan plan,
      ReportStore store,
      Drafts drafts,
      AuditStore audits,
      List<ConditionEvidence> evidence,
      Texts texts,
      ReadOnce once) {
    this.applications = applications;
    this.decisions = decisions;
    this.forms = forms;
    this.payments = payments;
    this.books = books;
    this.documents = documents;
    this.plan = plan;
    this.store = store;
    this.drafts = drafts;
    this.audits = audits;
    this.evidence = List.copyOf(evidence);
    this.texts = texts;
    this.once = once;
  }

  AwardView award(ReportView report) {
    return Objects.requireNonNull(payments.awards(List.of(report.award())).get(report.award()));
  }

  CompiledForm form(ReportView report) {
    return forms.find(report.form(), report.formVersion()).orElseThrow();
  }

  AwardYear year(ReportView report) {
    return payments.years(report.award()).stream()
        .filter(y -> y.grantYear() == report.grantYear())
        .findFirst()
        .orElseThrow();
  }

  /** True when an auditor has to confirm the accounts, by the scheme or by law. */
  boolean auditNeeded(ReportView report) {
    return !asked(report).isEmpty();
  }

  /** Who may confirm them; anybody with a licence when nobody has to. */
  List<Scheme.Auditor> auditors(ReportView report) {
    List<Scheme.Auditor> asked = asked(report);
    return asked.isEmpty() ? List.of(Scheme.Auditor.values()) : asked;
  }

  /** Only where the scheme asks about audit by law is what was answered looked at. */
  private List<Scheme.Auditor> asked(ReportView report) {
    boolean duty = !plan.kind(award(report)).auditDuty().isEmpty();
    return auditors(report, duty && subjectToAudit(report));
  }

  private List<Scheme.Auditor> auditors(ReportView report, boolean subject) {
    return Scheme.auditors(plan.kind(award(report)), year(report).amount(), subject);
  }

  /** What the organisation says itself (§ 3-1 third paragraph): in its draft until it is sent. */
  private boolean subjectToAudit(ReportView report) {
    Optional<AnswerValue> said =
        report.state().changeable()
            ? drafts.read(report.draft()).answers().at(SUBJECT)
            : store
                .last(report.id())
                .map(s ->
                    new Submission(report.form(), report.formVersion(), s.json(), s.sha256())
                        .thaw(form(report))
                        .visibleAnswers()
                        .get(SUBJECT));
    return said.filter(new AnswerValue.YesNo(true)::equals).isPresent();
  }

  /** True when an auditor has confirmed the accounts as the book has them now. */
  boolean audited(ReportView report) {
    // one from before the licence was asked for has none to hold against
    return auditable(report).filter(a -> audits.confirmed(report.id(), a)).isPresent()
        && audits
            .of(report.id())
            .flatMap(AuditView::kind)
            .map(auditors(report)::contains)
            .orElse(true);
  }

  /**
   * The digest of all an auditor looks at: the book, and the accounts that lie in the draft as
   * files with what was typed of them. Empty when there is nothing to look at.
   */
  Optional<String> auditable(ReportView report) {
    Optional<String> book = booked(report).map(Accounts::sha256);
    List<AnswerValue.File> files = uploaded(report);
    if (files.isEmpty()) {
      return book;
    }
    return Optional.of(
        Accounts.digest(
            Stream.concat(
                    Stream.of(book.orElse(""), typedAsUsed(report).map(Money::toString).orElse("")),
                    files.stream().map(AnswerValue.File::id).sorted())
                .collect(Collectors.joining("\n"))));
  }

  /** The accounts that lie in the draft as files. */
  List<AnswerValue.File> uploaded(ReportView report) {
    return drafts.read(report.draft()).answers().at(ACCOUNTS).orElse(null)
            instanceof AnswerValue.Files(List<AnswerValue.File> files)
        ? files
        : List.of();
  }

  /** What the draft says was used, where there is no book to reckon it of. */
  Optional<Money> typedAsUsed(ReportView report) {
    return drafts
        .read(report.draft())
        .answers()
        .at("usedTyped")
        .filter(AnswerValue.Whole.class::isInstance)
        .map(whole -> Money.kroner(((AnswerValue.Whole) whole).value()));
  }

  /** What there was to use in the year. */
  Money given(ReportView report) {
    return year(report).available();
  }

  /** What has been paid of the year, with what was carried over to it. */
  Money received(ReportView report) {
    return year(report).paid().plus(year(report).carriedIn());
  }

  /** The same as it was on a day: what came later could not have been used. */
  Money received(ReportView report, LocalDate day) {
    return payments.paymentsOf(List.of(report.award())).stream()
        .filter(p -> p.grantYear() == report.grantYear() && p.state() == PaymentState.PAID)
        .filter(p -> p.paidOn().filter(paid -> !paid.isAfter(day)).isPresent())
        .map(PaymentView::amount)
        .reduce(year(report).carriedIn(), Money::plus);
  }

  /** The accounts in the book, when anything has been written in it. */
  Optional<Accounts> booked(ReportView report) {
    return once.one(Accounts.class, report.id(), () -> reckon(report));
  }

  private Optional<Accounts> reckon(ReportView report) {
    return books
        .read(award(report), report.grantYear())
        .map(this::accounts)
        .filter(a -> !a.isEmpty());
  }

  Accounts accounts(CashBookView book) {
    return Accounts.of(
        book,
        documents.counts(book.lines().stream().map(CashLine::receiptsOwner).toList()),
        texts.text(Language.NB, "cash.pay"));
  }

  Map<String, Object> of(ReportView report) {
    return once.one(Given.class, report.id(), () -> Optional.of(new Given(gather(report))))
        .orElseThrow()
        .inputs();
  }

  private Map<String, Object> gather(ReportView report) {
    AwardView award = award(report);
    Scheme.Kind kind = plan.kind(award);
    Money given = given(report);
    Optional<Accounts> booked = booked(report);
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("grantYear", (long) report.grantYear());
    inputs.put("given", given.kroner());
    inputs.put("booked", booked.isPresent());
    Ore unused = booked.map(Accounts::unused).orElse(Ore.ZERO);
    inputs.put("unused", unused.toKroner().kroner());
    Money used = given.minus(unused.toKroner());
    Money received = received(report);
    inputs.put("used", used.kroner());
    inputs.put("received", received.kroner());
    inputs.put("left", Math.max(0, received.minus(used).kroner()));
    inputs.put("auditNeeded", !auditors(report, false).isEmpty());
    inputs.put("auditDuty", !kind.auditDuty().isEmpty());
    inputs.put("audited", audited(report));
    inputs.put("mayCarryOver", kind.carryOver() && goesOn(report));
    kind.reportAsks().forEach(asked -> inputs.put(asked, true));
    applied(award, inputs);
    put(inputs, "offTrack", booked.map(ReportInputs::offTrack).orElse(List.of()));
    put(
        inputs,
        "known",
        evidence.stream()
            .flatMap(e ->
                e
                    .of(Set.of(report.award()), report.grantYear())
                    .getOrDefault(report.award(), List.of())
                    .stream())
            // what a form is given is kept with its answers, and those are read in bokmål
            .map(e -> e.words().in(Language.NB))
            .toList());
    inputs.keySet().retainAll(form(report).definition().inputs().keySet());
    return inputs;
  }

  /** Only an award for more years has a year to carry over to (§ 3-1 fourth paragraph). */
  private boolean goesOn(ReportView report) {
    DecisionView decision = decisions.find(report.award()).orElseThrow();
    return report.grantYear() < decision.application().grantYear() + decision.years() - 1;
  }

  private void applied(AwardView award, Map<String, Object> inputs) {
    ApplicationView application =
        Objects.requireNonNull(
            applications.byIds(List.of(award.application())).get(award.application()));
    SubmissionView sent = applications.submission(award.application()).orElseThrow();
    CompiledForm form = forms.find(application.form(), application.formVersion()).orElseThrow();
    FormEvaluation then =
        new Submission(application.form(), application.formVersion(), sent.json(), sent.sha256())
            .thaw(form);
    if (then.visibleAnswers().get("aimSentence") instanceof AnswerValue.Text(String aim)) {
      inputs.put("aim", aim);
    }
    put(inputs, "chosen", chosen(form, then));
    List<String> planned = new ArrayList<>();
    for (String row : then.answers().rows("activities")) {
      if (then.answers().at("activities/" + row + "/what").orElse(null)
          instanceof AnswerValue.Text(String what)) {
        planned.add(what);
      }
    }
    put(inputs, "planned", planned);
  }

  /** The criteria of § 1-3 that the application chose, in the words it chose them by. */
  private static List<String> chosen(CompiledForm form, FormEvaluation then) {
    if (!(then.visibleAnswers().get("contributesTo") instanceof AnswerValue.Choices(var ids))) {
      return List.of();
    }
    return form.definition().pages().stream()
        .flatMap(p -> p.questions().stream())
        .filter(q -> q.id().equals("contributesTo"))
        .flatMap(q ->
            q.kind() instanceof QuestionKind.Several several
                ? several.options().stream()
                : Stream.empty())
        .filter(o -> ids.contains(o.id()))
        .map(o -> o.text().in(Language.NB))
        .toList();
  }

  private static List<String> offTrack(Accounts accounts) {
    return accounts.lines().stream()
        .filter(l -> {
          long off = Math.abs(l.used().minus(l.planned()).toKroner().kroner());
          return off >= KRONER_OFF
              && off * 100 >= PER_CENT_OFF * Math.max(1, l.planned().toKroner().kroner());
        })
        .map(l ->
            l.name()
                + ": "
                + Writing.kroner(l.planned().toKroner().kroner())
                + " → "
                + Writing.kroner(l.used().toKroner().kroner()))
        .toList();
  }

  private static void put(Map<String, Object> inputs, String name, List<String> parts) {
    if (!parts.isEmpty()) {
      inputs.put(name, String.join("; ", parts));
    }
  }
}
