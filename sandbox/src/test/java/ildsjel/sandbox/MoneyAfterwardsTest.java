package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.control.ChangeKind;
import no.ildsjel.grant.control.ChangeManagement;
import no.ildsjel.grant.control.ClaimManagement;
import no.ildsjel.grant.control.ClaimView;
import no.ildsjel.grant.control.ClosingManagement;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.grant.control.MoneyByYear;
import no.ildsjel.grant.control.NextYear;
import no.ildsjel.grant.control.ReportApproval;
import no.ildsjel.grant.control.UnusedMoney;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.Reconciliation;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

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
  private final NextYear next = server.getBean(NextYear.class);

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
    clock.moveTo(LocalDate.of(2027, 10, 1), LocalTime.of(9, 0));
    grants.payWhatIsDue();
    awards = new ArrayDeque<>();
    all.stream()
        .filter(a -> a.amount().kroner() <= 100_000)
        .filter(a -> grants.paid(a).equals(a.amount()))
        .forEach(awards::add);
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
    next.goOn(grants.speaker(award), award.id(), 2028, "Vi fortsetter.").orThrow();
    next.promise(approver, award.id(), 2028).orThrow();
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
    claims
        .paid(
            officer,
            award.id(),
            claim.id(),
            claim.instalments().getFirst().id(),
            LocalDate.of(2028, 1, 22))
        .orThrow();
    assertThat(frames.statement(frame(2027)).orElseThrow().repaid().minus(repaid))
        .isEqualTo(Money.kroner(2_000));
    assertThat(claims.most(award.id()).of(2028)).isEqualTo(Money.kroner(857));
    assertThat(controls.open(officer, award.id(), 2029, "Nei"))
        .isEqualTo(Answer.refused(GrantRefusal.NO_SUCH_YEAR));
  }
}
