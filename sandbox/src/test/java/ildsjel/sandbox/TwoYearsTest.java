package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.LaterLetters;
import no.ildsjel.grant.ReportDocuments;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.PayKind;
import no.ildsjel.grant.cashbook.PayManagement;
import no.ildsjel.grant.cashbook.PayTreatment;
import no.ildsjel.grant.control.AfterLetters;
import no.ildsjel.grant.control.AwardDays;
import no.ildsjel.grant.control.ClaimManagement;
import no.ildsjel.grant.control.ClaimView;
import no.ildsjel.grant.control.ClosingManagement;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.grant.control.MoneyByYear;
import no.ildsjel.grant.control.NextYear;
import no.ildsjel.grant.control.Repayments;
import no.ildsjel.grant.control.ReportApproval;
import no.ildsjel.grant.control.SimplifiedApplications;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.BankFiles;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.payment.Reconciliation;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.grant.reporting.ReportDays;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.insight.records.JournalKeeping;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.FrameStatement;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/**
 * The pilot's nine awards through their two years, a day at a time, with all that happens to money:
 * paid in halves, held, sent to a changed account, audited, spent on wages, carried over, claimed
 * back after control, ended early. The frames add up to the krone after every day.
 */
class TwoYearsTest {

  private static final ConfigurableApplicationContext SERVER = TryingIt.anotherServer();
  private static final Actor PROGRAM = new Actor.Program("test");
  private static final Optional<Scheme.Auditor> STATE = Optional.of(Scheme.Auditor.STATE);
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2029, 4, 30);

  private final MovableClock clock = SERVER.getBean(MovableClock.class);
  private final Demonstration play = SERVER.getBean(Demonstration.class);
  private final PaymentManagement payments = SERVER.getBean(PaymentManagement.class);
  private final AccountManagement accounts = SERVER.getBean(AccountManagement.class);
  private final BankFiles files = SERVER.getBean(BankFiles.class);
  private final Frames frames = SERVER.getBean(Frames.class);
  private final Reconciliation reconciliation = SERVER.getBean(Reconciliation.class);
  private final CashBookManagement books = SERVER.getBean(CashBookManagement.class);
  private final ReportManagement reports = SERVER.getBean(ReportManagement.class);
  private final ReportOffice office = SERVER.getBean(ReportOffice.class);
  private final ReportDays days = SERVER.getBean(ReportDays.class);
  private final AwardDays awardDays = SERVER.getBean(AwardDays.class);
  private final SimplifiedApplications later = SERVER.getBean(SimplifiedApplications.class);
  private final ReportApproval approval = SERVER.getBean(ReportApproval.class);
  private final ControlManagement controls = SERVER.getBean(ControlManagement.class);
  private final ClaimManagement claims = SERVER.getBean(ClaimManagement.class);
  private final Repayments repayments = SERVER.getBean(Repayments.class);
  private final NextYear next = SERVER.getBean(NextYear.class);
  private final ClosingManagement closing = SERVER.getBean(ClosingManagement.class);
  private final AuditManagement audits = SERVER.getBean(AuditManagement.class);
  private final Drafts drafts = SERVER.getBean(Drafts.class);
  private final People people = SERVER.getBean(People.class);

  private final Actor.Person officer = play.cast("saksbehandler");
  private final Actor.Person approver = play.cast("godkjenner");
  private final GrantPlay grants = new GrantPlay(SERVER);
  private final Map<LocalDate, List<Runnable>> diary = new HashMap<>();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private void on(LocalDate day, Runnable act) {
    diary.computeIfAbsent(day, _ -> new ArrayList<>()).add(act);
  }

  @Test
  @Timeout(300)
  void nineAwardsLiveThroughTwoYearsAndTheFramesAddUpToTheKroneAfterEachDay() {
    List<DecisionView> awards = grants.accepted();
    assertThat(awards).hasSize(9);
    clock.moveTo(FIRST, LocalTime.of(0, 30));
    FrameId second =
        frames.open(
            PROGRAM, awards.getFirst().application().scheme(), AdministratorId.DIRECTORATE, 2028);
    frames.allot(PROGRAM, second, Money.kroner(1_000_000), "Tildelingsbrev 2028").orThrow();

    List<DecisionView> large = awards.stream().filter(a -> a.amount().kroner() > 100_000).toList();
    assertThat(large).as("somebody needs an auditor").isNotEmpty();
    DecisionView audited = large.getFirst();
    List<DecisionView> rest = awards.stream().filter(a -> a != audited).toList();
    DecisionView held = heldFromTheStart(rest);
    List<DecisionView> others = rest.stream().filter(a -> a != held).toList();
    assertThat(others).hasSizeGreaterThanOrEqualTo(6);
    DecisionView moved = others.get(0);
    DecisionView waged = others.get(1);
    DecisionView carried = others.get(2);
    DecisionView controlled = others.get(3);
    DecisionView ended = others.get(4);
    DecisionView stalled = others.get(5);

    for (DecisionView award : awards) {
      grants.account(award, 0);
      if (award != ended) {
        long left =
            award == carried ? 20_000 : award == stalled ? award.amount().kroner() * 7 / 10 : 0;
        plan(award, left, award == waged, 2027);
        // what was carried over is used, and reported on, in the second year
        plan(award, award == carried ? -20_000 : 0, false, 2028);
        on(LocalDate.of(2027, 11, 10), () -> goOn(award));
        on(LocalDate.of(2028, 1, 3), () -> next.promise(approver, award.id(), 2028).orThrow());
      }
    }
    on(
        LocalDate.of(2027, 3, 1),
        () -> {
          assertThat(grants.paid(held)).isEqualTo(Money.ZERO);
          lift(held);
        });
    on(LocalDate.of(2027, 6, 1), () -> grants.account(moved, 7));
    on(LocalDate.of(2027, 5, 10), () -> endEarly(ended));
    on(LocalDate.of(2028, 1, 20), () -> report(ended, 2027, "repay"));
    on(LocalDate.of(2028, 3, 1), () -> payClaims(ended));
    on(
        LocalDate.of(2027, 6, 1),
        () ->
            payments
                .hold(officer, stalled.id(), HoldCause.OTHER, "Vi venter på årsmøtet.")
                .orThrow());
    on(LocalDate.of(2028, 1, 22), () -> onlyWhatWasPaidComesBack(stalled));
    on(LocalDate.of(2028, 2, 1), () -> lift(stalled));
    on(LocalDate.of(2028, 3, 1), () -> payClaims(stalled));
    on(LocalDate.of(2028, 2, 20), () -> keep(carried));
    on(LocalDate.of(2028, 2, 1), () -> control(controlled));
    on(LocalDate.of(2028, 2, 20), () -> claim(controlled));
    on(LocalDate.of(2028, 4, 2), () -> payInParts(controlled));
    on(LocalDate.of(2029, 2, 1), () -> noticeOfBothYears(controlled));
    on(LocalDate.of(2029, 2, 20), () -> claimOfBothYears(controlled));
    on(LocalDate.of(2029, 3, 20), () -> payBothYears(controlled, second));

    for (DecisionView award : awards) {
      if (award != ended) {
        if (award != stalled) {
          on(
              LocalDate.of(2028, 1, 22),
              () -> report(award, 2027, award == carried ? "keep" : "repay"));
        }
        on(LocalDate.of(2029, 1, 22), () -> report(award, 2028, "repay"));
        on(
            LocalDate.of(2029, 4, 1),
            () -> closing.close(officer, award.id(), "Takk for to gode år.").orThrow());
      }
    }
    for (DecisionView award : large.stream().filter(a -> a != ended).toList()) {
      on(LocalDate.of(2028, 1, 21), () -> audit(award, 2027));
      on(
          LocalDate.of(2029, 1, 21),
          () -> {
            if (award == audited) {
              grants.paper(award, 2028);
            } else {
              audit(award, 2028);
            }
          });
    }

    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      clock.moveTo(day, LocalTime.of(9, 0));
      days.today();
      awardDays.today();
      diary.getOrDefault(day, List.of()).forEach(Runnable::run);
      grants.payWhatIsDue();
      assertThat(reconciliation.lines())
          .as("the frames on %s", day)
          .isNotEmpty()
          .allMatch(line -> line.faults().isEmpty());
    }
    atTheEnd(awards, audited, ended, stalled, carried, controlled, second);
  }

  private Actor.Person speaker(DecisionView award) {
    return grants.speaker(award);
  }

  private ReportView reportOf(DecisionView award, int year) {
    return grants.reportOf(award, year);
  }

  private DecisionView heldFromTheStart(List<DecisionView> awards) {
    return awards.stream()
        .filter(a -> payments.holds(List.of(a.id())).stream().anyMatch(h -> h.lifted().isEmpty()))
        .findFirst()
        .orElseThrow();
  }

  /** What an organisation buys in a year: all of the award but what is left, in some receipts. */
  private void plan(DecisionView award, long left, boolean wages, int year) {
    long kroner = award.amount().kroner() - left;
    if (wages) {
      on(LocalDate.of(year, 9, 10), () -> wage(award));
    }
    for (int month = 2; month <= 10; month += 4) {
      LocalDate day = LocalDate.of(year, month, 15);
      on(day, () -> grants.spend(award, day, Ore.of(Money.kroner(kroner / 3))));
    }
    LocalDate last = LocalDate.of(year, 12, 10);
    on(
        last,
        () -> {
          CashBookView book = books.book(speaker(award), award.id(), year).orElseThrow();
          Ore rest = Ore.of(Money.kroner(kroner)).minus(book.costs());
          if (rest.isPositive()) {
            grants.spend(award, last, rest);
          }
        });
  }

  private void wage(DecisionView award) {
    CashBookView before = books.book(speaker(award), award.id(), 2027).orElseThrow();
    SERVER
        .getBean(PayManagement.class)
        .write(
            speaker(award),
            award.id(),
            UUID.randomUUID(),
            new PayManagement.Typed(
                PayKind.WAGE,
                PayTreatment.FULL,
                "Amina",
                LocalDate.of(2027, 9, 10),
                Ore.of(Money.kroner(10_000)),
                new BigDecimal("30"),
                false,
                "I",
                before.budget().getFirst().id()))
        .orThrow();
    CashBookView after = books.book(speaker(award), award.id(), 2027).orElseThrow();
    // 10,000 with 10.2 per cent holiday pay, and 14.1 per cent of both
    assertThat(after.costs().minus(before.costs())).isEqualTo(new Ore(1_257_382));
  }

  /** Written, sent, sent again with something new, found wanting, and at last found good. */
  private void goOn(DecisionView award) {
    assertThat(next.promise(approver, award.id(), 2028))
        .isEqualTo(Answer.refused(GrantRefusal.NOT_CONFIRMED_NEXT));
    assertThat(next.assess(officer, award.id(), 2028, 1, true, "Ja"))
        .as("there is nothing to assess yet")
        .isEqualTo(Answer.refused(GrantRefusal.NOT_CONFIRMED_NEXT));
    assertThat(later.submit(speaker(award), award.id(), 2028))
        .as("an empty form is no application")
        .isEqualTo(Answer.refused(GrantRefusal.REPORT_INCOMPLETE));
    assertThat(later.own(officer, award.id(), 2028)).as("drafts are their own").isEmpty();
    grants.applyFor(award, 2028);
    assertThat(next.promise(approver, award.id(), 2028))
        .as("nobody has looked at it (§ 2-5)")
        .isEqualTo(Answer.refused(GrantRefusal.NOT_ASSESSED));
    next.assess(officer, award.id(), 2028, 1, false, "Hvem leder dere nå?").orThrow();
    assertThat(next.promise(approver, award.id(), 2028))
        .isEqualTo(Answer.refused(GrantRefusal.NOT_ASSESSED));
    assertThat(next.assess(officer, award.id(), 2028, 2, true, "Planen holder."))
        .as("an assessment is of what was read")
        .isEqualTo(Answer.refused(GrantRefusal.SENT_ANEW));
    next.assess(officer, award.id(), 2028, 1, true, "Planen holder.").orThrow();
  }

  private void lift(DecisionView award) {
    payments.holds(List.of(award.id())).stream()
        .filter(h -> h.lifted().isEmpty())
        .forEach(h -> payments.lift(officer, award.id(), h.id(), "Det er avklart.").orThrow());
  }

  private void endEarly(DecisionView award) {
    grants.spend(award, LocalDate.of(2027, 5, 9), Ore.of(Money.kroner(5_000)));
    assertThat(closing.close(officer, award.id(), "Nei"))
        .isEqualTo(Answer.refused(GrantRefusal.REPORT_MISSING));
    assertThat(closing.closeEarly(approver, award.id(), "Organisasjonen er lagt ned."))
        .as("nobody is told of it afterwards only")
        .isEqualTo(Answer.refused(GrantRefusal.NOT_TOLD));
    closing.notifyEarly(officer, award.id(), "Vi hører at dere er lagt ned.").orThrow();
    assertThat(closing.notifyEarly(officer, award.id(), "En gang til"))
        .isEqualTo(Answer.refused(GrantRefusal.MOVED_ON));
    assertThat(closing.closeEarly(approver, award.id(), "Organisasjonen er lagt ned."))
        .isEqualTo(Answer.refused(GrantRefusal.MAY_STILL_ANSWER));
    assertThatThrownBy(() -> closing.answer(officer, award.id(), "Det stemmer."))
        .isInstanceOf(AccessDeniedException.class);
    closing.answer(speaker(award), award.id(), "Det stemmer.").orThrow();
    closing.closeEarly(approver, award.id(), "Organisasjonen er lagt ned.").orThrow();
    assertThat(payments.paymentsOf(List.of(award.id())))
        .extracting(PaymentView::state)
        .containsExactlyInAnyOrder(PaymentState.PAID, PaymentState.CANCELLED);
  }

  private void report(DecisionView award, int year, String rest) {
    ReportView report = grants.handIn(award, year, rest);
    Actor.Person writes = speaker(award);
    assertThat(reports.submit(writes, report.id()))
        .isEqualTo(Answer.refused(GrantRefusal.REPORT_SENT));
    boolean keeps = rest.equals("keep");
    Money unused = approval.consequence(reportOf(award, year)).unused();
    approval.approve(officer, report.id()).orThrow();
    if (unused.isPositive() && !keeps) {
      assertThat(claims.of(award.id())).as("nobody claims alone").isEmpty();
      approval.decide(approver, award.id(), year, false, "Som dere skrev.").orThrow();
    }
    assertThat(office.visible(officer, report.id()).orElseThrow().state())
        .isEqualTo(ReportState.APPROVED);
  }

  /** Without the auditor's word the report is not taken in; with it, it is. */
  private void audit(DecisionView award, int year) {
    ReportView report = reportOf(award, year);
    assertThat(reports.auditNeeded(report)).isTrue();
    Actor.Person auditor = play.cast("revisor");
    audits
        .invite(speaker(award), report.id(), "revisor" + year + award.id() + "@example.org")
        .orThrow();
    SecretWord word = grants.invitation("revisor" + year + award.id() + "@example.org");
    assertThat(audits.take(speaker(award), word, true, STATE, "Tall og Tekst AS"))
        .isEqualTo(Answer.refused(GrantRefusal.NOT_IMPARTIAL));
    assertThat(audits.take(auditor, word, false, STATE, "Tall og Tekst AS"))
        .isEqualTo(Answer.refused(GrantRefusal.NOT_DECLARED));
    UUID audit = audits.take(auditor, word, true, STATE, "Tall og Tekst AS").orThrow();
    AuditManagement.Task task = audits.find(auditor, audit).orElseThrow();
    assertThat(audits.find(play.cast("evaluator"), audit)).isEmpty();
    assertThat(audits.decide(auditor, audit, true, "", "noe annet"))
        .isEqualTo(Answer.refused(GrantRefusal.ACCOUNTS_CHANGED));
    audits.decide(auditor, audit, true, "", audits.accountsNow(task)).orThrow();
  }

  /**
   * Half was paid, 30 per cent was used: 20 per cent comes back, and the half that was held lapses.
   */
  private void onlyWhatWasPaidComesBack(DecisionView award) {
    Money paid = grants.paid(award);
    Money used = Money.kroner(award.amount().kroner() - award.amount().kroner() * 7 / 10);
    report(award, 2027, "repay");
    assertThat(claims.of(award.id()))
        .extracting(ClaimView::amount)
        .containsExactly(paid.minus(used));
    assertThat(payments.paymentsOf(List.of(award.id())))
        .filteredOn(p -> p.grantYear() == 2027)
        .extracting(PaymentView::state)
        .containsExactly(PaymentState.PAID, PaymentState.CANCELLED);
  }

  private void keep(DecisionView award) {
    assertThat(approval.of(award.id())).hasSize(1);
    approval.decide(approver, award.id(), 2027, true, "Dere kan bruke dem i 2028.").orThrow();
  }

  /** A mandate for the organisation is enough to be kept out, whatever else one is. */
  private void nobodyFollowsUpTheirOwn(DecisionView award) {
    Actor.Person own =
        new Actor.Person(
            officer.id(),
            officer.name(),
            officer.grants(),
            Set.of(award.application().organisation()),
            Optional.of(award.application().organisation()));
    assertThat(payments.handledBy(own, award.id())).isEmpty();
    assertThat(office.visible(own, reportOf(award, 2027).id())).isEmpty();
    assertThatThrownBy(() -> controls.open(own, award.id(), 2027, "Min egen"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> closing.close(own, award.id(), "Min egen"))
        .isInstanceOf(AccessDeniedException.class);
    Actor.Person ownApprover =
        new Actor.Person(
            approver.id(), approver.name(), approver.grants(), own.mandates(), own.actingFor());
    assertThatThrownBy(() -> next.promise(ownApprover, award.id(), 2028))
        .isInstanceOf(AccessDeniedException.class);
  }

  private void control(DecisionView award) {
    nobodyFollowsUpTheirOwn(award);
    UUID control =
        controls.open(officer, award.id(), 2027, "Vi vil se mer av kvitteringene.").orThrow();
    assertThat(payments.holds(List.of(award.id())))
        .anyMatch(h -> h.cause() == HoldCause.CONTROL_OPEN && h.lifted().isEmpty());
    assertThat(controls.books(officer, award.id(), control).getFirst().lines())
        .as("who looks sees the book, and of no other award or administrator")
        .isNotEmpty();
    assertThat(controls.books(officer, new DecisionId(UUID.randomUUID()), control)).isEmpty();
    assertThat(controls.books(play.cast("kommune"), award.id(), control)).isEmpty();
    assertThat(controls.books(speaker(award), award.id(), control)).isEmpty();
    // what is said before the notice is no answer to it
    controls.answer(speaker(award), award.id(), control, "Vi har kvitteringene.").orThrow();
    assertThat(controls.notice(officer, award.id(), control, of2027(9_999_999), "For mye"))
        .isEqualTo(Answer.refused(GrantRefusal.TOO_MUCH));
    controls
        .notice(officer, award.id(), control, of2027(30_000), "Leien gjelder et annet lag.")
        .orThrow();
    assertThat(controls.claim(approver, award.id(), control, of2027(30_000), "Nå"))
        .isEqualTo(Answer.refused(GrantRefusal.MAY_STILL_ANSWER));
  }

  private void claim(DecisionView award) {
    var control = controls.of(award.id()).getLast();
    assertThat(controls.claim(approver, award.id(), control.id(), of2027(30_001), "For mye"))
        .isEqualTo(Answer.refused(GrantRefusal.TOO_MUCH));
    controls.claim(approver, award.id(), control.id(), of2027(24_000), "Deler av leien.").orThrow();
    assertThat(payments.holds(List.of(award.id()))).allMatch(h -> h.lifted().isPresent());
    assertThat(controls.books(officer, award.id(), control.id())).as("it is over").isEmpty();
  }

  private static MoneyByYear of2027(long kroner) {
    return MoneyByYear.of(2027, Money.kroner(kroner));
  }

  private void noticeOfBothYears(DecisionView award) {
    UUID control = controls.open(officer, award.id(), 2028, "Vi ser på begge årene.").orThrow();
    // 24,000 of the first year is claimed already
    assertThat(
            controls.notice(
                officer, award.id(), control, bothYears(award.amount().kroner(), 1), "For mye"))
        .isEqualTo(Answer.refused(GrantRefusal.TOO_MUCH));
    assertThat(controls.notice(officer, award.id(), control, MoneyByYear.NONE, "Ingenting"))
        .isEqualTo(Answer.refused(GrantRefusal.AMOUNT_MISSING));
    controls
        .notice(officer, award.id(), control, bothYears(3_000, 5_000), "Mat til et annet lag.")
        .orThrow();
  }

  private void claimOfBothYears(DecisionView award) {
    UUID control = controls.of(award.id()).getLast().id();
    // no more of a year than was told of that year
    assertThat(controls.claim(approver, award.id(), control, bothYears(3_001, 4_000), "For mye"))
        .isEqualTo(Answer.refused(GrantRefusal.TOO_MUCH));
    controls.claim(approver, award.id(), control, bothYears(3_000, 4_000), "Maten.").orThrow();
  }

  /** The first part is of the first year and a little of the second, the last of the second. */
  private void payBothYears(DecisionView award, FrameId second) {
    ClaimView claim = claims.of(award.id()).getLast();
    Map<LocalDate, Money> parts = new LinkedHashMap<>();
    parts.put(LocalDate.of(2029, 3, 25), Money.kroner(3_500));
    parts.put(LocalDate.of(2029, 4, 25), Money.kroner(3_500));
    claims.instalments(officer, award.id(), claim.id(), parts).orThrow();
    List<ClaimView.Instalment> due = claims.of(award.id()).getLast().instalments();
    FrameId first = payments.awards(List.of(award.id())).get(award.id()).frame();
    LocalDate today = LocalDate.now(clock);
    Money beforeFirst = frames.statement(first).orElseThrow().repaid();
    Money beforeSecond = frames.statement(second).orElseThrow().repaid();
    grants.paidBack(award, claim, due.get(0).id(), today);
    assertThat(frames.statement(first).orElseThrow().repaid().minus(beforeFirst))
        .isEqualTo(Money.kroner(3_000));
    assertThat(frames.statement(second).orElseThrow().repaid().minus(beforeSecond))
        .isEqualTo(Money.kroner(500));
    grants.paidBack(award, claim, due.get(1).id(), today);
    assertThat(frames.statement(first).orElseThrow().repaid().minus(beforeFirst))
        .as("each krone comes back to its own year's frame")
        .isEqualTo(Money.kroner(3_000));
    assertThat(frames.statement(second).orElseThrow().repaid().minus(beforeSecond))
        .isEqualTo(Money.kroner(4_000));
  }

  private static MoneyByYear bothYears(long first, long second) {
    return new MoneyByYear(Map.of(2027, Money.kroner(first), 2028, Money.kroner(second)));
  }

  /** Two parts come in by bank, and one is taken from the second half of the second year. */
  private void payInParts(DecisionView award) {
    ClaimView claim = claims.of(award.id()).getFirst();
    Map<LocalDate, Money> parts = new LinkedHashMap<>();
    IntStream.range(0, 3)
        .forEach(i -> parts.put(LocalDate.of(2028, 5 + i, 1), Money.kroner(8_000)));
    assertThat(claims.instalments(officer, award.id(), claim.id(), Map.of()))
        .isEqualTo(Answer.refused(GrantRefusal.PARTS_WRONG));
    claims.instalments(officer, award.id(), claim.id(), parts).orThrow();
    List<ClaimView.Instalment> due = claims.of(award.id()).getFirst().instalments();
    LocalDate today = LocalDate.now(clock);
    grants.paidBack(award, claim, due.get(0).id(), today);
    assertThat(repayments.note(officer, award.id(), claim.id(), due.get(0).id(), today))
        .isEqualTo(Answer.refused(GrantRefusal.MOVED_ON));
    grants.paidBack(award, claim, due.get(1).id(), today);
    PaymentView from =
        claims.settleable(payments.awards(List.of(award.id())).get(award.id())).getFirst();
    UUID last = due.get(2).id();
    repayments.noteSetOff(officer, award.id(), claim.id(), last, from.id()).orThrow();
    repayments.confirm(approver, award.id(), claim.id(), last).orThrow();
    assertThat(claims.of(award.id()).getFirst().left()).isEqualTo(Money.ZERO);
  }

  private void payClaims(DecisionView award) {
    for (ClaimView claim : claims.of(award.id())) {
      for (ClaimView.Instalment part : claim.instalments()) {
        grants.paidBack(award, claim, part.id(), LocalDate.now(clock));
      }
    }
  }

  private int notices(DecisionView award, String key, LocalDate day) {
    String subject =
        SERVER.getBean(Texts.class).text(Language.NB, key, Writing.day(day, Language.NB));
    return SERVER
        .getBean(JdbcClient.class)
        .sql("select count(*)::int from platform.notice where organisation = ? and subject = ?")
        .params(award.application().organisation().value(), subject)
        .query(Integer.class)
        .single();
  }

  private void atTheEnd(
      List<DecisionView> awards,
      DecisionView audited,
      DecisionView ended,
      DecisionView stalled,
      DecisionView carried,
      DecisionView controlled,
      FrameId second) {
    FrameStatement first =
        frames
            .statement(payments.awards(List.of(ended.id())).get(ended.id()).frame())
            .orElseThrow();
    Money promised = awards.stream().map(DecisionView::amount).reduce(Money.ZERO, Money::plus);
    Money half = Money.kroner(ended.amount().kroner() - ended.amount().kroner() / 2);
    Money usedByEnded = Money.kroner(5_000);
    Money paidToEnded = ended.amount().minus(half);
    Money lapsed = Money.kroner(stalled.amount().kroner() - stalled.amount().kroner() / 2);
    Money unused =
        stalled
            .amount()
            .minus(lapsed)
            .minus(Money.kroner(stalled.amount().kroner() - stalled.amount().kroner() * 7 / 10));
    assertThat(first.paid()).isEqualTo(promised.minus(half).minus(lapsed));
    assertThat(first.committed()).isEqualTo(first.paid());
    assertThat(first.conditional()).isEqualTo(Money.ZERO);
    assertThat(first.carriedOver()).isEqualTo(Money.kroner(20_000));
    assertThat(first.repaid())
        .isEqualTo(Money.kroner(27_000).plus(paidToEnded.minus(usedByEnded)).plus(unused));
    FrameStatement later = frames.statement(second).orElseThrow();
    assertThat(later.repaid()).isEqualTo(Money.kroner(4_000));
    assertThat(later.paid()).isEqualTo(promised.minus(ended.amount()));
    assertThat(later.toPay()).isEqualTo(Money.ZERO);
    for (DecisionView award : awards) {
      var view = payments.awards(List.of(award.id())).get(award.id());
      assertThat(closing.of(view)).as("%s is closed", award.application().number()).isPresent();
      assertThat(reports.of(award.id())).allMatch(r -> r.state() == ReportState.APPROVED);
    }
    LocalDate due = LocalDate.of(2027, 11, 15);
    assertThat(notices(controlled, "notice.LATER_YEAR.before.subject", due))
        .as("a month and a week before, once each")
        .isEqualTo(2);
    assertThat(notices(controlled, "notice.LATER_YEAR.after.subject", due)).isZero();
    assertThat(notices(ended, "notice.LATER_YEAR.before.subject", due)).isZero();
    assertThat(notices(controlled, "notice.ENDING.before.subject", LocalDate.of(2028, 12, 31)))
        .isEqualTo(2);
    assertThat(
            controls.of(controlled.id()).stream()
                .flatMap(c -> c.answerBy().stream())
                .mapToInt(day -> notices(controlled, "notice.NOTICE.before.subject", day))
                .sum())
        .as("told that it can still answer")
        .isPositive();
    assertThat(
            SERVER
                .getBean(JdbcClient.class)
                .sql("select count(*)::int from \"grant\".reminder where kind like 'INSTALMENT-%'")
                .query(Integer.class)
                .single())
        .as("what is to be paid back is reminded of, though it was split up later")
        .isPositive();
    AfterLetters letters = SERVER.getBean(AfterLetters.class);
    var view = payments.awards(List.of(controlled.id())).get(controlled.id());
    assertThat(letters.notice(view, controls.of(controlled.id()).getLast().id()))
        .hasValueSatisfying(TwoYearsTest::assertPdf);
    assertThat(letters.claim(view, claims.of(controlled.id()).getFirst().id()))
        .hasValueSatisfying(TwoYearsTest::assertPdf);
    assertThat(letters.closing(view)).hasValueSatisfying(TwoYearsTest::assertPdf);
    assertThat(letters.endingNotice(view)).isEmpty();
    assertThat(letters.endingNotice(payments.awards(List.of(ended.id())).get(ended.id())))
        .hasValueSatisfying(TwoYearsTest::assertPdf);
    for (LaterLetters.Kind kind :
        List.of(LaterLetters.Kind.ENDING_NOTICE, LaterLetters.Kind.CLOSING)) {
      assertThat(letters.letter(ended.id(), kind, Optional.empty()))
          .hasValueSatisfying(letter -> assertPdf(letter.content()));
    }
    assertThat(reports.of(ended.id()))
        .as("a year nothing was paid for is not reported on")
        .hasSize(1);
    assertThat(letters.claim(view, UUID.randomUUID())).isEmpty();
    assertThat(claims.of(controlled.id()))
        .extracting(ClaimView::years)
        .containsExactly(of2027(24_000), bothYears(3_000, 4_000));
    assertThat(claims.of(carried.id())).isEmpty();
    reportsAreDocuments(audited);
  }

  /** What was handed in lies in the case: answers and accounts, and the auditor's paper. */
  private void reportsAreDocuments(DecisionView award) {
    ReportDocuments documents = SERVER.getBean(ReportDocuments.class);
    ReportView second = reportOf(award, 2028);
    assertThat(documents.handedIn(second.id(), 1))
        .extracting(CaseDocument::name)
        .containsExactly("rapport-2028-1.pdf", "revisor.pdf");
    assertPdf(documents.handedIn(second.id(), 1).getFirst().content());
    assertThat(documents.cameWith(second.id(), 1)).containsExactly("revisor.pdf");
    assertThat(documents.handedIn(second.id(), 2)).isEmpty();
    JournalKeeping journal = SERVER.getBean(JournalKeeping.class);
    journal.rebuild();
    assertThat(
            SERVER
                .getBean(JdbcClient.class)
                .sql("select title from insight.journal_post where act = 'report-submitted'")
                .query(String.class)
                .list())
        .contains("Rapport og regnskap for 2027", "Rapport og regnskap for 2028")
        .noneMatch(title -> title.contains("{"));
    assertThat(
            SERVER
                .getBean(JdbcClient.class)
                .sql(
                    """
                    select reference from insight.journal_post where act in ('repayment-notified',
                      'repayment-claimed', 'ending-notified', 'award-closed', 'award-ended-early')
                    """)
                .query(String.class)
                .list())
        .as("letters are journalled as they were sent")
        .isNotEmpty()
        .allMatch(reference -> reference.contains("/"));
  }

  private static void assertPdf(byte[] letter) {
    assertThat(new String(letter, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }
}
