package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.grant.PaymentReturned;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money the bank gave back after it counted as paid, as when an account was closed: one notes it
 * from the account statement and another says yes or no. After the yes it has not been paid, in the
 * frame and in the organisation's book too, and the same amount is planned anew, unless the award
 * has ended before its time.
 */
@Service
public class ReturnedPayments {

  private static final String ANOTHER =
      "an approver of the administrator without ties, who did not note it";

  private record Noted(LocalDate day, PersonId by) {}

  private final JdbcClient jdbc;
  private final PaymentStore store;
  private final PaymentManagement payments;
  private final Frames frames;
  private final AcceptanceManagement acceptance;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReturnedPayments(
      JdbcClient jdbc,
      PaymentStore store,
      PaymentManagement payments,
      Frames frames,
      AcceptanceManagement acceptance,
      Archive archive,
      Notifications notifications,
      Texts texts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.payments = payments;
    this.frames = frames;
    this.acceptance = acceptance;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A bank that says no after its yes has either been wrong once or got the money back. Which, no
   * file says: nothing is moved, the answer is kept with the payment, and officers see it. False
   * when it has said so before.
   */
  boolean refusedLate(Actor.Person actor, PaymentView payment, String why) {
    if (!store.refusedLate(payment.id(), why)) {
      return false;
    }
    record(actor, payment, "payment-refused-late", Map.of("reason", why));
    return true;
  }

  /** Notes that the money has come back into the administrator's account. */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<PaymentId> note(Actor.Person actor, PaymentId id, LocalDate day) {
    PaymentView payment = require(actor, id, Role.CASE_OFFICER);
    if (payment.state() != PaymentState.PAID || payment.batch() == null || noted(id).isPresent()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (day.isAfter(LocalDate.now(clock)) || day.isBefore(payment.paidOn().orElse(day))) {
      return Answer.refused(GrantRefusal.DAY_MISSING);
    }
    noted(id, day, actor.id());
    record(actor, payment, "payment-back-noted", Map.of());
    return Answer.allowed(id);
  }

  /**
   * Says that it is so: it has not been paid, and is planned anew; of an award that has ended
   * before its time nothing more is paid, and the money is free in its frame.
   */
  @MayCall(ANOTHER)
  @Transactional
  public Answer<PaymentId> confirm(Actor.Person actor, PaymentId id) {
    boolean ended = endedEarly(id);
    PaymentView payment = require(actor, id, Role.APPROVER);
    Optional<Noted> noted = noted(id);
    if (noted.isEmpty() || payment.state() != PaymentState.PAID) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (noted.get().by().equals(actor.id())) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    if (frames.statement(payment.frame()).orElseThrow().kept().compareTo(payment.amount()) < 0) {
      // it has been repaid or carried over already: that has to be put right first
      return Answer.refused(GrantRefusal.TOO_MUCH);
    }
    jdbc.sql("update \"grant\".payment set state = 'CANCELLED', batch = null where id = ?")
        .param(id.value())
        .update();
    frames.unpay(actor, payment.frame(), payment.amount(), "payment:" + id);
    PaymentId planned = id;
    if (ended) {
      letGo(actor, payment);
    } else {
      planned = planAnew(actor, payment);
      if (nothingPaid(payment.award())) {
        acceptance.notReceived(actor, payment.award());
      }
    }
    events.publishEvent(
        new PaymentReturned(
            id, payment.award(), payment.amount(), noted.get().day(), payment.grantYear()));
    return Answer.allowed(planned);
  }

  /** True when the award has ended before its time; it is held, so that it does not end now. */
  private boolean endedEarly(PaymentId id) {
    return jdbc.sql(
            """
            select exists (select 1 from "grant".closing c where c.award = a.decision and c.early)
            from "grant".award a
            where a.decision = (select award from "grant".payment where id = ?) for update
            """)
        .param(id.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private boolean nothingPaid(DecisionId award) {
    return jdbc.sql(
            """
            select not exists (select 1 from "grant".payment where award = ? and state = 'PAID')
            """)
        .param(award.value())
        .query(Boolean.class)
        .single();
  }

  /** Nothing more is paid of an award that has ended: the money is free in its frame again. */
  private void letGo(Actor.Person actor, PaymentView payment) {
    jdbc.sql(
            """
            update "grant".award_year set kroner = kroner - ? where award = ? and grant_year = ?
            """)
        .params(payment.amount().kroner(), payment.award().value(), payment.grantYear())
        .update();
    frames.release(actor, payment.frame(), payment.amount(), "returned:" + payment.id());
    record(actor, payment, "payment-back", came(payment));
  }

  private static Map<String, Object> came(PaymentView payment) {
    return payment.batch() == null ? Map.of() : Map.of("batch", payment.batch().toString());
  }

  private PaymentId planAnew(Actor.Person actor, PaymentView payment) {
    PaymentId again = new PaymentId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into "grant".payment
              (id, award, administrator, grant_year, frame, sequence, kroner, due, state, bank_answer)
            select ?, award, administrator, grant_year, frame,
              (select max(sequence) + 1 from "grant".payment o
                where o.award = p.award and o.grant_year = p.grant_year),
              kroner, ?, 'PLANNED', ? from "grant".payment p where id = ?
            """)
        .params(
            again.value(),
            LocalDate.now(clock),
            payment.bankAnswer().orElse("–"),
            payment.id().value())
        .update();
    Map<String, Object> said = new HashMap<>(came(payment));
    said.put("again", again.toString());
    record(actor, payment, "payment-back", said);
    tell(award(payment));
    return again;
  }

  /** Says that it is not so; the payment counts as paid as before. */
  @MayCall(ANOTHER)
  @Transactional
  public Answer<PaymentId> deny(Actor.Person actor, PaymentId id, String reason) {
    PaymentView payment = require(actor, id, Role.APPROVER);
    Optional<Noted> noted = noted(id);
    if (noted.isEmpty()) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (noted.get().by().equals(actor.id())) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    noted(id, null, null);
    record(actor, payment, "payment-back-denied", Map.of("reason", reason.strip()));
    return Answer.allowed(id);
  }

  /** The day noted for a payment, until somebody has said yes or no. */
  @MayCall("payment's own pages, which have checked who asks")
  @Transactional(readOnly = true)
  public Optional<LocalDate> notedDay(PaymentView payment) {
    return payment.state() == PaymentState.PAID
        ? noted(payment.id()).map(Noted::day)
        : Optional.empty();
  }

  /** Tells that money has come back, most often since the account was wrong. */
  void tell(AwardView award) {
    notifications.tell(
        award.organisation(),
        person ->
            new Notice(
                Optional.of(award.organisation()),
                texts.text(person.language(), "notice.returned.subject", award.number()),
                texts.text(person.language(), "notice.returned.body"),
                Optional.of("/tilskudd/konto")));
  }

  private Optional<Noted> noted(PaymentId id) {
    return jdbc.sql(
            """
            select back_day, back_noted_by from "grant".payment
            where id = ? and back_day is not null
            """)
        .param(id.value())
        .query((row, n) ->
            new Noted(
                row.getObject("back_day", LocalDate.class),
                new PersonId(row.getObject("back_noted_by", UUID.class))))
        .optional();
  }

  private void noted(PaymentId id, @Nullable LocalDate day, @Nullable PersonId by) {
    jdbc.sql(
            """
            update "grant".payment set back_day = cast(:day as date),
              back_noted_by = cast(:by as uuid)
            where id = :id
            """)
        .param("day", day)
        .param("by", by == null ? null : by.value())
        .param("id", id.value())
        .update();
  }

  private PaymentView require(Actor.Person actor, PaymentId id, Role role) {
    PaymentView payment = store.lock(id).orElseThrow();
    if (!actor.has(role, payment.administrator())
        || payments.handledBy(actor, payment.award()).isEmpty()) {
      throw new AccessDeniedException("Not this person's payment");
    }
    return payment;
  }

  private AwardView award(PaymentView payment) {
    return payments.awards(List.of(payment.award())).values().iterator().next();
  }

  private void record(Actor.Person actor, PaymentView payment, String act, Map<String, ?> more) {
    Map<String, Object> said = new HashMap<>(more);
    said.put("payment", payment.id().toString());
    said.put("kroner", payment.amount().kroner());
    archive.record(
        actor, Optional.of(payment.administrator()), award(payment).subject(), act, said);
  }
}
