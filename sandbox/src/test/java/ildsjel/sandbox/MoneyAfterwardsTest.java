package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ildsjel.sandbox.InventedOrganisations.Invented;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.grant.AwardOutcomes;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.grant.afterwards.AfterPlan;
import no.ildsjel.grant.afterwards.AfterTheMoney;
import no.ildsjel.grant.afterwards.Payer;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.control.ChangeKind;
import no.ildsjel.grant.control.ChangeManagement;
import no.ildsjel.grant.control.ClaimManagement;
import no.ildsjel.grant.control.ClaimView;
import no.ildsjel.grant.control.ClosingManagement;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.grant.control.Declining;
import no.ildsjel.grant.control.MoneyByYear;
import no.ildsjel.grant.control.Repayments;
import no.ildsjel.grant.control.ReportApproval;
import no.ildsjel.grant.control.UnusedMoney;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.HoldView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentPlan;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.payment.Reconciliation;
import no.ildsjel.grant.payment.ReturnedPayments;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.grant.reporting.ReportDays;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportPlan;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that was paid, and then something happened: each test has an award of its own. */
class MoneyAfterwardsTest {

  private static final Actor PROGRAM = new Actor.Program("test");
  private static final Money LEFT = Money.kroner(2_857);

  private static ConfigurableApplicationContext server;
  private static GrantPlay grants;
  private static Deque<DecisionView> awards;

  private final MovableClock clock = server.getBean(MovableClock.class);
  private final Demonstration play = server.getBean(Demonstration.class);
  private final PaymentManagement payments = server.getBean(PaymentManagement.class);
  private final Frames frames = server.getBean(Frames.class);
  private final CashBookManagement books = server.getBean(CashBookManagement.class);
  private final ReportManagement reports = server.getBean(ReportManagement.class);
  private final ReportApproval approval = server.getBean(ReportApproval.class);
  private final ControlManagement controls = server.getBean(ControlManagement.class);
  private final ClaimManagement claims = server.getBean(ClaimManagement.class);
  private final ClosingManagement closing = server.getBean(ClosingManagement.class);
  private final ChangeManagement changes = server.getBean(ChangeManagement.class);
  private final ReportOffice office = server.getBean(ReportOffice.class);
  private final ReportDays days = server.getBean(ReportDays.class);
  private final Repayments repayments = server.getBean(Repayments.class);

  private final Actor.Person officer = play.cast("saksbehandler");
  private final Actor.Person approver = play.cast("godkjenner");

  private DecisionView award;

