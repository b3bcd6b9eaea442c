package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.grant.cashbook.BankManagement;
import no.ildsjel.grant.cashbook.BankRow;
import no.ildsjel.grant.cashbook.CashBookFiles;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.grant.cashbook.Direction;
import no.ildsjel.grant.cashbook.DutyView;
import no.ildsjel.grant.cashbook.Pay;
import no.ildsjel.grant.cashbook.PayDuties;
import no.ildsjel.grant.cashbook.PayDutyDays;
import no.ildsjel.grant.cashbook.PayKind;
import no.ildsjel.grant.cashbook.PayManagement;
import no.ildsjel.grant.cashbook.PayTreatment;
import no.ildsjel.grant.cashbook.Written;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentPlan;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.platform.notification.NoticeView;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** What must and must not be possible in a cash book, with an award of the demonstration. */
class CashBookRulesTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 12);

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final PaymentManagement payments = it.server.getBean(PaymentManagement.class);
  private final CashBookManagement books = it.server.getBean(CashBookManagement.class);
  private final PayManagement pay = it.server.getBean(PayManagement.class);
  private final PayDuties duties = it.server.getBean(PayDuties.class);
  private final PayDutyDays dutyDays = it.server.getBean(PayDutyDays.class);
  private final BankManagement bank = it.server.getBean(BankManagement.class);
  private final JdbcClient jdbc = it.server.getBean(JdbcClient.class);

  private AwardView award;
  private Actor.Person keeper;

  @BeforeEach
  void anAwardOfTheDemonstration() {
    it.clock().moveTo(LocalDate.of(2027, 4, 1), LocalTime.of(20, 0));
    Actor.Person officer = play.cast("saksbehandler");
    award =
        payments.payments(officer, List.of(PaymentState.values())).stream()
            .map(p -> payments.awards(List.of(p.award())).get(p.award()))
            .filter(a -> !a.organisation().equals(Cast.SPRAKBROEN))
            .findFirst()
            .orElseThrow();
    keeper = play.speaker(award.organisation());
  }

  @AfterEach
  void backToNow() {
    it.clock().backToNow();
  }

  private CashBookView book() {
    return books.book(keeper, award.id(), award.grantYear()).orElseThrow();
  }

  private Written bought(long ore, String what) {
    return new Written(
        DAY, Direction.OUT, new Ore(ore), what, Optional.of(book().budget().getFirst().id()));
  }

  private CashLine write(long ore, String what) {
    return books.write(keeper, award.id(), UUID.randomUUID(), bought(ore, what)).orThrow();
  }

  @Test
  void theSameLineSentTwiceOnABadNetworkIsWrittenOnce() {
    UUID key = UUID.randomUUID();
    CashLine first = books.write(keeper, award.id(), key, bought(14_990, "Kaffe")).orThrow();
    CashLine again = books.write(keeper, award.id(), key, bought(14_990, "Kaffe")).orThrow();
    assertThat(again.number()).isEqualTo(first.number());
    assertThat(book().lines()).filteredOn(l -> l.id().equals(key)).hasSize(1);
  }

  @Test
  void nobodyElseReadsOrWritesTheBook() {
    CashLine line = write(100, "Penn");
    Actor.Person other = play.cast("leder");
    for (Actor.Person wrong : List.of(other, play.cast("saksbehandler"), play.cast("revisor"))) {
      assertThat(books.book(wrong, award.id(), award.grantYear())).isEmpty();
      assertThatThrownBy(() -> books.write(wrong, award.id(), UUID.randomUUID(), bought(1, "Nei")))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> books.strike(wrong, award.id(), line.id(), 1, "Nei"))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> bank.rows(wrong, award.id()))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void aCorrectionLeavesATraceAndTheSecondOfTwoAtOnceIsRefused() {
    CashLine line = write(50_000, "Leie");
    books
        .correct(keeper, award.id(), line.id(), 1, bought(45_000, "Leie, mars"), "Feil beløp")
        .orThrow();
    assertThat(books.correct(keeper, award.id(), line.id(), 1, bought(1, "Noe annet"), "Meg òg"))
        .isEqualTo(Answer.refused(GrantRefusal.LINE_CHANGED));
    assertThat(books.strike(keeper, award.id(), line.id(), 2, "  "))
        .isEqualTo(Answer.refused(GrantRefusal.REASON_MISSING));
    books.strike(keeper, award.id(), line.id(), 2, "Ble ikke noe av").orThrow();
    List<CashLine> versions = books.versions(keeper, award.id(), line.id());
    assertThat(versions).extracting(CashLine::version).containsExactly(3, 2, 1);
    assertThat(versions)
        .extracting(v -> v.amount().value())
        .containsExactly(45_000L, 45_000L, 50_000L);
    assertThat(book().lines()).noneMatch(l -> l.id().equals(line.id()));
    assertThatThrownBy(() ->
            jdbc.sql("update \"grant\".cash_line set ore = 1 where id = ?")
                .param(line.id())
                .update())
        .hasMessageContaining("never changed");
  }

  @Test
  void struckLinesStandWithTheirReasonInTheBooksPaperAndCountInNoSum() throws IOException {
    CashLine line = write(12_345, "Ballonger");
    Ore before = book().costs();
    books.strike(keeper, award.id(), line.id(), 1, "Kjøpt privat").orThrow();
    byte[] file = it.server.getBean(CashBookFiles.class).pdf(book(), Language.NB);
    try (PDDocument pdf = Loader.loadPDF(file)) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text.substring(text.indexOf("Strøkne linjer")))
          .contains("Ballonger", "Kjøpt privat", "123,45");
      assertThat(text.substring(0, text.indexOf("Strøkne linjer"))).doesNotContain("Ballonger");
    }
    assertThat(book().costs()).isEqualTo(before.minus(new Ore(12_345)));
  }

  @Test
  void aDutyIsMarkedAsDoneAndTakenBackAndEachWordLeavesATrace() {
    UUID key = UUID.randomUUID();
    pay.write(keeper, award.id(), key, typed(PayTreatment.EXEMPT, 9_000, "Fatuma")).orThrow();
    assertThat(tax(key).waits()).isTrue();
    duties.mark(keeper, award.id(), key, Pay.Duty.TAX, true).orThrow();
    duties.mark(keeper, award.id(), key, Pay.Duty.TAX, true).orThrow();
    assertThat(tax(key).done()).map(DutyView.Done::by).contains(keeper.id());
    assertThat(duties.waiting(keeper, award.id()))
        .noneMatch(d -> d.pay().equals(key) && d.due().duty() == Pay.Duty.TAX);
    duties.mark(keeper, award.id(), key, Pay.Duty.TAX, false).orThrow();
    assertThat(tax(key).waits()).isTrue();
    assertThat(
            jdbc.sql("select done from \"grant\".duty_mark where pay = ? order by id")
                .param(key)
                .query(Boolean.class)
                .list())
        .containsExactly(true, false);
    assertThatThrownBy(
            () -> jdbc.sql("delete from \"grant\".duty_mark where pay = ?").param(key).update())
        .hasMessageContaining("never changed");
    assertThatThrownBy(() -> duties.mark(play.cast("leder"), award.id(), key, Pay.Duty.TAX, true))
        .isInstanceOf(AccessDeniedException.class);
    pay.strike(keeper, award.id(), key, "Ferdig").orThrow();
    assertThat(duties.mark(keeper, award.id(), key, Pay.Duty.TAX, true))
        .isEqualTo(Answer.refused(GrantRefusal.LINE_CHANGED));
  }

  @Test
  void theOrganisationIsRemindedOnceBeforeADutyAndOnceAfterWhenItIsNotDone() {
    it.clock().moveTo(LocalDate.of(2027, 3, 1), LocalTime.of(9, 0));
    dutyDays.today();
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    pay.write(keeper, award.id(), one, typed(PayTreatment.EXEMPT, 10_000, "Ahmed")).orThrow();
    pay.write(keeper, award.id(), two, typed(PayTreatment.EXEMPT, 20_000, "Lina")).orThrow();
    // the tax is due on Monday 15 March
    it.clock().moveTo(LocalDate.of(2027, 3, 11), LocalTime.of(9, 0));
    assertThat(dutyDays.today()).isZero();
    it.clock().moveTo(LocalDate.of(2027, 3, 12), LocalTime.of(9, 0));
    assertThat(dutyDays.today()).isEqualTo(2);
    assertThat(dutyDays.today()).isZero();
    assertThat(inbox())
        .filteredOn(n -> n.subject().equals("Betal skatten til Skatteetaten: frist 15. mars 2027"))
        .singleElement()
        .matches(n -> n.body().contains("9\u00a0000"));
    assertThat(duties.next(keeper, award.organisation())).isPresent();
    duties.mark(keeper, award.id(), one, Pay.Duty.TAX, true).orThrow();
    it.clock().moveTo(LocalDate.of(2027, 3, 16), LocalTime.of(9, 0));
    assertThat(dutyDays.today()).as("only what is not done").isEqualTo(1);
    assertThat(dutyDays.today()).isZero();
    assertThat(inbox())
        .filteredOn(n -> n.subject().contains("fristen var 15. mars 2027"))
        .hasSize(1);
    duties.mark(keeper, award.id(), two, Pay.Duty.TAX, true).orThrow();
    assertThat(duties.next(keeper, award.organisation())).isEmpty();
    for (UUID paid : List.of(one, two)) {
      pay.strike(keeper, award.id(), paid, "Ferdig").orThrow();
    }
  }

  @Test
  void whatPayAsksForStandsInTheBookAndOnTheHomePageUntilItIsDone() {
    Actor.Person leader = play.cast("leder");
    AwardView own = accepted(leader);
    String book = "/tilskudd/" + own.id() + "/kassebok";
    UUID key = UUID.randomUUID();
    // other tests hand in the accounts of the first year
    it.clock().moveTo(LocalDate.of(2028, 4, 3), LocalTime.of(20, 0));
    PayManagement.Typed typed =
        new PayManagement.Typed(
            PayKind.WAGE,
            PayTreatment.EXEMPT,
            "Zahra",
            LocalDate.of(2028, 3, 17),
            Ore.of(Money.kroner(9_000)),
            new BigDecimal("30"),
            false,
            null,
            books.book(leader, own.id(), 2028).orElseThrow().budget().getFirst().id());
    pay.write(leader, own.id(), key, typed).orThrow();
    Caller caller = it.caller("leder");
    assertThat(caller.get("/hjem").body())
        .contains("Betal skatten til Skatteetaten", "Frist 20. mars 2028");
    String mark = book + "/lonn/" + key + "/plikt";
    assertThat(caller.get(book).body()).contains(mark, "Fristen er ute");
    TryingIt.Someone phone = it.as("leder", "ar", 320, true);
    phone.go(book);
    phone.go(book + "/lonn");
    phone.page.context().close();
    Map<String, List<String>> done =
        Map.of(
            "_csrf", List.of(Caller.proof(caller.get("/meg").body())),
            "plikt", List.of("TAX"),
            "gjort", List.of("true"),
            "fra", List.of("bok"));
    assertThat(it.caller("leder2").get(book).statusCode()).isEqualTo(404);
    assertThat(caller.post(mark, done).headers().firstValue("Location").orElse("")).endsWith(book);
    assertThat(caller.get(book + "/lonn").body()).contains("Gjort 3. april 2028", leader.name());
    assertThat(caller.get("/hjem").body()).doesNotContain("Betal skatten til Skatteetaten");
    pay.strike(leader, own.id(), key, "Ferdig").orThrow();
    assertThat(caller.get(book).body()).doesNotContain(mark);
  }

  /** The award of the organisation, said yes to if nobody has. */
  private AwardView accepted(Actor.Person leader) {
    it.clock().backToNow();
    DecisionId decision =
        it.server.getBean(Applications.class).ownedBy(leader).stream()
            .filter(a -> a.kind().equals("pilot"))
            .flatMap(a -> it.server.getBean(Decisions.class).of(leader, a.id()).stream())
            .findFirst()
            .orElseThrow()
            .id();
    AcceptanceManagement acceptance = it.server.getBean(AcceptanceManagement.class);
    if (acceptance.find(decision).isEmpty()) {
      acceptance.answer(leader, decision, true, SigningRight.LEADER).orThrow();
    }
    it.server.getBean(PaymentPlan.class).make(decision);
    return payments.visibleTo(leader, decision).orElseThrow();
  }

  private DutyView tax(UUID paid) {
    return duties.of(keeper, award.id()).stream()
        .filter(d -> d.pay().equals(paid) && d.due().duty() == Pay.Duty.TAX)
        .findFirst()
        .orElseThrow();
  }

  private List<NoticeView> inbox() {
    return it.server.getBean(Notifications.class).inbox(keeper);
  }

  @Test
  void manyWhoWriteAtOnceGetNumbersThatFollow() throws Exception {
    int before = write(100, "Den første").number();
    List<Callable<CashLine>> writers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int kroner = i + 1;
      writers.add(() -> write(kroner * 100L, "Bilag " + kroner));
    }
    List<Integer> numbers = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var written : pool.invokeAll(writers)) {
        numbers.add(written.get().number());
      }
    }
    assertThat(numbers).doesNotHaveDuplicates().hasSize(20);
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(before + 1, before + 20).boxed().toList());
  }

  @Test
  void whatIsMissingIsSaidAndNothingIsWritten() {
    int before = book().lines().size();
    UUID key = UUID.randomUUID();
    assertThat(books.write(keeper, award.id(), key, bought(0, "Ingenting")))
        .isEqualTo(Answer.refused(GrantRefusal.AMOUNT_MISSING));
    assertThat(books.write(keeper, award.id(), key, bought(100, " ")))
        .isEqualTo(Answer.refused(GrantRefusal.WHAT_MISSING));
    assertThat(
            books.write(
                keeper,
                award.id(),
                key,
                new Written(DAY, Direction.OUT, new Ore(100), "Hva", Optional.of("finnes-ikke"))))
        .isEqualTo(Answer.refused(GrantRefusal.LINE_MISSING));
    assertThat(
            books.write(
                keeper,
                award.id(),
                key,
                new Written(
                    LocalDate.of(1999, 1, 1),
                    Direction.OUT,
                    new Ore(100),
                    "Gammelt",
                    Optional.of(book().budget().getFirst().id()))))
        .isEqualTo(Answer.refused(GrantRefusal.DAY_MISSING));
    assertThat(book().lines()).hasSize(before);
  }

  @Test
  void payKeepsItsLimitsAndIsStruckWithAllThatFollows() {
    Ore before = book().costs();
    PayManagement.Typed small = typed(PayTreatment.SMALL, 8_000, "Samir");
    UUID key = UUID.randomUUID();
    pay.write(keeper, award.id(), key, small).orThrow();
    pay.write(keeper, award.id(), key, small).orThrow();
    assertThat(book().costs().minus(before)).isEqualTo(new Ore(881_600)); // with holiday pay
    assertThat(pay.reckon(keeper, award.id(), typed(PayTreatment.SMALL, 2_001, "samir")))
        .isEqualTo(Answer.refused(GrantRefusal.TOO_MUCH_FOR_SMALL));
    assertThat(pay.reckon(keeper, award.id(), typed(PayTreatment.EXEMPT, 80_001, "Lina")))
        .isEqualTo(Answer.refused(GrantRefusal.TOO_MUCH_FOR_EXEMPT));
    assertThat(pay.reckon(keeper, award.id(), typed(PayTreatment.FULL, 100, "Lina")))
        .isEqualTo(Answer.refused(GrantRefusal.ZONE_MISSING));
    CashLine follows = book().lines().stream().filter(CashLine::follows).findFirst().orElseThrow();
    assertThat(books.strike(keeper, award.id(), follows.id(), 1, "Feil"))
        .isEqualTo(Answer.refused(GrantRefusal.LINE_FOLLOWS));
    pay.strike(keeper, award.id(), key, "Ble ikke noe av").orThrow();
    assertThat(book().costs()).isEqualTo(before);
    pay.reckon(keeper, award.id(), typed(PayTreatment.SMALL, 10_000, "Samir")).orThrow();
  }

  /** § 23-2 eighth paragraph: past the limit, contribution is paid on all the person got. */
  @Test
  void contributionOnEarlierPayComesWithThePayThatPassesTheLimitAndGoesWithIt() {
    UUID first = UUID.randomUUID();
    UUID another = UUID.randomUUID();
    pay.write(keeper, award.id(), first, typed(PayTreatment.EXEMPT, 70_000, "Yusuf")).orThrow();
    pay.write(keeper, award.id(), another, typed(PayTreatment.EXEMPT, 60_000, "Mona")).orThrow();
    Ore before = book().costs();
    PayManagement.Typed passes = inZone("I", typed(PayTreatment.FULL, 20_000, "yusuf "));
    Pay alone = pay.reckon(keeper, award.id(), passes).orThrow();
    // 70,000 with 10.2 per cent holiday pay, 14.1 per cent of both
    Ore brought = new Ore(1_087_674);
    assertThat(pay.broughtWith(keeper, award.id(), passes, alone)).isEqualTo(brought);
    UUID second = UUID.randomUUID();
    pay.write(keeper, award.id(), second, passes).orThrow();
    assertThat(book().costs().minus(before)).isEqualTo(alone.cost().plus(brought));
    assertThat(contribution(first)).isEqualTo(brought);
    assertThat(contribution(another)).as("Mona got less than the limit").isEqualTo(Ore.ZERO);
    pay.write(
            keeper,
            award.id(),
            UUID.randomUUID(),
            inZone("I", typed(PayTreatment.FULL, 1_000, "Yusuf")))
        .orThrow();
    assertThat(contribution(first)).as("it is owed once").isEqualTo(brought);
    for (var line : pay.of(keeper, award.id())) {
      if (line.pay().treatment() == PayTreatment.FULL
          && line.who().strip().equalsIgnoreCase("Yusuf")) {
        pay.strike(keeper, award.id(), line.id(), "Ble ikke noe av").orThrow();
      }
    }
    assertThat(book().costs()).isEqualTo(before);
    assertThat(contribution(first)).isEqualTo(Ore.ZERO);
    pay.write(keeper, award.id(), UUID.randomUUID(), passes).orThrow();
    assertThat(contribution(first)).as("and owed again").isEqualTo(brought);
    pay.of(keeper, award.id())
        .forEach(line -> pay.strike(keeper, award.id(), line.id(), "Ferdig").orThrow());
  }

  @Test
  void allPayOfTheYearBringsContributionPastTheLimitInAllButNotWhatIsTooSmallToReport() {
    List<UUID> exempt = new ArrayList<>();
    for (int person = 0; person < 10; person++) {
      exempt.add(UUID.randomUUID());
      pay.write(
              keeper,
              award.id(),
              exempt.getLast(),
              typed(PayTreatment.EXEMPT, 80_000, "P" + person))
          .orThrow();
    }
    UUID little = UUID.randomUUID();
    pay.write(keeper, award.id(), little, typed(PayTreatment.SMALL, 10_000, "Lite")).orThrow();
    assertThat(pay.reckon(keeper, award.id(), typed(PayTreatment.EXEMPT, 10_001, "Ny")))
        .isEqualTo(Answer.refused(GrantRefusal.TOO_MUCH_FOR_EXEMPT));
    pay.write(
            keeper,
            award.id(),
            UUID.randomUUID(),
            inZone("IV", typed(PayTreatment.FULL, 10_001, "Ny")))
        .orThrow();
    // 80,000 with 10.2 per cent, 5.1 per cent of both
    assertThat(exempt).allSatisfy(id -> assertThat(contribution(id)).isEqualTo(new Ore(449_616)));
    assertThat(contribution(little)).isEqualTo(Ore.ZERO);
    pay.of(keeper, award.id())
        .forEach(line -> pay.strike(keeper, award.id(), line.id(), "Ferdig").orThrow());
  }

  private Ore contribution(UUID line) {
    return pay.of(keeper, award.id()).stream()
        .filter(l -> l.id().equals(line))
        .map(l -> l.pay().contribution().plus(l.pay().holidayContribution()))
        .findFirst()
        .orElseThrow();
  }

  private static PayManagement.Typed inZone(String zone, PayManagement.Typed typed) {
    return new PayManagement.Typed(
        typed.kind(),
        typed.treatment(),
        typed.who(),
        typed.paidOn(),
        typed.gross(),
        typed.taxPerCent(),
        typed.agreedHoliday(),
        zone,
        typed.budgetLine());
  }

  private PayManagement.Typed typed(PayTreatment treatment, long kroner, String who) {
    return new PayManagement.Typed(
        PayKind.WAGE,
        treatment,
        who,
        DAY,
        Ore.of(Money.kroner(kroner)),
        new BigDecimal("30"),
        false,
        null,
        book().budget().getFirst().id());
  }

  @Test
  void theBanksTableIsReadOnceAndJoinedToWhatItLooksLike() {
    CashLine line = write(77_712, "Trykk av plakater");
    byte[] file =
        ("Dato;Forklaring;Ut fra konto;Inn på konto\n"
                + "14.03.2027;TRYKKERIET;777,12;\n"
                + "15.03.2027;UKJENT;31,00;\n"
                + "15.03.2027;UKJENT;31,00;\n"
                + "31.02.2027;EN DAG SOM IKKE FINNES;12,00;\n"
                + "Sum;;839,12;\n"
                + ";;;\n")
            .getBytes(StandardCharsets.UTF_8);
    BankManagement.Read read = bank.read(keeper, award.id(), file).orThrow();
    assertThat(read.fresh()).isEqualTo(3);
    assertThat(read.unread()).as("rows nobody could read are told of").containsExactly(5, 6);
    assertThat(bank.read(keeper, award.id(), file).orThrow().fresh()).isZero();
    BankRow likely =
        bank.rows(keeper, award.id()).stream()
            .filter(r -> r.what().equals("TRYKKERIET"))
            .findFirst()
            .orElseThrow();
    assertThat(likely.likely()).map(CashLine::id).contains(line.id());
    assertThat(bank.join(keeper, award.id(), Set.of(likely.id()))).isEqualTo(1);
    BankRow unknown =
        bank.rows(keeper, award.id()).stream()
            .filter(r -> r.what().equals("UKJENT"))
            .findFirst()
            .orElseThrow();
    bank.write(
            keeper, award.id(), unknown.id(), "Porto", Optional.of(book().budget().getFirst().id()))
        .orThrow();
    assertThat(bank.rows(keeper, award.id()))
        .filteredOn(r -> r.what().equals("UKJENT") && r.waits())
        .hasSize(1);
    assertThat(bank.read(keeper, award.id(), "hei".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Answer.refused(GrantRefusal.NOT_A_STATEMENT));
  }

  @Test
  void whatIsLeftOutKeepsNoWordsAndIsKnownAgainHoweverTheBankQuotesIt() {
    String table = "Dato;Forklaring;Ut fra konto;Inn på konto\n21.03.2027;%s;45,00;\n";
    byte[] first = table.formatted("VIPPS Kari Privat").getBytes(StandardCharsets.UTF_8);
    assertThat(bank.read(keeper, award.id(), first).orThrow().fresh()).isEqualTo(1);
    BankRow row =
        bank.rows(keeper, award.id()).stream()
            .filter(r -> r.what().equals("VIPPS Kari Privat"))
            .findFirst()
            .orElseThrow();
    bank.leaveOut(keeper, award.id(), row.id(), true);
    assertThat(bank.rows(keeper, award.id()))
        .filteredOn(r -> r.id().equals(row.id()))
        .singleElement()
        .matches(r -> r.leftOut() && r.what().isEmpty());
    assertThat(
            it.server
                .getBean(JdbcClient.class)
                .sql("select count(*) from \"grant\".bank_line b where b::text like '%Kari%'")
                .query(Long.class)
                .single())
        .isZero();
    byte[] quoted = table.formatted("\"Vipps  Kari Privat\"").getBytes(StandardCharsets.UTF_8);
    assertThat(bank.read(keeper, award.id(), quoted).orThrow().fresh())
        .as("the same row, written another way")
        .isZero();
  }

  @Test
  void aMovementWrittenManyTimesAtOnceIsOneVoucherAndWrittenAnewOnceItsLineIsStruck()
      throws Exception {
    bank.read(
            keeper,
            award.id(),
            "Dato;Forklaring;Ut fra konto;Inn på konto\n17.03.2027;DOBBELT TRYKK;45,50;\n"
                .getBytes(StandardCharsets.UTF_8))
        .orThrow();
    UUID movement = movement("DOBBELT TRYKK").id();
    Optional<String> to = Optional.of(book().budget().getFirst().id());
    List<Callable<Answer<CashLine>>> taps = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      taps.add(() -> bank.write(keeper, award.id(), movement, "Frimerker", to));
    }
    Set<UUID> written = new HashSet<>();
    try (var pool = Executors.newFixedThreadPool(6)) {
      for (var tap : pool.invokeAll(taps)) {
        written.add(tap.get().orThrow().id());
      }
    }
    assertThat(written).hasSize(1);
    assertThat(book().lines()).filteredOn(l -> l.what().equals("Frimerker")).hasSize(1);
    books.strike(keeper, award.id(), written.iterator().next(), 1, "Feil ord").orThrow();
    assertThat(movement("DOBBELT TRYKK").waits()).isTrue();
    for (int i = 0; i < 2; i++) {
      bank.write(keeper, award.id(), movement, "Porto til brev", to).orThrow();
    }
    assertThat(book().lines()).filteredOn(l -> l.what().equals("Porto til brev")).hasSize(1);
    assertThat(movement("DOBBELT TRYKK").waits()).isFalse();
  }

  private BankRow movement(String what) {
    return bank.rows(keeper, award.id()).stream()
        .filter(r -> r.what().equals(what))
        .findFirst()
        .orElseThrow();
  }
}
