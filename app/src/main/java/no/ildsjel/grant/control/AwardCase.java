package no.ildsjel.grant.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.AwardYear;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may act on an award, what is noted of it, and who is told. */
@Component
class AwardCase {

  private final PaymentManagement payments;
  private final PaymentConsequences consequences;
  private final Decisions decisions;
  private final AcceptanceManagement acceptance;
  private final Applications applications;
  private final Calls calls;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;

  AwardCase(
      PaymentManagement payments,
      PaymentConsequences consequences,
      Decisions decisions,
      AcceptanceManagement acceptance,
      Applications applications,
      Calls calls,
      Archive archive,
      Notifications notifications,
      Texts texts) {
    this.payments = payments;
    this.consequences = consequences;
    this.decisions = decisions;
    this.acceptance = acceptance;
    this.applications = applications;
    this.calls = calls;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
  }

  AwardView find(DecisionId id) {
    return Objects.requireNonNull(payments.awards(List.of(id)).get(id));
  }

  AwardYear year(DecisionId id, int grantYear) {
    return payments.years(id).stream()
        .filter(y -> y.grantYear() == grantYear)
        .findFirst()
        .orElseThrow();
  }

  boolean hasYear(DecisionId id, int grantYear) {
    return payments.years(id).stream().anyMatch(y -> y.grantYear() == grantYear);
  }

  /** The award, for somebody with the role who has no ties to it. */
  AwardView require(Actor.Person actor, DecisionId id, Role role) {
    // two acts on one award follow each other, so that no sum is read while it changes
    consequences.lock(id);
    AwardView award = find(id);
    if (!actor.has(role, award.administrator()) || payments.handledBy(actor, id).isEmpty()) {
      throw new AccessDeniedException("Not this person's case");
    }
    return award;
  }

  /** The award, for its organisation that changes something of it: one at a time. */
  AwardView ownLocked(Actor.Person actor, DecisionId id) {
    consequences.lock(id);
    return own(actor, id);
  }

  /** The award, for its organisation. */
  AwardView own(Actor.Person actor, DecisionId id) {
    AwardView award = find(id);
    if (!actor.mandates().contains(award.organisation())) {
      throw new AccessDeniedException("Only the organisation's own people");
    }
    return award;
  }

  /**
   * An award that is decided, asks for a signed letter and has not been answered: nothing is
   * planned of it yet. Seen by the organisation's people, and by officers without ties to it.
   */
  Optional<AwardView> unanswered(Actor.Person actor, DecisionId id) {
    if (!payments.awards(List.of(id)).isEmpty()) {
      return Optional.empty(); // it is planned, so it has been answered
    }
    return decisions
        .find(id)
        .filter(d -> acceptance.byLetter(d) && acceptance.find(id).isEmpty())
        .map(this::asAward)
        .filter(a ->
            actor.mandates().contains(a.organisation())
                || actor.administrators().contains(a.administrator())
                    && applications.blockedFor(actor, Set.of(a.application())).isEmpty());
  }

  private AwardView asAward(DecisionView decision) {
    return AwardView.of(decision, calls.require(decision.application().call()));
  }

  void note(Actor actor, AwardView award, String act, Map<String, ?> payload) {
    Map<String, Object> said = new LinkedHashMap<>(payload);
    said.put("award", award.id().toString());
    archive.record(actor, Optional.of(award.administrator()), award.subject(), act, said);
  }

  void tell(AwardView award, String subject, String body) {
    notifications.tell(
        award.organisation(),
        person ->
            new Notice(
                Optional.of(award.organisation()),
                texts.text(person.language(), subject, award.number()),
                texts.text(person.language(), body),
                Optional.of("/tilskudd/" + award.id() + "/oppfolging")));
  }
}