  @BeforeAll
  static void allArePaidTheirFirstYear() {
    server = TryingIt.anotherServer();
    grants = new GrantPlay(server);
    Frames frames = server.getBean(Frames.class);
    MovableClock clock = server.getBean(MovableClock.class);
    List<DecisionView> all = grants.accepted();
    clock.moveTo(LocalDate.of(2027, 1, 4), LocalTime.of(9, 0));
    FrameId second =
        frames.open(
            PROGRAM, all.getFirst().application().scheme(), AdministratorId.DIRECTORATE, 2028);
    frames.allot(PROGRAM, second, Money.kroner(1_000_000), "Tildelingsbrev 2028").orThrow();
    all.forEach(award -> grants.account(award, 0));
    PaymentManagement payments = server.getBean(PaymentManagement.class);
    Actor.Person officer = server.getBean(Demonstration.class).cast("saksbehandler");
    payments.holds(all.stream().map(DecisionView::id).toList()).stream()
        .filter(h -> h.lifted().isEmpty())
        .forEach(h -> payments.lift(officer, h.award(), h.id(), "Avklart").orThrow());
    clock.moveTo(LocalDate.of(2027, 10, 1), LocalTime.of(9, 0));
    grants.payWhatIsDue();
    awards = new ArrayDeque<>();
    all.stream().filter(a -> grants.paid(a).equals(a.amount())).forEach(awards::add);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void anAwardOfItsOwn() {
    clock.moveTo(LocalDate.of(2027, 12, 1), LocalTime.of(9, 0));
    award = awards.removeFirst();
  }

  @AfterEach
  void theFramesAddUp() {
    assertThat(server.getBean(Reconciliation.class).lines())
        .isNotEmpty()
        .allMatch(line -> line.faults().isEmpty());
    clock.backToNow();
  }

  private FrameId frame(int year) {
    return payments.years(award.id()).stream()
        .filter(y -> y.grantYear() == year)
        .findFirst()
        .orElseThrow()
        .frame();
  }

  private Money carriedOver() {
    return frames.statement(frame(2027)).orElseThrow().carriedOver();
  }

  /** All but a little is used in the first year, and the rest may be used in the second. */
  private void keepsALittle() {
    grants.spend(award, LocalDate.of(2027, 11, 20), Ore.of(award.amount().minus(LEFT)));
    clock.moveTo(LocalDate.of(2028, 1, 22), LocalTime.of(9, 0));
    ReportView report = grants.handIn(award, 2027, "keep");
    approval.approve(officer, report.id()).orThrow();
    approval.decide(approver, award.id(), 2027, true, "Dere kan bruke dem i 2028.").orThrow();
  }

  private void ends() {
    changes.tell(grants.speaker(award), award.id(), ChangeKind.END, "Vi slutter.").orThrow();
    closing.closeEarly(approver, award.id(), "Dere har bedt om det.").orThrow();
  }

  @Test
  void whatWasCarriedOverToAYearThatNeverCameIsUnusedMoneyOfItsOwnYearAgain() {
    Money before = carriedOver();
    keepsALittle();
    assertThat(carriedOver().minus(before)).isEqualTo(LEFT);
    assertThat(books.book(grants.speaker(award), award.id(), 2028).orElseThrow().given())
        .as("the book shows it before the year is promised")
        .isEqualTo(LEFT);
    ends();
    assertThat(carriedOver()).isEqualTo(before);
    assertThat(approval.of(award.id()))
        .singleElement()
        .matches(u -> !u.keeps() && u.left().isEmpty() && u.amount().equals(LEFT));
    UUID control = controls.open(officer, award.id(), 2027, "Vi ser på alt.").orThrow();
    controls
        .notice(officer, award.id(), control, MoneyByYear.of(2027, award.amount()), "Alt")
        .orThrow();
    controls.close(officer, award.id(), control, "Det var i orden.").orThrow();
    approval.decide(approver, award.id(), 2027, false, "Året kom ikke.").orThrow();
    assertThat(claims.of(award.id())).extracting(ClaimView::amount).containsExactly(LEFT);
    assertThat(claims.most(award.id()).of(2027)).isEqualTo(award.amount().minus(LEFT));
  }

  @Test
  void whatWasCarriedOverToAYearThatEndedIsReportedOnAndComesBackToTheFrameItWasPaidFrom() {
    keepsALittle();
    grants.goesOn(award, 2028);
    grants.reportOf(award, 2028);
    ends();
    assertThat(reports.of(award.id())).extracting(ReportView::grantYear).contains(2028);
    Money carried = carriedOver();
    Money repaid = frames.statement(frame(2027)).orElseThrow().repaid();
    grants.spend(award, LocalDate.of(2028, 1, 21), Ore.of(Money.kroner(857)));
    ReportView report = grants.handIn(award, 2028, "repay");
    approval.approve(officer, report.id()).orThrow();
    assertThat(approval.of(award.id()))
        .filteredOn(u -> u.grantYear() == 2028)
        .extracting(UnusedMoney::amount)
        .containsExactly(Money.kroner(2_000));
    approval.decide(approver, award.id(), 2028, false, "Som dere skrev.").orThrow();
    ClaimView claim = claims.of(award.id()).getLast();
    assertThat(claim.years()).isEqualTo(MoneyByYear.of(2027, Money.kroner(2_000)));
    assertThat(carried.minus(carriedOver())).isEqualTo(Money.kroner(2_000));
    grants.paidBack(award, claim, claim.instalments().getFirst().id(), LocalDate.of(2028, 1, 22));
    assertThat(frames.statement(frame(2027)).orElseThrow().repaid().minus(repaid))
        .isEqualTo(Money.kroner(2_000));
    assertThat(claims.most(award.id()).of(2028)).isEqualTo(Money.kroner(857));
    assertThat(controls.open(officer, award.id(), 2029, "Nei"))
        .isEqualTo(Answer.refused(GrantRefusal.NO_SUCH_YEAR));
  }

  private void whatTheBankGivesBackAfterTheEndIsFreeAndNothingMoreIsPaid() {
    ReturnedPayments returned = server.getBean(ReturnedPayments.class);
    PaymentView last =
        payments.paymentsOf(List.of(award.id())).stream()
            .filter(p -> p.state() == PaymentState.PAID)
            .reduce((_, later) -> later)
            .orElseThrow();
    Money free = frames.statement(frame(2027)).orElseThrow().free();
    returned.note(officer, last.id(), LocalDate.of(2027, 12, 1)).orThrow();
    assertThat(returned.note(officer, last.id(), LocalDate.of(2027, 11, 30)))
        .as("what waits for a yes is not exchanged")
        .isEqualTo(Answer.refused(GrantRefusal.MOVED_ON));
    returned.confirm(approver, last.id()).orThrow();
    assertThat(payments.paymentsOf(List.of(award.id())))
        .noneMatch(p -> p.state() == PaymentState.PLANNED);
    assertThat(frames.statement(frame(2027)).orElseThrow().free().minus(free))
        .isEqualTo(last.amount());
  }

  private Ore balance() {
    return books.balance(grants.speaker(award), award.id());
  }

  @Test
  void whatIsPaidBackGoesOutOfTheBookOnceAndIsNoCost() throws InterruptedException {
    grants.spend(award, LocalDate.of(2027, 11, 20), Ore.of(award.amount().minus(LEFT)));
    clock.moveTo(LocalDate.of(2028, 1, 22), LocalTime.of(9, 0));
    ReportView report = grants.handIn(award, 2027, "repay");
    approval.approve(officer, report.id()).orThrow();
    approval.decide(approver, award.id(), 2027, false, "Som dere skrev.").orThrow();
    while (balance().isNegative()) {
      Thread.sleep(100); // what was paid comes into the book a moment after
    }
    assertThat(balance()).isEqualTo(Ore.of(LEFT));
    ClaimView claim = claims.of(award.id()).getLast();
    UUID part = claim.instalments().getFirst().id();
    noOneNotesAloneThatMoneyHasComeBack(claim, part);
    assertThat(repayments.note(officer, award.id(), claim.id(), part, LocalDate.of(2028, 1, 21)))
        .isEqualTo(Answer.refused(GrantRefusal.MOVED_ON));
    assertThat(balance()).as("what should be in the account").isEqualTo(Ore.ZERO);
    CashBookView first = books.book(grants.speaker(award), award.id(), 2027).orElseThrow();
    CashBookView second = books.book(grants.speaker(award), award.id(), 2028).orElseThrow();
    assertThat(first.unused()).isEqualTo(Ore.of(LEFT));
    assertThat(second.repaid()).isEqualTo(Ore.of(LEFT));
    assertThat(second.costs()).isEqualTo(Ore.ZERO);
    assertThat(reports.booked(grants.reportOf(award, 2027)).orElseThrow().costs())
        .isEqualTo(Ore.of(award.amount().minus(LEFT)));
  }

  @Test
  void aLateReportHoldsTheOtherAwardsOfTheOrganisationUntilItComesAndEachHoldNamesIt() {
    DecisionView other = awards.removeFirst();
    // two awards to one organisation, which the demonstration has not
    for (String table : List.of("award", "report")) {
      server
          .getBean(JdbcClient.class)
          .sql(
              "update \"grant\"."
                  + table
                  + " set organisation = ? where "
                  + (table.equals("award") ? "decision" : "award")
                  + " = ?")
          .params(award.application().organisation().value(), other.id().value())
          .update();
    }
    clock.moveTo(LocalDate.of(2028, 1, 5), LocalTime.of(9, 0));
    grants.goesOn(grants.speaker(award), other, 2028);
    ReportView late = grants.reportOf(award, 2027);
    ReportView its = grants.reportOf(other, 2027);
    office.extend(officer, its.id(), its.due().plusDays(90), "Sykdom").orThrow();
    clock.moveTo(late.due().plusDays(1), LocalTime.of(9, 0));
    PaymentView waits =
        payments.paymentsOf(List.of(other.id())).stream()
            .filter(p -> p.state() == PaymentState.PLANNED)
            .findFirst()
            .orElseThrow();
    assertThat(payments.certify(officer, waits.id()))
        .as("also before the program has looked")
        .isEqualTo(Answer.refused(GrantRefusal.HELD));
    HoldView hold = standing(other).getFirst();
    assertThat(hold.report()).contains(late.id());
    assertThat(hold.told().orElseThrow().in(Language.UK))
        .contains(award.application().number().orElseThrow())
        .contains("справа");
    days.today();
    days.today();
    assertThat(standing(other)).hasSize(1);
    assertThat(standing(award)).as("its own later year waits too").hasSize(1);
    payments.lift(officer, other.id(), hold.id(), "De har ringt.").orThrow();
    days.today();
    assertThat(standing(other)).as("an officer's word stands").isEmpty();
    payments.certify(officer, waits.id()).orThrow();
    grants.spend(award, LocalDate.of(2027, 11, 20), Ore.of(award.amount()));
    grants.handIn(award, 2027, "repay");
    assertThat(standing(award)).isEmpty();
  }

  private void noOneNotesAloneThatMoneyHasComeBack(ClaimView claim, UUID part) {
    LocalDate day = LocalDate.of(2028, 1, 21);
    Money before = frames.statement(frame(2027)).orElseThrow().repaid();
    assertThat(repayments.confirm(approver, award.id(), claim.id(), part))
        .as("nobody has noted it")
        .isEqualTo(Answer.refused(GrantRefusal.MOVED_ON));
    assertThatThrownBy(() -> repayments.note(approver, award.id(), claim.id(), part, day))
        .isInstanceOf(AccessDeniedException.class);
    repayments.note(officer, award.id(), claim.id(), part, day).orThrow();
    assertThatThrownBy(() -> repayments.confirm(officer, award.id(), claim.id(), part))
        .isInstanceOf(AccessDeniedException.class);
    Actor.Person both =
        new Actor.Person(
            officer.id(),
            officer.name(),
            Stream.concat(officer.grants().stream(), approver.grants().stream())
                .collect(Collectors.toSet()),
            Set.of(),
            Optional.empty());
    assertThat(repayments.confirm(both, award.id(), claim.id(), part))
        .isEqualTo(Answer.refused(GrantRefusal.SAME_PERSON));
    assertThat(frames.statement(frame(2027)).orElseThrow().repaid()).isEqualTo(before);
    repayments.deny(approver, award.id(), claim.id(), part, "Det sto ikke der.").orThrow();
    assertThat(repayments.confirm(approver, award.id(), claim.id(), part))
        .isEqualTo(Answer.refused(GrantRefusal.MOVED_ON));
    repayments.note(officer, award.id(), claim.id(), part, day).orThrow();
    assertThat(
            claims.instalments(
                officer, award.id(), claim.id(), Map.of(LocalDate.of(2028, 6, 1), LEFT)))
        .as("not parted while it waits for a word")
        .isEqualTo(Answer.refused(GrantRefusal.MOVED_ON));
    repayments.confirm(approver, award.id(), claim.id(), part).orThrow();
    assertThat(frames.statement(frame(2027)).orElseThrow().repaid().minus(before)).isEqualTo(LEFT);
  }

  @Test
  void onlyAnEndThatWasAskedForAndNotAnsweredEndsAnAwardWithoutNotice() {
    UUID change =
        changes.tell(grants.speaker(award), award.id(), ChangeKind.END, "Vi slutter.").orThrow();
    changes.answer(officer, award.id(), change, "Vi er enige om at dere fortsetter.").orThrow();
    assertThat(closing.closeEarly(approver, award.id(), "De ville slutte en gang."))
        .isEqualTo(Answer.refused(GrantRefusal.NOT_TOLD));
    ends();
    AwardView ended = payments.awards(List.of(award.id())).get(award.id());
    assertThat(closing.of(ended)).isPresent();
    whatTheBankGivesBackAfterTheEndIsFreeAndNothingMoreIsPaid();
  }

  /** In a transaction that is taken back: what is missing is told, whichever side it is on. */
  private void missing(String change) {
    new TransactionTemplate(server.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(state -> {
          JdbcClient jdbc = server.getBean(JdbcClient.class);
          // as somebody who goes round the program could: no trigger keeps them from it
          jdbc.sql("select set_config('session_replication_role', 'replica', true)")
              .query(String.class)
              .single();
          assertThat(jdbc.sql(change).update()).as(change).isPositive();
          assertThat(server.getBean(Reconciliation.class).lines())
              .as(change)
              .anyMatch(line -> !line.faults().isEmpty());
          state.setRollbackOnly();
        });
  }

  @Test
  void everyKroneThatIsMissingIsFoundWhicheverRowItStoodIn() {
    keepsALittle();
    DecisionView other = awards.removeFirst();
    DecisionView kept = award;
    award = other;
    grants.spend(award, LocalDate.of(2027, 11, 20), Ore.of(award.amount().minus(LEFT)));
    ReportView report = grants.handIn(award, 2027, "repay");
    approval.approve(officer, report.id()).orThrow();
    approval.decide(approver, award.id(), 2027, false, "Som dere skrev.").orThrow();
    ClaimView claim = claims.of(award.id()).getLast();
    grants.paidBack(award, claim, claim.instalments().getFirst().id(), LocalDate.of(2028, 1, 22));
    grants.goesOn(kept, 2028);
    for (String kind :
        List.of("COMMITTED", "PAID", "REPAID", "CARRIED_OVER", "CONDITIONAL", "CONDITION_LIFTED")) {
      missing(
          "delete from programme.frame_entry where id = (select max(id) from programme.frame_entry"
              + " where kind = '"
              + kind
              + "')");
      missing(
          "update programme.frame_entry set kroner = kroner + 1 where id = (select max(id) from"
              + " programme.frame_entry where kind = '"
              + kind
              + "')");
    }
    missing(
        "delete from \"grant\".payment where award = '" + kept.id() + "' and state = 'PLANNED'");
    missing("delete from \"grant\".payment where award = '" + award.id() + "' and state = 'PAID'");
    missing("update \"grant\".instalment set paid_on = null where claim = '" + claim.id() + "'");
    missing("delete from \"grant\".claim_share where claim = '" + claim.id() + "'");
    missing("update \"grant\".unused_money set kroner = 1 where award = '" + kept.id() + "'");
    missing("update \"grant\".award set years = years + 1 where decision = '" + kept.id() + "'");
    missing(
        "delete from \"grant\".award_year where award = '" + kept.id() + "' and grant_year = 2028");
    missing("delete from \"grant\".award where decision = '" + kept.id() + "'");
  }

  /** Awards under a scheme that asks for no letter (§ 2-6), decided now. */
  private List<DecisionView> decidedWithoutLetter() {
    LocalDate today = LocalDate.of(2027, 12, 1);
    Calls calls = server.getBean(Calls.class);
    CallId call =
        play.announce(
            new Calls.Announcement(
                new SchemeId("sma-og-nystartede"),
                "pilot",
                AdministratorId.DIRECTORATE,
                LocalText.nb("Uten brev"),
                today,
                today.plusDays(5),
                today.plusDays(30),
                false),
            Money.kroner(400_000),
            "Uten brev");
    calls.publish(PROGRAM, call).orThrow();
    List<Invented> applicants = InventedOrganisations.all(20, today).subList(8, 10);
    for (int i = 0; i < applicants.size(); i++) {
      play.apply(call, applicants.get(i), i);
    }
    clock.moveTo(today.plusDays(6), LocalTime.of(9, 0));
    server.getBean(Impartiality.class).declare(officer, call, Set.of()).orThrow();
    server.getBean(Impartiality.class).declare(approver, call, Set.of()).orThrow();
    // the regulation's own kinds ask for much that is beside the point here; a scheme of a test
    // pays the last part at a milestone
    JdbcClient jdbc = server.getBean(JdbcClient.class);
    jdbc.sql(
            """
            insert into programme.scheme (id, version, grant_year, definition, published_at)
            select id, version + 1, grant_year,
              replace(definition, '  - {share: 100, when: decision, words:',
                '  - {share: 60, when: decision, words: {nb: "først"}}' || chr(10)
                || '  - {share: 40, when: report-approved, words:'), published_at
            from programme.scheme where id = 'integrering-2027' order by version desc limit 1
            """)
        .update();
    jdbc.sql(
            """
            update programme.call set scheme = 'integrering-2027', kind = 'prosjekt-nasjonal',
              scheme_version = (select max(version) from programme.scheme
                where id = 'integrering-2027')
            where id = ?
            """)
        .param(call.value())
        .update();
    DecisionManagement decisions = server.getBean(DecisionManagement.class);
    List<DecisionView> made = new ArrayList<>();
    for (ApplicationView sent : server.getBean(Applications.class).submittedTo(officer, call)) {
      decisions
          .recommend(officer, sent.id(), DecisionOutcome.AWARD, Money.kroner(80_000), "Godt.")
          .orThrow();
      made.add(
          decisions
              .decide(approver, sent.id(), decisions.recommendations(call).get(sent.id()).mark())
              .orThrow());
      server.getBean(PaymentPlan.class).make(made.getLast().id());
    }
    return made;
  }

  @Test
  void anAwardThatIsAcceptedByReceivingTheMoneyIsDeclinedUntilThenAndAcceptedWhenItIsPaid() {
    awards.addFirst(award); // it has two of its own instead
    List<DecisionView> both = decidedWithoutLetter();
    DecisionView no = both.get(0);
    DecisionView yes = both.get(1);
    AcceptanceManagement acceptance = server.getBean(AcceptanceManagement.class);
    Declining declining = server.getBean(Declining.class);
    AwardOutcomes outcomes = server.getBean(AwardOutcomes.class);
    assertThat(acceptance.answer(grants.speaker(no), no.id(), false, SigningRight.LEADER))
        .as("there is no letter to answer")
        .isEqualTo(Answer.refused(GrantRefusal.NO_AWARD));
    FrameId frame = payments.years(no.id()).getFirst().frame();
    Money before = frames.statement(frame).orElseThrow().committed();
    assertThatThrownBy(() -> declining.decline(officer, no.id(), "Nei"))
        .isInstanceOf(AccessDeniedException.class);
    declining.decline(grants.speaker(no), no.id(), "Vi rekker det ikke.").orThrow();
    assertThat(declining.decline(grants.speaker(no), no.id(), "En gang til"))
        .isEqualTo(Answer.refused(GrantRefusal.ALREADY_ANSWERED));
    assertThat(before.minus(frames.statement(frame).orElseThrow().committed()))
        .isEqualTo(no.amount());
    assertThat(outcomes.declined()).contains(no.id());
    assertThat(outcomes.standing(List.of(no.id(), yes.id()))).isEmpty();

    grants.account(yes, 0);
    clock.moveTo(
        payments.paymentsOf(List.of(yes.id())).getFirst().due().plusDays(1), LocalTime.of(9, 0));
    grants.payWhatIsDue();
    assertThat(grants.paid(yes)).isEqualTo(Money.kroner(48_000));
    assertThat(acceptance.find(yes.id()).orElseThrow())
        .matches(a -> a.accepted() && a.by().isEmpty());
    assertThat(outcomes.standing(List.of(no.id(), yes.id()))).containsExactly(yes.id());
    assertThat(declining.possible(yes.id())).isFalse();
    whatNeverCameIsNotAcceptedUntilItComesAgain(yes, acceptance);
    theLastPartIsPaidWhenTheReportIsApproved(yes);
  }

  private void whatNeverCameIsNotAcceptedUntilItComesAgain(
      DecisionView of, AcceptanceManagement acceptance) {
    ReturnedPayments returned = server.getBean(ReturnedPayments.class);
    PaymentView only =
        payments.paymentsOf(List.of(of.id())).stream()
            .filter(p -> p.state() == PaymentState.PAID)
            .findFirst()
            .orElseThrow();
    returned.note(officer, only.id(), only.paidOn().orElseThrow()).orThrow();
    returned.confirm(approver, only.id()).orThrow();
    assertThat(acceptance.find(of.id())).as("nothing has been received (§ 2-6)").isEmpty();
    grants.payWhatIsDue();
    assertThat(grants.paid(of)).isEqualTo(Money.kroner(48_000));
    assertThat(acceptance.find(of.id()).orElseThrow().accepted()).isTrue();
  }

  private void theLastPartIsPaidWhenTheReportIsApproved(DecisionView of) {
    PaymentView last = payments.paymentsOf(List.of(of.id())).getLast();
    assertThat(last.awaits()).isTrue();
    int year = last.grantYear();
    clock.moveTo(last.due().plusDays(1), LocalTime.of(9, 0));
    assertThat(payments.certify(officer, last.id()))
        .isEqualTo(Answer.refused(GrantRefusal.MILESTONE_WAITS));
    clock.moveTo(LocalDate.of(year + 1, 1, 10), LocalTime.of(9, 0));
    server.getBean(ReportPlan.class).make(of.id(), year);
    grants.spend(of, LocalDate.of(year, 6, 1), Ore.of(Money.kroner(70_000)));
    assertThat(reports.wouldLapse(grants.reportOf(of, year)))
        .as("told before it is sent")
        .isEqualTo(Money.kroner(10_000));
    ReportView report = grants.handIn(of, year, "repay");
    approval.approve(officer, report.id()).orThrow();
    grants.payWhatIsDue();
    assertThat(grants.paid(of)).isEqualTo(Money.kroner(70_000));
  }

  @Test
  void whoPaysWhenTheMoneyEndsIsTheOrganisationsOwnPlanAndNobodyElseReadsIt() {
    awards.addFirst(award); // nothing of it is changed
    AfterTheMoney after = server.getBean(AfterTheMoney.class);
    AwardView view = payments.awards(List.of(award.id())).get(award.id());
    Actor.Person own = grants.speaker(award);
    AfterPlan before = after.of(own, view);
    assertThat(before.ends()).isEqualTo(LocalDate.of(2028, 12, 31));
    assertThat(before.lines()).isNotEmpty().allMatch(l -> l.payer().isEmpty());
    assertThat(before.open()).isEqualTo(before.lines().size());
    AfterPlan.Line line = before.lines().getFirst();
    after.say(
        own,
        view,
        Map.of(
            line.id(),
            new AfterTheMoney.Said(Payer.MUNICIPALITY, "Rommet er gratis"),
            "finnes-ikke",
            new AfterTheMoney.Said(Payer.STOPS, "")));
    AfterPlan now = after.of(own, view);
    assertThat(now.open()).isEqualTo(before.open() - 1);
    assertThat(before.atStake().minus(now.atStake())).isEqualTo(line.yearly());
    assertThat(now.lines().getFirst().words()).isEqualTo("Rommet er gratis");
    assertThat(now.next())
        .as("nothing it can not get")
        .allMatch(f -> f.result() != Eligibility.Result.NOT_ELIGIBLE);
    assertThatThrownBy(() -> after.of(officer, view)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> after.say(officer, view, Map.of()))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void anAuditorConfirmsAccountsThatCameAsFilesAndNoOthers() {
    awards.addFirst(award); // the book is not touched
    AuditManagement audits = server.getBean(AuditManagement.class);
    ReportView report = grants.reportOf(award, 2027);
    Actor.Person own = grants.speaker(award);
    String email = "revisor-" + award.id() + "@example.org";
    assertThat(audits.invite(own, report.id(), email))
        .as("there is nothing to look at")
        .isEqualTo(Answer.refused(GrantRefusal.NO_ACCOUNTS));
    grants.attach(award, report, "accounts", "regnskap.pdf");
    audits.invite(own, report.id(), email).orThrow();
    Actor.Person auditor = play.cast("revisor");
    UUID audit =
        audits
            .take(
                auditor,
                grants.invitation(email),
                true,
                Optional.of(Scheme.Auditor.STATE),
                "Tall og Tekst AS")
            .orThrow();
    AuditManagement.Task task = audits.find(auditor, audit).orElseThrow();
    assertThat(audits.uploaded(task).files())
        .extracting(AnswerValue.File::name)
        .containsExactly("regnskap.pdf");
    audits.decide(auditor, audit, true, "", audits.accountsNow(task)).orThrow();
    assertThat(audits.current(report)).isTrue();
    grants.attach(award, report, "accounts", "et annet regnskap.pdf");
    assertThat(audits.current(report)).as("these are other accounts").isFalse();
  }

  private List<HoldView> standing(DecisionView of) {
    return payments.holds(List.of(of.id())).stream().filter(h -> h.lifted().isEmpty()).toList();
  }
}
