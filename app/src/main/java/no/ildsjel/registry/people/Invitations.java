package no.ildsjel.registry.people;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.limits.Limit;
import no.ildsjel.platform.limits.RateLimits;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.registry.RegistryRefusal;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Those who act for an organisation ask others to do so too. An invitation is a link for one use,
 * good for 14 days, that is worth nothing before its holder has logged in; who used it is shown to
 * everybody in the organisation, and any of them can undo it.
 */
@Service
public class Invitations {

  static final Duration GOOD_FOR = Duration.ofDays(14);
  private static final int MOST_OPEN = 20;
  private static final Limit INVITING = new Limit("invitation", 20, Duration.ofHours(1));

  private final InvitationStore store;
  private final InvitationWords words;
  private final People people;
  private final Notifications notifications;
  private final Archive archive;
  private final RateLimits limits;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Invitations(
      InvitationStore store,
      InvitationWords words,
      People people,
      Notifications notifications,
      Archive archive,
      RateLimits limits,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.words = words;
    this.people = people;
    this.notifications = notifications;
    this.archive = archive;
    this.limits = limits;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Everybody who acts for the organisation, by name. */
  @MayCall("those who act for the organisation")
  @Transactional(readOnly = true)
  public List<ActingPerson> acting(Actor.Person actor, OrganisationNumber organisation) {
    own(actor, organisation);
    Map<PersonId, InvitationStore.Mandate> invited = store.mandates(organisation);
    Map<PersonId, String> inviters =
        people.namesOf(invited.values().stream().map(InvitationStore.Mandate::by).toList());
    return people.actingFor(organisation).stream()
        .map(person ->
            new ActingPerson(
                person.id(),
                person.name(),
                Optional.ofNullable(invited.get(person.id()))
                    .map(m ->
                        new ActingPerson.Invited(
                            inviters.getOrDefault(m.by(), ""), m.email(), m.since()))))
        .toList();
  }

  /** Invitations nobody has answered yet, newest first. */
  @MayCall("those who act for the organisation")
  @Transactional(readOnly = true)
  public List<InvitationView> open(Actor.Person actor, OrganisationNumber organisation) {
    own(actor, organisation);
    List<InvitationStore.Open> open = store.open(organisation, moment());
    Set<PersonId> by = new LinkedHashSet<>();
    open.forEach(i -> by.add(i.by()));
    Map<PersonId, String> names = people.namesOf(by);
    return open.stream()
        .map(i ->
            new InvitationView(
                i.id(), i.email(), names.getOrDefault(i.by(), ""), i.sent(), i.expires()))
        .toList();
  }

  /**
   * Invites somebody by e-mail; an earlier open invitation to the same address is void from now.
   *
   * @param language of the e-mail
   */
  @MayCall("those who act for the organisation, 20 times an hour")
  public Answer<UUID> invite(
      Actor.Person actor, OrganisationNumber organisation, String typed, Language language) {
    own(actor, organisation);
    String email = typed.strip();
    if (email.length() > 254
        || !email.matches("[^@\\s<>\",;:]{1,64}@[^@\\s<>\",;:]+\\.[^@\\s<>\",;:.]+")) {
      return Answer.refused(RegistryRefusal.BAD_EMAIL);
    }
    if (!limits.allows(INVITING, actor.id().toString())) {
      return Answer.refused(RegistryRefusal.TOO_OFTEN);
    }
    return Objects.requireNonNull(
        transaction.execute(_ -> send(actor, organisation, email, language)));
  }

  private Answer<UUID> send(
      Actor.Person actor, OrganisationNumber organisation, String email, Language language) {
    store.revokeFor(organisation, email, actor.id(), moment());
    if (store.open(organisation, moment()).size() >= MOST_OPEN) {
      return Answer.refused(RegistryRefusal.TOO_MANY_INVITATIONS);
    }
    SecretWord token = SecretWord.random();
    UUID id =
        store.add(organisation, token.hash(), email, actor.id(), moment(), moment().plus(GOOD_FOR));
    archive.record(
        actor,
        Optional.empty(),
        "organisation:" + organisation,
        "person-invited",
        Map.of("invitation", id.toString(), "email", email));
    InvitationWords.Mail mail = words.mail(language, organisation, actor.name(), token);
    notifications.write(email, mail.subject(), mail.body());
    return Answer.allowed(id);
  }

  /** Makes an open invitation void. */
  @MayCall("those who act for the organisation")
  @Transactional
  public void revoke(Actor.Person actor, OrganisationNumber organisation, UUID invitation) {
    own(actor, organisation);
    if (store.revoke(invitation, organisation, actor.id(), moment())) {
      archive.record(
          actor,
          Optional.empty(),
          "organisation:" + organisation,
          "invitation-revoked",
          Map.of("invitation", invitation.toString()));
    }
  }

  /** What the link offers; empty when it is worth nothing, whyever. */
  @MayCall("whoever has logged in and has the link")
  @Transactional(readOnly = true)
  public Optional<OfferView> offer(Actor.Person actor, String word) {
    return store
        .find(new SecretWord(word).hash(), moment())
        .filter(this::inviterStillActs)
        .map(i ->
            new OfferView(
                i.organisation(),
                words.nameOf(i.organisation()),
                people.namesOf(Set.of(i.by())).getOrDefault(i.by(), ""),
                actor.mandates().contains(i.organisation())));
  }

  /** Takes the offer; from now this person acts for the organisation, and all there are told. */
  @MayCall("whoever has logged in and has the link")
  @Transactional
  public Answer<OrganisationNumber> accept(Actor.Person actor, String word) {
    byte[] hash = new SecretWord(word).hash();
    Optional<InvitationStore.Open> found =
        store.find(hash, moment()).filter(this::inviterStillActs);
    if (found.isEmpty()) {
      return Answer.refused(RegistryRefusal.INVITATION_VOID);
    }
    InvitationStore.Open invitation = found.get();
    OrganisationNumber organisation = invitation.organisation();
    if (actor.mandates().contains(organisation)) {
      return Answer.refused(RegistryRefusal.ALREADY_ACTS);
    }
    if (!store.accept(invitation.id(), actor.id(), moment())) {
      return Answer.refused(RegistryRefusal.INVITATION_VOID);
    }
    notifications.tell(organisation, words.joined(organisation));
    store.addMandate(actor.id(), organisation, invitation.by(), invitation.email(), moment());
    people.addMandate(actor.id(), organisation, InvitationMandates.NAME);
    archive.record(
        actor,
        Optional.empty(),
        "organisation:" + organisation,
        "invitation-accepted",
        Map.of("invitation", invitation.id().toString(), "person", actor.id().toString()));
    return Answer.allowed(organisation);
  }

  /** Takes back what an invitation gave; anybody may also take it back from themselves. */
  @MayCall("those who act for the organisation")
  @Transactional
  public void remove(Actor.Person actor, OrganisationNumber organisation, PersonId person) {
    own(actor, organisation);
    if (!store.removeMandate(person, organisation)) {
      return;
    }
    people.removeMandate(person, organisation, InvitationMandates.NAME);
    archive.record(
        actor,
        Optional.empty(),
        "organisation:" + organisation,
        "person-removed",
        Map.of("person", person.toString()));
    notifications.tell(organisation, words.left(organisation));
    if (!person.equals(actor.id())) {
      notifications.tell(person, words.removed(organisation));
    }
  }

  /** An invitation lasts no longer than its sender's own right to act. */
  private boolean inviterStillActs(InvitationStore.Open invitation) {
    return people
        .mandatesOf(Set.of(invitation.by()))
        .getOrDefault(invitation.by(), Set.of())
        .contains(invitation.organisation());
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static void own(Actor.Person actor, OrganisationNumber organisation) {
    if (!actor.mandates().contains(organisation)) {
      throw new AccessDeniedException("Only those who act for the organisation see its people");
    }
  }
}
