package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.BankFiles;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.payment.Reconciliation;
import no.ildsjel.grant.payment.ReturnedPayments;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.programme.FrameStatement;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.ProgrammeRefusal;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.security.access.AccessDeniedException;

/** What must and must not be possible with money, on the pilot's awards of the demonstration. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaymentRulesTest {

  private static final String ONE = "86011117947";
  private static final String OTHER = "15040000026";

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final PaymentManagement payments = it.server.getBean(PaymentManagement.class);
  private final AccountManagement accounts = it.server.getBean(AccountManagement.class);
  private final BankFiles files = it.server.getBean(BankFiles.class);
  private final Reconciliation reconciliation = it.server.getBean(Reconciliation.class);
  private final Frames frames = it.server.getBean(Frames.class);
  private final People people = it.server.getBean(People.class);

  private final Actor.Person officer = play.cast("saksbehandler");
  private final Actor.Person approver = play.cast("godkjenner");

  @BeforeEach
  void theYearOfTheMoneyHasBegun() {
    it.clock().moveTo(LocalDate.of(2027, 1, 4), LocalTime.of(9, 0));
  }

  @AfterEach
  void everythingAddsUpToTheKrone() {
    it.clock().backToNow();
    assertThat(reconciliation.lines()).isNotEmpty().allMatch(line -> line.faults().isEmpty());
  }

  private static void assertRefused(Refusal reason, Answer<?> answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private List<PaymentView> planned() {
    return payments.payments(officer, List.of(PaymentState.PLANNED));
  }

  private AwardView award(PaymentView payment) {
    return payments.awards(List.of(payment.award())).get(payment.award());
  }

  /** A first part whose organisation has an account, and that nothing holds back. */
  private PaymentView ready() {
    return planned().stream()
        .filter(p -> p.sequence() == 1)
        .filter(p -> accounts.confirmed(award(p).organisation()).isPresent())
        .filter(
            p -> payments.holds(List.of(p.award())).stream().allMatch(h -> h.lifted().isPresent()))
        .findFirst()
        .orElseThrow();
  }

  private PaymentView now(PaymentId id) {
    return payments.payments(officer, List.of(PaymentState.values())).stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Actor.Person another(OrganisationNumber organisation) {
    PersonId person = people.note("sandkasse", "demo-annen-" + organisation.value(), "En annen");
    people.addMandate(person, organisation, "sandkasse");
    return (Actor.Person) people.actor(person, Optional.of(organisation));
  }

  @Test
  @Order(1)
  void nothingIsPaidBeforeTheYearOfTheMoneyOrWithoutAnAccountOrWhileItIsHeld() {
    PaymentView ready = ready();
    it.clock().moveTo(LocalDate.of(2026, 12, 31), LocalTime.of(23, 59));
    assertRefused(GrantRefusal.NOT_DUE, payments.certify(officer, ready.id()));
    it.clock().moveTo(LocalDate.of(2027, 1, 4), LocalTime.of(9, 0));
    PaymentView without =
        planned().stream()
            .filter(p -> p.sequence() == 1)
            .filter(p -> accounts.confirmed(award(p).organisation()).isEmpty())
            .findFirst()
            .orElseThrow();
    assertRefused(GrantRefusal.NO_ACCOUNT, payments.certify(officer, without.id()));
    PaymentView held =
        planned().stream()
            .filter(p -> p.sequence() == 1)
            .filter(p -> !payments.holds(List.of(p.award())).isEmpty())
            .findFirst()
            .orElseThrow();
    assertRefused(GrantRefusal.HELD, payments.certify(officer, held.id()));
    payments
        .lift(
            officer, held.award(), payments.holds(List.of(held.award())).getFirst().id(), "Avklart")
        .orThrow();
    payments.certify(officer, held.id()).orThrow();
  }

  @Test
  @Order(2)
  void oneCertifiesAndAnotherApproves() {
    PaymentView ready = ready();
    assertThatThrownBy(() -> payments.certify(approver, ready.id()))
        .isInstanceOf(AccessDeniedException.class);
    assertRefused(GrantRefusal.MOVED_ON, payments.approve(approver, ready.id()));
    payments.certify(officer, ready.id()).orThrow();
    assertRefused(GrantRefusal.MOVED_ON, payments.certify(officer, ready.id()));
    assertThatThrownBy(() -> payments.approve(officer, ready.id()))
        .isInstanceOf(AccessDeniedException.class);
    payments.approve(approver, ready.id()).orThrow();
    assertThat(now(ready.id()).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  @Order(3)
  void aNewAccountIsConfirmedByAnotherAndBeginsTheWorkAnew() {
    PaymentView ready = ready();
    OrganisationNumber organisation = award(ready).organisation();
    Actor.Person writes = play.speaker(organisation);
    Actor.Person confirms = another(organisation);
    payments.certify(officer, ready.id()).orThrow();
    assertRefused(GrantRefusal.NOT_AN_ACCOUNT, accounts.give(writes, organisation, "12345678901"));
    accounts.give(writes, organisation, ONE).orThrow();
    assertThat(it.server.getBean(Archive.class).history(award(ready).subject()))
        .extracting(Archive.Entry::act)
        .contains("account-given");
    assertRefused(
        GrantRefusal.ANOTHER_MUST_CONFIRM, accounts.confirm(writes, organisation, "7947"));
    assertRefused(GrantRefusal.ACCOUNT_CHANGED, accounts.confirm(confirms, organisation, "0000"));
    assertThat(now(ready.id()).state()).isEqualTo(PaymentState.CERTIFIED);
    accounts.confirm(confirms, organisation, "7947").orThrow();
    assertThat(now(ready.id()).state()).isEqualTo(PaymentState.PLANNED);
    assertRefused(GrantRefusal.MOVED_ON, payments.approve(approver, ready.id()));
    payments.certify(officer, ready.id()).orThrow();
    payments.approve(approver, ready.id()).orThrow();
    assertThat(now(ready.id()).account())
        .hasValueSatisfying(a -> assertThat(a.value()).isEqualTo(ONE));
  }

  @Test
  @Order(4)
  void nobodyElseGivesAnOrganisationAnAccount() {
    OrganisationNumber organisation = award(planned().getFirst()).organisation();
    assertThatThrownBy(() -> accounts.give(officer, organisation, OTHER))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () -> accounts.setPayer(approver, AdministratorId.DIRECTORATE, OTHER, "DNBANOKK", "Vi"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  @Order(5)
  void manyWhoSendAtOnceMakeOneFileAndTheBanksAnswerCountsOnce() throws Exception {
    List<Callable<Answer<UUID>>> senders = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      senders.add(() -> files.make(approver, AdministratorId.DIRECTORATE));
    }
    List<UUID> made = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(6)) {
      for (Future<Answer<UUID>> one : pool.invokeAll(senders)) {
        if (one.get() instanceof Answer.Allowed<UUID>(UUID id)) {
          made.add(id);
        }
      }
    }
    assertThat(made).hasSize(1);
    String file = files.file(officer, made.getFirst()).orElseThrow();
    assertThat(files.file(play.cast("kommune"), made.getFirst())).isEmpty();
    List<String> ids = new ArrayList<>();
    var matcher = Pattern.compile("<EndToEndId>([0-9a-f]+)</EndToEndId>").matcher(file);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    assertThat(ids).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    String message = file.replaceAll("(?s).*<MsgId>(.*?)</MsgId>.*", "$1");
    byte[] answer = answer(message, ids);
    assertRefused(GrantRefusal.UNKNOWN_BATCH, files.answered(play.cast("kommuneleder"), answer));
    assertThat(files.answered(officer, answer).orThrow())
        .isEqualTo(new BankFiles.Outcome(ids.size() - 1, 1, 0, 0));
    assertThat(files.answered(officer, answer).orThrow())
        .isEqualTo(new BankFiles.Outcome(0, 0, 0, 0));
    assertThat(payments.payments(officer, List.of(PaymentState.PAID))).hasSize(ids.size() - 1);
    assertThat(planned())
        .anySatisfy(p -> assertThat(p.bankAnswer()).contains("AC04 Kontoen er avsluttet"));
    aNoAfterTheYesMovesNothingAndIsKeptForOfficers(message, ids.getLast());
    whereTheBankSendsNoAnswerOneNotesAndAnotherConfirms();
  }

  private void aNoAfterTheYesMovesNothingAndIsKeptForOfficers(String message, String id) {
    byte[] no = answer(message, List.of(id));
    assertThat(files.answered(officer, no).orThrow()).isEqualTo(new BankFiles.Outcome(0, 0, 0, 1));
    assertThat(files.answered(officer, no).orThrow()).isEqualTo(new BankFiles.Outcome(0, 0, 0, 0));
    assertThat(payments.payments(officer, List.of(PaymentState.PAID)))
        .filteredOn(p -> p.id().toString().replace("-", "").equals(id))
        .singleElement()
        .satisfies(p -> assertThat(p.bankAnswer()).contains("AC04 Kontoen er avsluttet"));
    assertThat(it.caller("saksbehandler").get("/saker/utbetalinger?vis=betalt").body())
        .contains("Banken avviste den etterpå");
    moneyTheBankGaveBackIsNotedByOneAndPlannedAnewByTheYesOfAnother(id);
  }

  private void moneyTheBankGaveBackIsNotedByOneAndPlannedAnewByTheYesOfAnother(String id) {
    PaymentView paid =
        payments.payments(officer, List.of(PaymentState.PAID)).stream()
            .filter(p -> p.id().toString().replace("-", "").equals(id))
            .findFirst()
            .orElseThrow();
    ReturnedPayments returned = it.server.getBean(ReturnedPayments.class);
    LocalDate today = payments.today();
    Money before = frames.statement(paid.frame()).orElseThrow().paid();
    assertRefused(GrantRefusal.MOVED_ON, returned.confirm(approver, paid.id()));
    assertRefused(GrantRefusal.DAY_MISSING, returned.note(officer, paid.id(), today.plusDays(1)));
    assertThatThrownBy(() -> returned.note(play.cast("kommune"), paid.id(), today))
        .isInstanceOf(AccessDeniedException.class);
    returned.note(officer, paid.id(), today).orThrow();
    assertThatThrownBy(() -> returned.confirm(officer, paid.id()))
        .isInstanceOf(AccessDeniedException.class);
    String page = "/saker/utbetalinger/tilskudd/" + paid.award();
    assertThat(it.caller("godkjenner").get(page).body()).contains("/bekreftelse");
    returned.deny(approver, paid.id(), "Det står ikke der.").orThrow();
    assertRefused(GrantRefusal.MOVED_ON, returned.confirm(approver, paid.id()));
    returned.note(officer, paid.id(), today).orThrow();
    PaymentId again = returned.confirm(approver, paid.id()).orThrow();
    assertThat(now(paid.id()).state()).isEqualTo(PaymentState.CANCELLED);
    assertThat(now(again).state()).isEqualTo(PaymentState.PLANNED);
    assertThat(now(again).amount()).isEqualTo(paid.amount());
    assertThat(before.minus(frames.statement(paid.frame()).orElseThrow().paid()))
        .isEqualTo(paid.amount());
  }

  private void whereTheBankSendsNoAnswerOneNotesAndAnotherConfirms() {
    PaymentView returned =
        planned().stream().filter(p -> p.bankAnswer().isPresent()).findFirst().orElseThrow();
    payments.certify(officer, returned.id()).orThrow();
    payments.approve(approver, returned.id()).orThrow();
    UUID file = files.make(approver, AdministratorId.DIRECTORATE).orThrow();
    LocalDate today = payments.today();
    assertRefused(GrantRefusal.MOVED_ON, files.confirmByHand(approver, file));
    assertRefused(GrantRefusal.DAY_MISSING, files.noteByHand(officer, file, today.plusDays(1)));
    assertThatThrownBy(() -> files.noteByHand(play.cast("kommune"), file, today))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.confirmByHand(officer, file))
        .isInstanceOf(AccessDeniedException.class);
    files.noteByHand(officer, file, today).orThrow();
    whatWasNotedWronglyIsDeniedWithAReasonAndTheFileWaitsAsBefore(returned, file);
    files.noteByHand(officer, file, today.minusDays(1)).orThrow();
    assertThat(files.confirmByHand(approver, file).orThrow())
        .isEqualTo(new BankFiles.Outcome(1, 0, 0, 0));
    assertThat(payments.paymentsOf(List.of(returned.award())))
        .filteredOn(p -> p.id().equals(returned.id()))
        .allMatch(p -> p.paidOn().equals(Optional.of(today.minusDays(1))));
    assertRefused(GrantRefusal.MOVED_ON, files.confirmByHand(approver, file));
  }

  private void whatWasNotedWronglyIsDeniedWithAReasonAndTheFileWaitsAsBefore(
      PaymentView payment, UUID file) {
    String page = "/saker/utbetalinger?vis=bank";
    assertThat(it.caller("godkjenner").get("/hjem").body()).contains(page);
    assertRefused(GrantRefusal.REASON_MISSING, files.denyByHand(approver, file, " "));
    assertThatThrownBy(() -> files.denyByHand(officer, file, "Nei"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.denyByHand(play.cast("kommuneleder"), file, "Nei"))
        .isInstanceOf(AccessDeniedException.class);
    files.denyByHand(approver, file, "Den ene står ikke på kontoutskriften.").orThrow();
    assertThat(now(payment.id()).state()).isEqualTo(PaymentState.SENT);
    assertThat(it.caller("godkjenner").get("/hjem").body()).doesNotContain(page);
    assertRefused(GrantRefusal.MOVED_ON, files.confirmByHand(approver, file));
    assertRefused(GrantRefusal.MOVED_ON, files.denyByHand(approver, file, "Nei"));
    assertThat(it.server.getBean(Notifications.class).inbox(officer))
        .anyMatch(n -> n.body().contains("Den ene står ikke på kontoutskriften."));
    assertThat(it.server.getBean(Archive.class).history("payment-batch:" + file))
        .extracting(Archive.Entry::act)
        .containsExactly("payments-sent", "payments-noted", "payments-note-denied");
  }

  /** The first is sent back, the others are paid. */
  private static byte[] answer(String message, List<String> ids) {
    StringBuilder xml =
        new StringBuilder(
            "<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>"
                + message
                + "</OrgnlMsgId></OrgnlGrpInfAndSts>");
    for (int i = 0; i < ids.size(); i++) {
      xml.append("<TxInfAndSts><OrgnlEndToEndId>")
          .append(ids.get(i))
          .append("</OrgnlEndToEndId><TxSts>")
          .append(i == 0 ? "RJCT" : "ACSC")
          .append("</TxSts>")
          .append(
              i == 0
                  ? "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Kontoen er"
                      + " avsluttet</AddtlInf></StsRsnInf>"
                  : "")
          .append("</TxInfAndSts>");
    }
    return xml.append("</CstmrPmtStsRpt></Document>").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Order(6)
  void whatIsHeldBackNeedsAReasonAndTheOrganisationIsTold() {
    PaymentView some = planned().getLast();
    assertRefused(
        GrantRefusal.REASON_MISSING,
        payments.hold(officer, some.award(), HoldCause.REPORT_OVERDUE, "  "));
    payments
        .hold(officer, some.award(), HoldCause.REPORT_OVERDUE, "Rapporten for i fjor mangler.")
        .orThrow();
    var hold = payments.holds(List.of(some.award())).getLast();
    assertThat(hold.lifted()).isEmpty();
    assertThatThrownBy(
            () -> payments.lift(play.cast("kommune"), some.award(), hold.id(), "Det er avklart."))
        .isInstanceOf(AccessDeniedException.class);
    payments.lift(officer, some.award(), hold.id(), "Det er avklart.").orThrow();
    assertRefused(
        GrantRefusal.MOVED_ON, payments.lift(officer, some.award(), hold.id(), "Det er avklart."));
  }

  @Test
  @Order(7)
  void framesMoveByAnAmountWithAReasonOnceAndOnlyByTheirOwnApprover() {
    FrameStatement frame =
        frames.statements().stream()
            .filter(f -> f.administrator().equals(AdministratorId.DIRECTORATE))
            .filter(f -> f.free().isPositive())
            .findFirst()
            .orElseThrow();
    String back = "/saker/utbetalinger/rammer/" + frame.id() + "/tilbakeforing";
    String next = "/saker/utbetalinger/rammer/" + frame.id() + "/neste-ar";
    for (String path : List.of(back, next)) {
      for (String other : List.of("saksbehandler", "kommuneleder")) {
        assertThat(moved(other, path, "1", "Ubrukt").statusCode()).isEqualTo(404);
      }
      for (String amount : List.of("", "0", "-1", "mye")) {
        assertThat(answered("godkjenner", path, amount, "Ubrukt"))
            .endsWith("?avslag=" + GrantRefusal.AMOUNT_MISSING.code());
      }
      assertThat(answered("godkjenner", path, "1", "  "))
          .endsWith("?avslag=" + GrantRefusal.AMOUNT_MISSING.code());
    }
    assertThat(frames.statement(frame.id())).contains(frame);
    assertThat(answered("godkjenner", back, "1", "Ubrukt 2026")).doesNotContain("avslag");
    assertThat(answered("godkjenner", back, "1", "Ubrukt 2026"))
        .endsWith("?avslag=" + ProgrammeRefusal.CAUSE_USED.code());
    assertThat(frames.statement(frame.id()).orElseThrow().free())
        .isEqualTo(frame.free().minus(Money.kroner(1)));
    assertThat(answered("godkjenner", next, "1 000", "Tildelingsbrev 2027"))
        .doesNotContain("avslag");
    assertThat(frames.statements())
        .filteredOn(f -> f.scheme().equals(frame.scheme()))
        .filteredOn(f -> f.administrator().equals(frame.administrator()))
        .filteredOn(f -> f.grantYear() == frame.grantYear() + 1)
        .singleElement()
        .satisfies(f -> assertThat(f.allotted()).isEqualTo(Money.kroner(1_000)));
  }

  @Test
  @Order(8)
  void whatMayBeClaimedIsTypedYearByYearAndNoMoreThanWasPaidOfTheYear() {
    DecisionId award = payments.payments(officer, List.of(PaymentState.PAID)).getFirst().award();
    String path = "/saker/tilskudd/" + award;
    Caller caller = it.caller("saksbehandler");
    send(caller, path + "/kontroller", Map.of("ar", "2027", "grunn", "Vi vil se kvitteringene."));
    String open = caller.get(path).body();
    assertThat(open).contains("name=\"belop-2027\"").doesNotContain("name=\"belop-2028\"");
    TryingIt.Someone desk = it.as("saksbehandler", "nb", 1280, true);
    desk.go(path);
    desk.page.context().close();
    Matcher control = Pattern.compile(path + "/kontroller/([0-9a-f-]+)/varsel").matcher(open);
    assertThat(control.find()).isTrue();
    String notice = control.group();
    for (var wrong :
        Map.of(
                "belop-2028", GrantRefusal.TOO_MUCH,
                "belop-1999", GrantRefusal.AMOUNT_MISSING)
            .entrySet()) {
      assertThat(send(caller, notice, Map.of(wrong.getKey(), "100", "grunn", "Nei")))
          .endsWith("?avslag=" + wrong.getValue().code());
    }
    assertThat(send(caller, notice, Map.of("belop-2027", "mye", "grunn", "Nei")))
        .endsWith("?avslag=" + GrantRefusal.AMOUNT_MISSING.code());
    assertThat(send(caller, notice, Map.of("belop-2027", "1 000", "grunn", "Leien.")))
        .doesNotContain("avslag");
    assertThat(caller.get(path).body()).contains("Leien.");
    assertThat(it.caller("godkjenner").get(path).body())
        .contains("name=\"belop-2027\"", "value=\"1000\"");
    send(caller, notice.replace("varsel", "avslutning"), Map.of("grunn", "Alt er i orden."));
  }

  private String send(Caller caller, String path, Map<String, String> fields) {
    Map<String, List<String>> all = new HashMap<>();
    fields.forEach((name, value) -> all.put(name, List.of(value)));
    all.put("_csrf", List.of(Caller.proof(caller.get("/meg").body())));
    return caller.post(path, all).headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> moved(String who, String path, String amount, String cause) {
    Caller caller = it.caller(who);
    String page = caller.get("/saker/utbetalinger/rammer").body();
    return caller.post(
        path,
        Map.of(
            "_csrf", List.of(Caller.proof(page)),
            "belop", List.of(amount),
            "grunn", List.of(cause)));
  }

  private String answered(String who, String path, String amount, String cause) {
    return moved(who, path, amount, cause).headers().firstValue("Location").orElseThrow();
  }
}
