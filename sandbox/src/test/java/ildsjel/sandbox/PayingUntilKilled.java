package ildsjel.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.Ildsjel;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.BankFiles;
import no.ildsjel.grant.payment.BatchView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentPlan;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.payment.Reconciliation;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A program of its own that certifies, approves, sends and settles payments until there are none
 * left or it is killed. The bank it plays pays a file once, and everything in it.
 */
final class PayingUntilKilled {

  static final String READY = "READY TO BE KILLED";
  static final String DONE = "EVERYTHING IS PAID";

  private final ConfigurableApplicationContext server;
  private final Path bank;
  private final PaymentManagement payments;
  private final BankFiles files;
  private final Demonstration play;
  private final Actor.Person officer;
  private final Actor.Person approver;
  private final Random random = new Random();

  private PayingUntilKilled(ConfigurableApplicationContext server, Path bank) {
    this.server = server;
    this.bank = bank;
    this.payments = server.getBean(PaymentManagement.class);
    this.files = server.getBean(BankFiles.class);
    this.play = server.getBean(Demonstration.class);
    this.officer = play.cast("saksbehandler");
    this.approver = play.cast("godkjenner");
  }

  /** The folder of the program's data, and the bank's book. */
  public static void main(String[] args) throws Exception {
    SpringApplication application = new SpringApplication(Ildsjel.class);
    application.setDefaultProperties(
        Map.of(
            "ildsjel.embedded", "true",
            "ildsjel.data", args[0],
            "ildsjel.keys.file", args[0] + "/keys.json",
            "server.address", "127.0.0.1",
            "server.port", "0"));
    try (ConfigurableApplicationContext server = application.run()) {
      server.getBean(MovableClock.class).moveTo(LocalDate.of(2027, 7, 5), LocalTime.of(9, 0));
      PayingUntilKilled paying = new PayingUntilKilled(server, Path.of(args[1]));
      paying.prepare();
      paying.check();
      System.out.println(READY);
      paying.pay();
      paying.check();
      System.out.println(DONE);
    }
  }

  private void prepare() {
    AcceptanceManagement acceptance = server.getBean(AcceptanceManagement.class);
    AccountManagement accounts = server.getBean(AccountManagement.class);
    for (DecisionView award : awards()) {
      OrganisationNumber organisation = award.application().organisation();
      Actor.Person speaker = play.speaker(organisation);
      if (acceptance.find(award.id()).isEmpty()) {
        acceptance.answer(speaker, award.id(), true, SigningRight.LEADER).orThrow();
      }
      server.getBean(PaymentPlan.class).make(award.id());
      if (accounts.confirmed(organisation).isEmpty()) {
        accounts.give(speaker, organisation, "86011117947").orThrow();
        accounts.confirm(speaker, organisation, "7947").orThrow();
      }
      payments.holds(List.of(award.id())).stream()
          .filter(h -> h.lifted().isEmpty())
          .forEach(h -> payments.lift(officer, award.id(), h.id(), "Det er avklart.").orThrow());
    }
  }

  private List<DecisionView> awards() {
    return server.getBean(Calls.class).published().stream()
        .filter(c -> c.kind().equals("pilot"))
        .flatMap(c -> server.getBean(Decisions.class).of(c.id()).stream())
        .filter(d -> d.outcome() == DecisionOutcome.AWARD)
        .toList();
  }

  private void pay() throws Exception {
    while (!all(PaymentState.values()).stream().allMatch(p -> p.state() == PaymentState.PAID)) {
      switch (random.nextInt(4)) {
        case 0 -> some(PaymentState.PLANNED).forEach(p -> payments.certify(officer, p.id()));
        case 1 -> some(PaymentState.CERTIFIED).forEach(p -> payments.approve(approver, p.id()));
        case 2 -> files.make(approver, AdministratorId.DIRECTORATE);
        default -> settle();
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
    }
  }

  /** One or two of them, so that files are many and small. */
  private List<PaymentView> some(PaymentState state) {
    List<PaymentView> all = new ArrayList<>(all(state));
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(all.size(), 1 + random.nextInt(2)));
  }

  private List<PaymentView> all(PaymentState... states) {
    return payments.payments(officer, Arrays.asList(states));
  }

  /** The bank takes every file it has not seen, pays all in it, and answers. */
  private void settle() throws IOException {
    for (BatchView batch : files.batches(officer)) {
      String file = files.file(officer, batch.id()).orElseThrow();
      String message = message(file);
      List<String> ids = ids(file);
      if (Files.notExists(bank) || !Files.readString(bank).contains(message)) {
        StringBuilder paid = new StringBuilder();
        ids.forEach(id -> paid.append(message).append(' ').append(id).append('\n'));
        Files.writeString(
            bank,
            paid,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
      }
      files.answered(officer, answer(message, ids)).orThrow();
    }
  }

  /** Whatever happened before: nothing stands in two files, and the frames add up. */
  private void check() {
    Set<String> sent = new HashSet<>();
    for (BatchView batch : files.batches(officer)) {
      for (String id : ids(files.file(officer, batch.id()).orElseThrow())) {
        if (!sent.add(id)) {
          throw new IllegalStateException("Sent twice: " + id);
        }
      }
    }
    for (PaymentView payment : all(PaymentState.values())) {
      boolean inFile = sent.contains(payment.id().toString().replace("-", ""));
      boolean gone = payment.state() == PaymentState.SENT || payment.state() == PaymentState.PAID;
      if (inFile != gone) {
        throw new IllegalStateException(payment.state() + " but in a file: " + inFile);
      }
    }
    for (Reconciliation.Line line : server.getBean(Reconciliation.class).lines()) {
      if (!line.faults().isEmpty()) {
        throw new IllegalStateException("The frames: " + line.faults());
      }
    }
  }

  private static String message(String file) {
    return file.replaceAll("(?s).*<MsgId>(.*?)</MsgId>.*", "$1");
  }

  private static List<String> ids(String file) {
    List<String> ids = new ArrayList<>();
    Matcher id = Pattern.compile("<EndToEndId>([0-9a-f]+)</EndToEndId>").matcher(file);
    while (id.find()) {
      ids.add(id.group(1));
    }
    return ids;
  }

  private static byte[] answer(String message, List<String> ids) {
    StringBuilder xml =
        new StringBuilder("<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>")
            .append(message)
            .append("</OrgnlMsgId></OrgnlGrpInfAndSts>");
    ids.forEach(id ->
        xml.append("<TxInfAndSts><OrgnlEndToEndId>")
            .append(id)
            .append("</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>"));
    return xml.append("</CstmrPmtStsRpt></Document>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
