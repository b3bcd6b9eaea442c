package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.Direction;
import no.ildsjel.grant.cashbook.Written;
import no.ildsjel.grant.control.ClaimView;
import no.ildsjel.grant.control.NextYear;
import no.ildsjel.grant.control.NextYearPlan;
import no.ildsjel.grant.control.Repayments;
import no.ildsjel.grant.control.SimplifiedApplication;
import no.ildsjel.grant.control.SimplifiedApplications;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.BankFiles;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentPlan;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportPlan;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.DraftPost;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What organisations and officers do with awards of the demonstration, for tests of what follows.
 */
final class GrantPlay {

  private final ConfigurableApplicationContext server;
  private final Demonstration play;
  private final PaymentManagement payments;
  private final AccountManagement accounts;
  private final BankFiles files;
  private final CashBookManagement books;
  private final ReportManagement reports;
  private final Drafts drafts;
  private final People people;
  private final Actor.Person officer;
  private final Actor.Person approver;

  GrantPlay(ConfigurableApplicationContext server) {
    this.server = server;
    this.play = server.getBean(Demonstration.class);
    this.payments = server.getBean(PaymentManagement.class);
    this.accounts = server.getBean(AccountManagement.class);
    this.files = server.getBean(BankFiles.class);
    this.books = server.getBean(CashBookManagement.class);
    this.reports = server.getBean(ReportManagement.class);
    this.drafts = server.getBean(Drafts.class);
    this.people = server.getBean(People.class);
    this.officer = play.cast("saksbehandler");
    this.approver = play.cast("godkjenner");
  }

  /** The rest of the nine say yes, and everything is planned without waiting for events. */
  List<DecisionView> accepted() {
    Decisions decisions = server.getBean(Decisions.class);
    AcceptanceManagement acceptance = server.getBean(AcceptanceManagement.class);
    CallView pilot =
        server.getBean(Calls.class).published().stream()
            .filter(c -> c.kind().equals("pilot"))
            .findFirst()
            .orElseThrow();
    List<DecisionView> awards =
        decisions.of(pilot.id()).stream()
            .filter(d -> d.outcome() == DecisionOutcome.AWARD)
            .toList();
    for (DecisionView award : awards) {
      if (acceptance.find(award.id()).isEmpty()) {
        acceptance.answer(speaker(award), award.id(), true, SigningRight.LEADER).orThrow();
      }
      server.getBean(PaymentPlan.class).make(award.id());
      server.getBean(ReportPlan.class).make(award.id(), 2027);
    }
    return awards;
  }

  Actor.Person speaker(DecisionView award) {
    return play.speaker(award.application().organisation());
  }

  /** Gives an account, and another than who wrote it confirms when there was one before. */
  void account(DecisionView award, int which) {
    OrganisationNumber organisation = award.application().organisation();
    Actor.Person writes = speaker(award);
    if (which == 0 && accounts.confirmed(organisation).isPresent()) {
      return;
    }
    String number = which == 0 ? "15040000000" : "86011117947";
    accounts.give(writes, organisation, number).orThrow();
    if (accounts.confirm(writes, organisation, number.substring(7))
        instanceof Answer.Refused<?>(var reason)) {
      assertThat(reason).isEqualTo(GrantRefusal.ANOTHER_MUST_CONFIRM);
      PersonId person = people.note("sandkasse", "annen-" + organisation.value(), "En annen");
      people.addMandate(person, organisation, "sandkasse");
      accounts
          .confirm(
              (Actor.Person) people.actor(person, Optional.of(organisation)),
              organisation,
              number.substring(7))
          .orThrow();
    }
  }

  void spend(DecisionView award, LocalDate day, Ore amount) {
    if (!amount.isPositive()) {
      return;
    }
    CashBookView book = books.book(speaker(award), award.id(), day.getYear()).orElseThrow();
    if (book.given().equals(Money.ZERO)) {
      return; // the year was never promised
    }
    books
        .write(
            speaker(award),
            award.id(),
            UUID.randomUUID(),
            new Written(
                day,
                Direction.OUT,
                amount,
                "Leie og mat",
                Optional.of(book.budget().getFirst().id())))
        .orThrow();
  }

