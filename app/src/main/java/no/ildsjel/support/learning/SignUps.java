package no.ildsjel.support.learning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How organisations come to events. */
@Service
public class SignUps {

  private static final String OWN = "whoever acts for the organisation";

  private final EventStore events;
  private final SignUpStore store;
  private final Promotion promotion;
  private final EventNotices notices;
  private final Cohorts cohorts;
  private final Organisations organisations;
  private final People people;
  private final Archive archive;
  private final Clock clock;

  SignUps(
      JdbcClient jdbc,
      Clock clock,
      Promotion promotion,
      EventNotices notices,
      Cohorts cohorts,
      Organisations organisations,
      People people,
      Archive archive) {
    this.events = new EventStore(jdbc, clock);
    this.store = new SignUpStore(jdbc, clock);
    this.promotion = promotion;
    this.notices = notices;
    this.cohorts = cohorts;
    this.organisations = organisations;
    this.people = people;
    this.archive = archive;
    this.clock = clock;
  }

  /** The organisation's parties at all events. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<SignUp> own(Actor.Person actor) {
    return actor.actingFor().map(store::of).orElse(List.of());
  }

  /**
   * How it stands between an organisation and an event.
   *
   * @param parties the organisation's own, in the order they came, those let go too
   * @param before how many parties wait in front of its first that waits
   * @param left how many more it may sign up
   * @param invited true when it may come to such an event
   */
  public record Standing(
      List<SignUp> parties, int before, int left, boolean invited, List<SignUp.Step> steps) {

    /** Those with places, or that can get them. */
    public List<SignUp> active() {
      return parties.stream().filter(s -> s.state().active()).toList();
    }
  }

  /** How it stands between the organisation and an event. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Standing standing(Actor.Person actor, CourseEvent event) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    List<SignUp> all = store.of(event.id());
    List<SignUp> own = all.stream().filter(s -> s.organisation().equals(organisation)).toList();
    int before = 0;
    for (SignUp other : all) {
      if (other.state() == SignUpState.WAITING) {
        if (other.organisation().equals(organisation)) {
          break;
        }
        before++;
      }
    }
    return new Standing(
        own,
        before,
        event.places().perOrganisation() - active(own),
        invited(organisation, event),
        own.isEmpty() ? List.of() : store.steps(event.id(), organisation));
  }

  private boolean invited(OrganisationNumber organisation, CourseEvent event) {
    return event.places().forAll()
        || takesPart(organisation, event)
        || event.forMentors()
            && event.cohort().filter(c -> cohorts.mentors(c, organisation)).isPresent();
  }

  private boolean takesPart(OrganisationNumber organisation, CourseEvent event) {
    return event.cohort().filter(c -> cohorts.participant(c, organisation).isPresent()).isPresent();
  }

  private static int active(List<SignUp> own) {
    return own.stream().filter(s -> s.state().active()).mapToInt(SignUp::seats).sum();
  }

  /**
   * Signs up a party: all of them or none. The same id twice is the same party.
   *
   * @param key made with the page, so that a second press or a bad network changes nothing
   */
  @MayCall(OWN)
  @Transactional
  public Answer<SignUp> signUp(Actor.Person actor, EventId id, UUID key, List<SignUp.Named> named) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    CourseEvent event =
        events.lock(id).orElseThrow(() -> new AccessDeniedException("No such event"));
    Optional<SignUp> same = store.find(key);
    if (same.isPresent()) {
      return same.get().organisation().equals(organisation) && same.get().event().equals(id)
          ? Answer.allowed(same.get())
          : Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (!event.open(clock.instant())) {
      return Answer.refused(SupportRefusal.SIGN_UP_CLOSED);
    }
    boolean own = takesPart(organisation, event);
    if (!invited(organisation, event)) {
      throw new AccessDeniedException("Not for this organisation");
    }
    if (named.isEmpty()) {
      return Answer.refused(SupportRefusal.NOBODY_NAMED);
    }
    List<SignUp> before =
        store.of(id).stream()
            .filter(s -> s.organisation().equals(organisation) && s.state().active())
            .toList();
    if (active(before) + named.size() > event.places().perOrganisation()) {
      return Answer.refused(SupportRefusal.TOO_MANY_OF_ONE);
    }
    Set<String> names = new HashSet<>();
    before.forEach(s -> s.people().forEach(a -> names.add(plain(a.name()))));
    for (SignUp.Named person : named) {
      if (!names.add(plain(person.name()))) {
        return Answer.refused(SupportRefusal.SIGNED_UP_ALREADY);
      }
    }
    promotion.expire(event);
    store.add(
        new SignUp(
            key,
            id,
            organisation,
            organisations.find(organisation).map(o -> o.name()).orElse(organisation.spaced()),
            named.size(),
            own,
            SignUpState.WAITING,
            clock.instant(),
            Optional.empty(),
            attendees(organisation, key, named)),
        actor.id());
    promotion.fill(event, Optional.of(key));
    note(actor, event, "event-signed-up", key, named.size());
    return Answer.allowed(store.find(key).orElseThrow());
  }

