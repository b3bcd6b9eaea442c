package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certifying by one and approving by another (state financial regulations ch. 6), and holding back
 * with a reason both sides see.
 */
@Service
public class PaymentManagement {

  private static final int MOST_SHOWN = 500;

  private final PaymentStore store;
  private final AwardStore kept;
  private final HoldStore held;
  private final OverdueHolds late;
  private final AccountManagement accounts;
  private final Applications applications;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final Clock clock;

  PaymentManagement(
      PaymentStore store,
      AwardStore kept,
      HoldStore held,
      OverdueHolds late,
      AccountManagement accounts,
      Applications applications,
      Archive archive,
      Notifications notifications,
      Texts texts,
      Clock clock) {
    this.store = store;
    this.kept = kept;
    this.held = held;
    this.late = late;
    this.accounts = accounts;
    this.applications = applications;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Certifies that a payment is to be made: it is due, not held, and goes to a confirmed account.
   */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<PaymentId> certify(Actor.Person actor, PaymentId id) {
    PaymentView payment = require(actor, id, Role.CASE_OFFICER);
    AwardView award = kept.award(payment.award()).orElseThrow();
    if (payment.awaits()) {
      return Answer.refused(GrantRefusal.MILESTONE_WAITS);
    }
    if (payment.due().isAfter(today())) {
      return Answer.refused(GrantRefusal.NOT_DUE);
    }
    // a report can have become late since the program looked last
    if (late.hold(award.id()) || held.now(award.id())) {
      return Answer.refused(GrantRefusal.HELD);
    }
    Optional<AccountView> account = accounts.confirmed(award.organisation());
    if (account.isEmpty()) {
      return Answer.refused(GrantRefusal.NO_ACCOUNT);
    }
    if (!store.certify(id, actor.id(), account.get().number())) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    note(actor, award, payment, "payment-certified");
    return Answer.allowed(id);
  }

  /** Approves what another has certified. */
  @MayCall("an approver of the administrator who did not certify it and is not close to the payee")
  @Transactional
  public Answer<PaymentId> approve(Actor.Person actor, PaymentId id) {
    PaymentView payment = require(actor, id, Role.APPROVER);
    AwardView award = kept.award(payment.award()).orElseThrow();
    if (payment.state() != PaymentState.CERTIFIED) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    if (actor.id().equals(payment.certifiedBy())) {
      return Answer.refused(GrantRefusal.SAME_PERSON);
    }
    Optional<AccountView> account = accounts.confirmed(award.organisation());
    if (account.isEmpty() || !payment.account().equals(Optional.of(account.get().number()))) {
      store.sendBack(award.id());
      return Answer.refused(GrantRefusal.ACCOUNT_CHANGED);
    }
    boolean setPayer =
        accounts
            .payer(payment.administrator())
            .filter(p -> p.setBy().equals(actor.id()))
            .isPresent();
    if (setPayer
        || account.get().touchedBy(actor.id())
        || actor.mandates().contains(award.organisation())) {
      return Answer.refused(GrantRefusal.TOO_CLOSE);
    }
    if (late.hold(award.id()) || held.now(award.id())) {
      return Answer.refused(GrantRefusal.HELD);
    }
    if (!store.approve(id, actor.id())) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    note(actor, award, payment, "payment-approved");
    return Answer.allowed(id);
  }

  /** Holds back what is not sent yet of an award, and tells the organisation why. */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> hold(
      Actor.Person actor, DecisionId id, HoldCause cause, String reason) {
    AwardView award = requireAward(actor, id);
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    held.place(id, cause, reason.strip(), Optional.empty(), null, actor.id());
    store.sendBack(id);
    archive.record(
        actor,
        Optional.of(award.administrator()),
        award.subject(),
        "payment-held",
        Map.of("cause", cause.name(), "reason", reason.strip()));
    tell(award, "notice.held.subject", "notice.held.body");
    return Answer.allowed(id);
  }

  /** Lets the money go again, and says why. */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> lift(Actor.Person actor, DecisionId id, UUID hold, String reason) {
    AwardView award = requireAward(actor, id);
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (!held.lift(hold, id, actor.id())) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    archive.record(
        actor,
        Optional.of(award.administrator()),
        award.subject(),
        "payment-hold-lifted",
        Map.of("hold", hold.toString(), "reason", reason.strip()));
    tell(award, "notice.lifted.subject", "notice.lifted.body");
    return Answer.allowed(id);
  }

  /** The payments in these states of those the actor works for, less what the actor may not see. */
  @MayCall("case officers and approvers, for their own administrators")
  @Transactional(readOnly = true)
  public List<PaymentView> payments(Actor.Person actor, Collection<PaymentState> states) {
    List<PaymentView> all = store.payments(actor.administrators(), states, MOST_SHOWN);
    Map<DecisionId, AwardView> awards = kept.awards(all.stream().map(PaymentView::award).toList());
    Set<ApplicationId> blocked =
        applications.blockedFor(
            actor,
            awards.values().stream().map(AwardView::application).collect(Collectors.toSet()));
    Set<DecisionId> hidden =
        awards.values().stream()
            .filter(a -> blocked.contains(a.application()))
            .map(AwardView::id)
            .collect(Collectors.toSet());
    return all.stream().filter(p -> !hidden.contains(p.award())).toList();
  }

  /** How many payments that are due wait at each state, for those the actor works for. */
  @MayCall("case officers and approvers, for their own administrators")
  @Transactional(readOnly = true)
  public Map<PaymentState, Integer> waiting(Actor.Person actor) {
    return store.due(actor.administrators(), today());
  }

  /** Awards by id. */
  @MayCall("payment's own pages, which have checked who asks")
  @Transactional(readOnly = true)
  public Map<DecisionId, AwardView> awards(Collection<DecisionId> ids) {
    return kept.awards(ids);
  }

  /** The awards that stand of an organisation. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<AwardView> awardsOf(Actor.Person actor, OrganisationNumber organisation) {
    if (!actor.mandates().contains(organisation)) {
      throw new AccessDeniedException("Only the organisation's own people");
    }
    return kept.awardsOf(organisation);
  }

  /** The awards of the same organisation from the same administrator, this one among them. */
  @MayCall("grant's own desks, which have checked who asks")
  @Transactional(readOnly = true)
  public List<AwardView> sameRecipient(AwardView award) {
    return kept.awardsOf(award.organisation()).stream()
        .filter(a -> a.administrator().equals(award.administrator()))
        .toList();
  }

  /** The award, if the actor may follow its money. */
  @MayCall("the organisation's people, and officers without ties to it")
  @Transactional(readOnly = true)
  public Optional<AwardView> visibleTo(Actor.Person actor, DecisionId id) {
    return kept.award(id)
        .filter(a -> actor.mandates().contains(a.organisation()) || mayHandle(actor, a));
  }

  /** The years of an award that have been promised, the first one first. */
  @MayCall("grant's own desks, which have checked who asks")
  @Transactional(readOnly = true)
  public List<AwardYear> years(DecisionId award) {
    return kept.years(award);
  }

  /** What may be used in a year of what was not used before, also when it is not promised yet. */
  @MayCall("grant's own desks, which have checked who asks")
  @Transactional(readOnly = true)
  public Money carriedInto(DecisionId award, int grantYear) {
    return kept.carriedInto(award, grantYear);
  }

  /** The payments of awards, those due first on top. */
  @MayCall("payment's own pages, which have checked who asks")
  @Transactional(readOnly = true)
  public List<PaymentView> paymentsOf(Collection<DecisionId> awards) {
    return store.paymentsOf(awards);
  }

  /** What has been held back of awards, lifted or not. */
  @MayCall("payment's own pages, which have checked who asks")
  @Transactional(readOnly = true)
  public List<HoldView> holds(Collection<DecisionId> awards) {
    return held.of(awards);
  }

  /** The award, for those who work with it and have nothing to do with who got it. */
  @MayCall("officers without ties to the organisation, who do not act for it either")
  @Transactional(readOnly = true)
  public Optional<AwardView> handledBy(Actor.Person actor, DecisionId id) {
    return kept.award(id).filter(a -> mayHandle(actor, a));
  }

  private boolean mayHandle(Actor.Person actor, AwardView award) {
    return actor.administrators().contains(award.administrator())
        && !actor.mandates().contains(award.organisation())
        && applications.blockedFor(actor, Set.of(award.application())).isEmpty();
  }

  private PaymentView require(Actor.Person actor, PaymentId id, Role role) {
    PaymentView payment = store.payment(id).orElseThrow();
    AwardView award = kept.award(payment.award()).orElseThrow();
    if (!actor.has(role, payment.administrator()) || !mayHandle(actor, award)) {
      throw new AccessDeniedException("Not this person's payment");
    }
    return payment;
  }

  private AwardView requireAward(Actor.Person actor, DecisionId id) {
    AwardView award = kept.award(id).orElseThrow();
    if (!actor.has(Role.CASE_OFFICER, award.administrator()) || !mayHandle(actor, award)) {
      throw new AccessDeniedException("Not this person's case");
    }
    return award;
  }

  private void note(Actor actor, AwardView award, PaymentView payment, String act) {
    archive.record(
        actor,
        Optional.of(award.administrator()),
        award.subject(),
        act,
        Map.of("payment", payment.id().toString(), "kroner", payment.amount().kroner()));
  }

  private void tell(AwardView award, String subject, String body) {
    notifications.tell(
        award.organisation(),
        person ->
            new Notice(
                Optional.of(award.organisation()),
                texts.text(person.language(), subject, award.number()),
                texts.text(person.language(), body),
                Optional.of("/tilskudd/" + award.id())));
  }

  /** Today, by the clock that decides what is due. */
  @MayCall("payment's own pages")
  public LocalDate today() {
    return LocalDate.now(clock);
  }
}
