package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentMade;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files to the bank and its answers. A payment stands in one file, which is kept as it was made; it
 * counts as paid, in the frame too, when the bank says so.
 */
@Service
public class BankFiles {

  private final PaymentStore store;
  private final AwardStore kept;
  private final BatchStore batches;
  private final AccountManagement accounts;
  private final ReturnedPayments back;
  private final AcceptanceManagement acceptance;
  private final Frames frames;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BankFiles(
      PaymentStore store,
      AwardStore kept,
      BatchStore batches,
      AccountManagement accounts,
      ReturnedPayments back,
      AcceptanceManagement acceptance,
      Frames frames,
      Archive archive,
      Notifications notifications,
      Texts texts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.kept = kept;
    this.batches = batches;
    this.accounts = accounts;
    this.back = back;
    this.acceptance = acceptance;
    this.frames = frames;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What an answer from the bank came to.
   *
   * @param late refused though the bank has said before that they were paid: they still count as
   *     paid, and somebody has to ask the bank
   */
  public record Outcome(int paid, int returned, int waiting, int late) {}

  /** Makes a file of all that is approved; pressing twice finds nothing the second time. */
  @MayCall("an approver of the administrator")
  @Transactional
  public Answer<UUID> make(Actor.Person actor, AdministratorId administrator) {
    if (!actor.has(Role.APPROVER, administrator)) {
      throw new AccessDeniedException("Only an approver sends payments");
    }
    Optional<PayerView> payer = accounts.payer(administrator);
    if (payer.isEmpty()) {
      return Answer.refused(GrantRefusal.NO_PAYER);
    }
    List<PaymentView> approved = store.lockApproved(administrator);
    if (approved.isEmpty()) {
      return Answer.refused(GrantRefusal.NOTHING_APPROVED);
    }
    Map<DecisionId, AwardView> awards =
        kept.awards(approved.stream().map(PaymentView::award).toList());
    UUID batch = UUID.randomUUID();
    // at most 35 characters in the standard, and an id with hyphens has 36
    String message = "ILD" + batch.toString().replace("-", "");
    LocalDate payOn = LocalDate.now(clock);
    List<CreditTransferFile.Transfer> transfers = new ArrayList<>();
    for (PaymentView payment : approved) {
      AwardView award = Objects.requireNonNull(awards.get(payment.award()));
      transfers.add(
          new CreditTransferFile.Transfer(
              EndToEndId.of(payment.id()),
              payment.amount(),
              award.organisationName(),
              payment.account().orElseThrow(),
              texts.text(Language.NB, "payment.statement", award.number())));
    }
    batches.keep(
        batch,
        payer.get(),
        message,
        actor.id(),
        payOn,
        approved,
        CreditTransferFile.of(message, OffsetDateTime.now(clock), payer.get(), payOn, transfers));
    store.sent(batch, approved);
    archive.record(
        actor,
        Optional.of(administrator),
        "payment-batch:" + batch,
        "payments-sent",
        Map.of("payments", approved.size(), "message", message));
    return Answer.allowed(batch);
  }

  /** Takes in the bank's answer. Reading the same answer again changes nothing. */
  @MayCall("a case officer or approver of the administrator whose file it answers")
  @Transactional
  public Answer<Outcome> answered(Actor.Person actor, byte[] file) {
    Optional<BankStatusFile> read = BankStatusFile.read(file);
    if (read.isEmpty()) {
      return Answer.refused(GrantRefusal.NOT_A_BANK_ANSWER);
    }
    Optional<UUID> batch =
        batches
            .answeredBy(read.get().message())
            .filter(b -> actor.administrators().contains(batches.administratorOf(b).orElseThrow()));
    if (batch.isEmpty()) {
      return Answer.refused(GrantRefusal.UNKNOWN_BATCH);
    }
    int paid = 0;
    int returned = 0;
    int waiting = 0;
    int late = 0;
    List<BankStatusFile.Status> said = new ArrayList<>(read.get().payments());
    if (said.isEmpty() || read.get().group().equals("RJCT")) {
      // a file refused as a whole is refused for those not named, too
      Set<String> named = said.stream().map(BankStatusFile.Status::id).collect(Collectors.toSet());
      ofTheWhole(batch.get(), read.get()).stream()
          .filter(s -> !named.contains(s.id()))
          .forEach(said::add);
    }
    for (BankStatusFile.Status status : said) {
      Optional<PaymentView> payment = EndToEndId.payment(status.id()).flatMap(store::payment);
      if (payment.isEmpty() || !batch.get().equals(payment.get().batch())) {
        continue;
      }
      switch (status.code()) {
        case "ACSC", "ACCC" -> {
          LocalDate today = LocalDate.now(clock);
          LocalDate day = status.day().filter(d -> !d.isAfter(today)).orElse(today);
          paid += settle(actor, payment.get(), batch.get(), day) ? 1 : 0;
        }
        case "RJCT" -> {
          if (payment.get().state() == PaymentState.PAID) {
            late += back.refusedLate(actor, payment.get(), status.why()) ? 1 : 0;
          } else {
            returned += sendBack(actor, payment.get(), batch.get(), status) ? 1 : 0;
          }
        }
        default -> waiting++;
      }
    }
    return Answer.allowed(new Outcome(paid, returned, waiting, late));
  }

  /** Notes from the account statement that the bank has paid a file, where it sends no answer. */
  @MayCall("a case officer of the administrator")
  @Transactional
  public Answer<UUID> noteByHand(Actor.Person actor, UUID batch, LocalDate day) {
    require(actor, batch, Role.CASE_OFFICER);
    batches.lock(batch);
    if (day.isAfter(LocalDate.now(clock))) {
      return Answer.refused(GrantRefusal.DAY_MISSING);
    }
    if (unanswered(batch).isEmpty()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    batches.note(batch, day, actor.id());
    record(actor, batch, "payments-noted", Map.of("day", day.toString()));
    return Answer.allowed(batch);
  }

  /** Says that what was noted is not so; the file waits for the bank's answer as before. */
  @MayCall("an approver of the administrator who did not note it")
  @Transactional
  public Answer<UUID> denyByHand(Actor.Person actor, UUID batch, String reason) {
    require(actor, batch, Role.APPROVER);
    BatchStore.ByHand noted = batches.lock(batch);
    PersonId by = noted.by();
    if (by == null || unanswered(batch).isEmpty()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (actor.id().equals(by)) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    batches.unnote(batch);
    record(actor, batch, "payments-note-denied", Map.of("reason", reason.strip()));
    notifications.tell(
        by,
        person ->
            new Notice(
                Optional.empty(),
                texts.text(person.language(), "notice.note-denied.subject"),
                texts.text(person.language(), "notice.note-denied.body", reason.strip()),
                Optional.of("/saker/utbetalinger?vis=bank")));
    return Answer.allowed(batch);
  }

  /** How many files others have noted as paid that the actor can confirm. */
  @MayCall("approvers, for their own administrators")
  @Transactional(readOnly = true)
  public int notesToConfirm(Actor.Person actor) {
    return batches.noted(
        actor.administrators().stream().filter(a -> actor.has(Role.APPROVER, a)).toList(),
        actor.id());
  }

  private void record(Actor.Person actor, UUID batch, String act, Map<String, ?> said) {
    archive.record(actor, batches.administratorOf(batch), "payment-batch:" + batch, act, said);
  }

  /** Confirms what was noted: what the bank has not answered for counts as paid that day. */
  @MayCall("an approver of the administrator who did not note it")
  @Transactional
  public Answer<Outcome> confirmByHand(Actor.Person actor, UUID batch) {
    require(actor, batch, Role.APPROVER);
    BatchStore.ByHand noted = batches.lock(batch);
    LocalDate day = noted.day();
    if (day == null) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (actor.id().equals(noted.by())) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    int paid = 0;
    for (PaymentView payment : unanswered(batch)) {
      paid += settle(actor, payment, batch, day) ? 1 : 0;
    }
    return paid == 0
        ? Answer.refused(GrantRefusal.MOVED_ON)
        : Answer.allowed(new Outcome(paid, 0, 0, 0));
  }

  private void require(Actor.Person actor, UUID batch, Role role) {
    if (batches.administratorOf(batch).filter(a -> actor.has(role, a)).isEmpty()) {
      throw new AccessDeniedException("Not this person's file");
    }
  }

  private List<PaymentView> unanswered(UUID batch) {
    return store
        .payments(
            List.of(batches.administratorOf(batch).orElseThrow()),
            List.of(PaymentState.SENT),
            Integer.MAX_VALUE)
        .stream()
        .filter(p -> batch.equals(p.batch()))
        .toList();
  }

  private List<BankStatusFile.Status> ofTheWhole(UUID batch, BankStatusFile file) {
    return unanswered(batch).stream()
        .map(p ->
            new BankStatusFile.Status(
                EndToEndId.of(p.id()), file.group(), file.groupReason(), Optional.empty()))
        .toList();
  }

  private boolean settle(Actor.Person actor, PaymentView payment, UUID batch, LocalDate day) {
    if (!store.paid(payment.id(), batch, day)) {
      return false;
    }
    AwardView award = kept.award(payment.award()).orElseThrow();
    frames.pay(actor, payment.frame(), payment.amount(), "payment:" + payment.id());
    acceptance.received(actor, payment.award());
    archive.record(
        actor,
        Optional.of(award.administrator()),
        award.subject(),
        "payment-made",
        Map.of("payment", payment.id().toString(), "kroner", payment.amount().kroner()));
    notifications.tell(
        award.organisation(),
        person ->
            new Notice(
                Optional.of(award.organisation()),
                texts.text(person.language(), "notice.paid.subject", award.number()),
                texts.text(person.language(), "notice.paid.body"),
                Optional.of("/tilskudd/" + award.id())));
    events.publishEvent(
        new PaymentMade(payment.id(), award.id(), payment.amount(), day, payment.grantYear()));
    return true;
  }

  private boolean sendBack(
      Actor.Person actor, PaymentView payment, UUID batch, BankStatusFile.Status status) {
    String why = status.why();
    if (!store.returned(payment.id(), batch, why)) {
      return false;
    }
    AwardView award = kept.award(payment.award()).orElseThrow();
    archive.record(
        actor,
        Optional.of(award.administrator()),
        award.subject(),
        "payment-returned",
        Map.of("payment", payment.id().toString(), "reason", why));
    back.tell(award);
    return true;
  }

  /** The files made for those the actor works for, newest first. */
  @MayCall("case officers and approvers, for their own administrators")
  @Transactional(readOnly = true)
  public List<BatchView> batches(Actor.Person actor) {
    return batches.of(actor.administrators());
  }

  /** A file as it was made; the program's own commands see all. */
  @MayCall("case officers and approvers of the administrator; a command of the same machine")
  @Transactional(readOnly = true)
  public Optional<String> file(Actor actor, UUID batch) {
    return batches
        .administratorOf(batch)
        .filter(a -> actor instanceof Actor.Program || actor.administrators().contains(a))
        .flatMap(_ -> batches.file(batch));
  }
}