  /** Those among the named who are users of the program and act for the organisation. */
  private List<Attendee> attendees(
      OrganisationNumber organisation, UUID key, List<SignUp.Named> named) {
    List<PersonView> users = people.actingFor(organisation);
    List<Attendee> attendees = new ArrayList<>();
    for (SignUp.Named person : named) {
      Optional<PersonId> user =
          users.stream()
              .filter(u -> plain(u.name()).equals(plain(person.name())))
              .map(PersonView::id)
              .findFirst();
      attendees.add(
          new Attendee(
              UUID.randomUUID(),
              key,
              person.name().strip(),
              user.isPresent() ? Optional.empty() : person.email(),
              user,
              person.needs(),
              Set.of()));
    }
    return attendees;
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Says yes to places that were offered. */
  @MayCall(OWN)
  @Transactional
  public Answer<EventId> accept(Actor.Person actor, EventId id, UUID party) {
    CourseEvent event = lock(id);
    promotion.expire(event);
    SignUp signUp = require(actor, event, party);
    Instant now = clock.instant();
    if (signUp.state() == SignUpState.CONFIRMED) {
      return Answer.allowed(id);
    }
    if (signUp.state() != SignUpState.OFFERED
        || event.begun(now)
        || event.state() != EventState.PUBLISHED) {
      promotion.fill(event, Optional.empty());
      return Answer.refused(SupportRefusal.OFFER_OVER);
    }
    store.move(party, SignUpState.CONFIRMED, Optional.empty());
    store.step(party, "ACCEPTED", Optional.empty());
    note(actor, event, "event-offer-accepted", party, signUp.seats());
    return Answer.allowed(id);
  }

  /**
   * Takes a party back; its places go to those who wait, and its names are deleted.
   *
   * @param because why, told to the organisation; not asked of the organisation itself
   */
  @MayCall("whoever acts for the organisation; who holds the event, when somebody has called")
  @Transactional
  public Answer<EventId> withdraw(Actor.Person actor, EventId id, UUID party, String because) {
    CourseEvent event = lock(id);
    SignUp signUp = require(actor, event, party);
    if (because.isBlank() && !actor.mandates().contains(signUp.organisation())) {
      return Answer.refused(SupportRefusal.REASON_MISSING);
    }
    if (!signUp.state().active()) {
      return Answer.allowed(id);
    }
    if (event.begun(clock.instant())) {
      return Answer.refused(SupportRefusal.EVENT_BEGUN);
    }
    store.move(party, SignUpState.WITHDRAWN, Optional.empty());
    boolean theirs = actor.mandates().contains(signUp.organisation());
    store.step(party, theirs ? "WITHDRAWN" : "WITHDRAWN_BY_OFFICE", Optional.empty());
    note(actor, event, "event-withdrawn", party, signUp.seats());
    if (!theirs) {
      notices.tell(event, signUp.organisation(), "withdrawn", because.strip());
    }
    promotion.expire(event);
    promotion.fill(event, Optional.empty());
    return Answer.allowed(id);
  }

  /**
   * Puts somebody else in a person's place, until the event begins, with the limits looked at anew.
   * What the one before needed of food and access goes with the name.
   */
  @MayCall(OWN)
  @Transactional
  public Answer<EventId> swap(
      Actor.Person actor, EventId id, UUID party, UUID attendee, SignUp.Named instead) {
    CourseEvent event = lock(id);
    SignUp signUp = require(actor, event, party);
    OrganisationNumber organisation = signUp.organisation();
    if (!actor.mandates().contains(organisation)) {
      throw new AccessDeniedException("Not the organisation's");
    }
    if (event.begun(clock.instant())) {
      return Answer.refused(SupportRefusal.EVENT_BEGUN);
    }
    if (!signUp.state().active()
        || event.state() != EventState.PUBLISHED
        || signUp.people().stream().noneMatch(a -> a.id().equals(attendee))) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (instead.name().isBlank()) {
      return Answer.refused(SupportRefusal.NOBODY_NAMED);
    }
    List<SignUp> all =
        store.of(id).stream()
            .filter(s -> s.organisation().equals(organisation) && s.state().active())
            .toList();
    if (active(all) > event.places().perOrganisation()) {
      return Answer.refused(SupportRefusal.TOO_MANY_OF_ONE);
    }
    if (all.stream()
        .flatMap(s -> s.people().stream())
        .anyMatch(a -> !a.id().equals(attendee) && plain(a.name()).equals(plain(instead.name())))) {
      return Answer.refused(SupportRefusal.SIGNED_UP_ALREADY);
    }
    store.replace(attendee, attendees(organisation, party, List.of(instead)).getFirst());
    store.step(party, SignUpStore.NAME_CHANGED, Optional.empty());
    note(actor, event, "event-name-changed", party, signUp.seats());
    return Answer.allowed(id);
  }

  private CourseEvent lock(EventId id) {
    return events.lock(id).orElseThrow(() -> new AccessDeniedException("No such event"));
  }

  private SignUp require(Actor.Person actor, CourseEvent event, UUID party) {
    return store
        .find(party)
        .filter(s -> s.event().equals(event.id()))
        .filter(s -> actor.mandates().contains(s.organisation()) || EventOffice.holds(actor, event))
        .orElseThrow(() -> new AccessDeniedException("Not the organisation's"));
  }

  private void note(Actor actor, CourseEvent event, String act, UUID party, int seats) {
    archive.record(
        actor,
        Optional.of(event.administrator()),
        event.subject(),
        act,
        Map.of("signUp", party.toString(), "seats", seats));
  }
}