  Money paid(DecisionView award) {
    return payments.paymentsOf(List.of(award.id())).stream()
        .filter(p -> p.state() == PaymentState.PAID)
        .map(PaymentView::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /** Certified by one, approved by another, sent in one file, and answered by the bank. */
  void payWhatIsDue() {
    for (PaymentView payment : payments.payments(officer, List.of(PaymentState.PLANNED))) {
      payments.certify(officer, payment.id());
    }
    for (PaymentView payment : payments.payments(approver, List.of(PaymentState.CERTIFIED))) {
      payments.approve(approver, payment.id()).orThrow();
    }
    if (files.make(approver, AdministratorId.DIRECTORATE)
        instanceof Answer.Allowed<UUID>(UUID batch)) {
      String file = files.file(officer, batch).orElseThrow();
      StringBuilder answer =
          new StringBuilder("<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>")
              .append(file.replaceAll("(?s).*<MsgId>(.*?)</MsgId>.*", "$1"))
              .append("</OrgnlMsgId></OrgnlGrpInfAndSts>");
      var id = Pattern.compile("<EndToEndId>([0-9a-f]+)</EndToEndId>").matcher(file);
      while (id.find()) {
        answer
            .append("<TxInfAndSts><OrgnlEndToEndId>")
            .append(id.group(1))
            .append("</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>");
      }
      files
          .answered(
              officer,
              answer
                  .append("</CstmrPmtStsRpt></Document>")
                  .toString()
                  .getBytes(StandardCharsets.UTF_8))
          .orThrow();
    }
  }

  ReportView reportOf(DecisionView award, int year) {
    server.getBean(ReportPlan.class).make(award.id(), year);
    return reports.of(award.id()).stream()
        .filter(r -> r.grantYear() == year)
        .findFirst()
        .orElseThrow();
  }

  /** Answers and hands in the report; what is left is kept or paid back. */
  ReportView handIn(DecisionView award, int year, String rest) {
    ReportView report = reportOf(award, year);
    Actor.Person writes = speaker(award);
    CompiledForm form = reports.form(report);
    if (reports.auditNeeded(report)
        && !Boolean.TRUE.equals(reports.inputs(report).get("audited"))
        && reports.statement(report).isEmpty()) {
      paper(award, year);
    }
    Map<String, Object> inputs = reports.inputs(report);
    Map<String, AnswerValue> own = new LinkedHashMap<>();
    own.put("rest", new AnswerValue.Choice(rest));
    own.put("paidTwice", new AnswerValue.YesNo(false));
    own.put("passedOn", new AnswerValue.YesNo(false));
    own.put("participants", new AnswerValue.Whole(40));
    Answers answers =
        FilledIn.of(
            form,
            inputs,
            form.offered(inputs),
            own,
            _ -> {
              throw new IllegalStateException("No file is asked for when there is a cash book");
            });
    type(writes, report.draft(), form, answers);
    reports.submit(writes, report.id()).orThrow();
    return reportOf(award, year);
  }

  private void type(Actor.Person writes, DraftId draft, CompiledForm form, Answers answers) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    answers.byPath().forEach((path, value) -> typed.put(path, InventedAnswers.typed(value)));
    drafts
        .save(writes, draft, form, new DraftPost(typed, Map.of(), typed.keySet(), Language.NB))
        .orThrow();
  }

  /** Sends in the simplified application for a later year. */
  void applyFor(DecisionView award, int year) {
    applyFor(speaker(award), award, year);
  }

  private void applyFor(Actor.Person writes, DecisionView award, int year) {
    server.getBean(NextYearPlan.class).make(award.id());
    SimplifiedApplications later = server.getBean(SimplifiedApplications.class);
    SimplifiedApplication application = later.own(writes, award.id(), year).orElseThrow();
    CompiledForm form = later.form(application);
    Map<String, Object> inputs = later.inputs(application);
    Answers answers =
        FilledIn.of(
            form,
            inputs,
            form.offered(inputs),
            Map.of(
                "budgetSame", new AnswerValue.YesNo(true),
                "otherMoney", new AnswerValue.YesNo(false),
                "stillFits", new AnswerValue.YesNo(true)),
            _ -> {
              throw new IllegalStateException("No file is asked for");
            });
    type(writes, application.draft(), form, answers);
    later.submit(writes, award.id(), year).orThrow();
  }

  /** The organisation goes on, an officer finds that it can, and the year is promised. */
  void goesOn(DecisionView award, int year) {
    goesOn(speaker(award), award, year);
  }

  /** The same, where somebody else writes for it. */
  void goesOn(Actor.Person writes, DecisionView award, int year) {
    NextYear next = server.getBean(NextYear.class);
    applyFor(writes, award, year);
    next.assess(officer, award.id(), year, 1, true, "Planen holder.").orThrow();
    next.promise(approver, award.id(), year).orThrow();
  }

  /** One notes that a part has come back, and another says that it has. */
  void paidBack(DecisionView award, ClaimView claim, UUID part, LocalDate day) {
    Repayments repayments = server.getBean(Repayments.class);
    repayments.note(officer, award.id(), claim.id(), part, day).orThrow();
    repayments.confirm(approver, award.id(), claim.id(), part).orThrow();
  }

  /** The link an auditor was sent. */
  SecretWord invitation(String email) {
    return server.getBean(Notifications.class).mail().stream()
        .filter(m -> m.recipient().equals(email))
        .map(m -> m.body().replaceAll("(?s).*/revisjon/invitasjon/([A-Za-z0-9_-]+).*", "$1"))
        .map(SecretWord::new)
        .findFirst()
        .orElseThrow();
  }

  /** An auditor who signs on paper instead. */
  void paper(DecisionView award, int year) {
    ReportView report = reportOf(award, year);
    assertThat(reports.statement(report)).isEmpty();
    attach(award, report, ReportManagement.STATEMENT, "revisor.pdf");
    CompiledForm form = reports.form(report);
    drafts
        .save(
            speaker(award),
            report.draft(),
            form,
            new DraftPost(
                Map.of("auditStatementBy", List.of("Rita Tall, Tall og Tekst AS")),
                Map.of(),
                Set.of("auditStatementBy"),
                Language.NB))
        .orThrow();
    assertThat(reports.statement(report)).containsExactly("revisor.pdf");
  }

  /** Adds a file to a report. */
  void attach(DecisionView award, ReportView report, String question, String name) {
    DocumentView file =
        server
            .getBean(Documents.class)
            .store(
                speaker(award),
                report.subject(),
                name,
                server
                    .getBean(Letters.class)
                    .pdf(new LetterContent(name, name, Language.NB, "<p>Bekreftet.</p>")))
            .orThrow();
    drafts.attach(
        speaker(award),
        report.draft(),
        reports.form(report),
        question,
        new AnswerValue.File(file.id().toString(), file.name(), file.bytes()));
  }
}
