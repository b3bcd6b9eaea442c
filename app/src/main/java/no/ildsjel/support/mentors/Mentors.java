package no.ildsjel.support.mentors;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.needs.NeedsManagement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mentor organisations: asked, offering themselves, or saying no. A no may depend on the
 * directorate's money, so it is private and forgotten: the invitation is gone, and nothing tells a
 * no from an invitation that was never answered, asking again before the last day included.
 */
@Service
public class Mentors {

  /** The parts of the introduction for new mentors, in their order. */
  public static final List<String> TRAINING = List.of("role", "listen", "interview", "limits");

  private final ProfileStore store;
  private final Clock clock;
  private final Cohorts cohorts;
  private final Organisations organisations;
  private final Notifications notifications;
  private final Texts texts;
  private final Archive archive;
  private final NeedsManagement needs;
  private final OpenBookings halfHours;

  Mentors(
      JdbcClient jdbc,
      Clock clock,
      Cohorts cohorts,
      Organisations organisations,
      Notifications notifications,
      Texts texts,
      Archive archive,
      NeedsManagement needs,
      OpenBookings halfHours) {
    this.store = new ProfileStore(jdbc, clock);
    this.clock = clock;
    this.cohorts = cohorts;
    this.organisations = organisations;
    this.notifications = notifications;
    this.texts = texts;
    this.archive = archive;
    this.needs = needs;
    this.halfHours = halfHours;
  }

  /**
   * Asks organisations to be mentors. Those that take part themselves, or are mentors already, are
   * not asked.
   *
   * @return how many were asked
   */
  @MayCall("a case officer of the cohort's administrator")
  @Transactional
  public Answer<Integer> invite(
      Actor.Person actor, CallId call, Set<OrganisationNumber> asked, LocalDate answerBy) {
    Cohort cohort = handled(actor, call);
    if (!answerBy.isAfter(LocalDate.now(clock))) {
      return Answer.refused(SupportRefusal.DAY_PAST);
    }
    Map<OrganisationNumber, OrganisationView> known = organisations.viewsOf(asked);
    int count = 0;
    for (OrganisationView organisation : known.values()) {
      OrganisationNumber number = organisation.number();
      if (cohorts.participant(call, number).isPresent()
          || store.find(call, number, Side.MENTOR).isPresent()
          || !store.invite(call, number, organisation.name(), answerBy)) {
        continue;
      }
      count++;
      tell(number, "notice.mentor-asked.", "/mentor/" + call, answerBy);
    }
    archive.record(
        actor,
        Optional.of(cohort.administrator()),
        cohort.subject(),
        "mentors-invited",
        Map.of("count", count, "answerBy", answerBy.toString()));
    return Answer.allowed(count);
  }

  /** The invitations this organisation has not answered. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<MentorInvitation> invitations(Actor.Person actor) {
    return actor.actingFor().map(store::invitations).orElse(List.of());
  }

  /** Says no. Nothing of it is kept, not even that something was said. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public void decline(Actor.Person actor, CallId call) {
    store.forget(call, own(actor));
  }

  /** Offers to be a mentor, or changes the offer. */
  @MayCall("whoever acts for an organisation that was asked, or is a mentor already")
  @Transactional
  public Answer<Profile> offer(Actor.Person actor, CallId call, Profile.Told told) {
    OrganisationNumber number = own(actor);
    Cohort cohort = cohorts.find(call).orElseThrow();
    Optional<Profile> before = store.find(call, number, Side.MENTOR);
    if (cohorts.participant(call, number).isPresent()) {
      return Answer.refused(SupportRefusal.NOT_INVITED);
    }
    if (before.isEmpty()
        && store.invitations(number).stream().noneMatch(i -> i.cohort().equals(call))) {
      return Answer.refused(SupportRefusal.NOT_INVITED);
    }
    if (told.themes().isEmpty() || told.languages().isEmpty() || told.ways().isEmpty()) {
      return Answer.refused(SupportRefusal.PROFILE_INCOMPLETE);
    }
    Profile profile = profile(call, number, Side.MENTOR, told);
    store.save(profile, actor.id());
    store.forget(call, number);
    archive.record(
        actor,
        Optional.of(cohort.administrator()),
        cohort.subject(),
        before.isEmpty() ? "mentor-offered" : "mentor-offer-changed",
        Map.of("organisation", number.value()));
    return Answer.allowed(profile);
  }

  /**
   * Takes an offer back, with the half hours that are laid out; who has booked one is told. Pairs
   * that have been agreed are ended on their own pages.
   */
  @MayCall("whoever acts for the mentor organisation")
  @Transactional
  public void withdraw(Actor.Person actor, CallId call) {
    OrganisationNumber number = own(actor);
    Cohort cohort = cohorts.find(call).orElseThrow();
    store.withdraw(call, number);
    halfHours.callOffAll(number, call);
    archive.record(
        actor,
        Optional.of(cohort.administrator()),
        cohort.subject(),
        "mentor-offer-withdrawn",
        Map.of("organisation", number.value()));
  }

  /** The organisation's offer in a cohort, if it has made one. */
  @MayCall("whoever acts for the mentor organisation")
  @Transactional(readOnly = true)
  public Optional<Profile> offer(Actor.Person actor, CallId call) {
    return actor.actingFor().flatMap(o -> store.find(call, o, Side.MENTOR));
  }

  /** What one organisation tells of itself in a cohort, if it has told anything. */
  @MayCall("pages of the two sides, of the reader's own organisation")
  @Transactional(readOnly = true)
  public Optional<Profile> profile(CallId call, OrganisationNumber organisation, Side side) {
    return store.find(call, organisation, side);
  }

  /** All offers in a cohort, by name. */
  @MayCall("officers, participants and the matching, which check who asks")
  @Transactional(readOnly = true)
  public List<Profile> offers(CallId call) {
    return store.all(call, Side.MENTOR);
  }

  /** The cohorts this organisation is a mentor in. */
  @MayCall("whoever acts for the mentor organisation")
  @Transactional(readOnly = true)
  public List<CallId> mentorIn(OrganisationNumber organisation) {
    return store.mentorIn(organisation);
  }

  /** The parts of the introduction the person has gone through. */
  @MayCall("the person")
  @Transactional(readOnly = true)
  public List<String> training(Actor.Person actor) {
    return store.training(actor.id());
  }

  /** Notes that the person has gone through a part. */
  @MayCall("the person")
  @Transactional
  public void trained(Actor.Person actor, String part) {
    if (TRAINING.contains(part)) {
      store.trained(actor.id(), part);
    }
  }

  /**
   * What a participant tells mentors of itself. Refused when there is nothing to choose it by: no
   * theme it has ticked in its map of needs, and not both a language and a way to meet.
   */
  @MayCall("whoever acts for an organisation that takes part")
  @Transactional
  public Answer<Profile> describe(Actor.Person actor, CallId call, Profile.Told told) {
    OrganisationNumber number = own(actor);
    if (cohorts.participant(call, number).isEmpty()) {
      throw new AccessDeniedException("Only those who take part describe themselves");
    }
    boolean canMeet = !told.languages().isEmpty() && !told.ways().isEmpty();
    if (!canMeet && needs.themes(Set.of(number)).getOrDefault(number, List.of()).isEmpty()) {
      return Answer.refused(SupportRefusal.PROFILE_EMPTY);
    }
    Profile profile = profile(call, number, Side.PARTICIPANT, told.with(List.of()));
    store.save(profile, actor.id());
    return Answer.allowed(profile);
  }

  /** What participants tell of themselves; those who have said nothing are left out. */
  @MayCall("officers, mentors and the matching, which check who asks")
  @Transactional(readOnly = true)
  public Map<OrganisationNumber, Profile> described(CallId call) {
    Map<OrganisationNumber, Profile> all = new LinkedHashMap<>();
    store.all(call, Side.PARTICIPANT).forEach(p -> all.put(p.organisation(), p));
    return all;
  }

  /** The participants that have a mentor, proposals that wait counted too. */
  @MayCall("participants and mentors of the cohort, through pages that checked")
  @Transactional(readOnly = true)
  public Set<OrganisationNumber> paired(CallId call) {
    return store.paired(call);
  }

  /** The mentors that have no place left, proposals that wait counted as taken. */
  @MayCall("participants and mentors of the cohort, through pages that checked")
  @Transactional(readOnly = true)
  public Set<OrganisationNumber> full(CallId call) {
    return store.full(call);
  }

  /** Says what one's own side thinks of those across. */
  @MayCall("whoever acts for a participant or a mentor of the cohort")
  @Transactional
  public void wish(
      Actor.Person actor, CallId call, Side side, Map<OrganisationNumber, Wish> wishes) {
    OrganisationNumber number = own(actor);
    Set<OrganisationNumber> across = new java.util.HashSet<>();
    if (side == Side.PARTICIPANT && cohorts.participant(call, number).isPresent()) {
      offers(call).forEach(o -> across.add(o.organisation()));
    } else if (side == Side.MENTOR && store.find(call, number, Side.MENTOR).isPresent()) {
      cohorts.participants(call).stream()
          .filter(p -> p.active())
          .forEach(p -> across.add(p.organisation()));
    } else {
      throw new AccessDeniedException("Only the two sides wish");
    }
    wishes.forEach((other, wish) -> {
      if (across.contains(other)) {
        store.say(
            side == Side.PARTICIPANT
                ? new StatedWish(call, number, other, side, wish)
                : new StatedWish(call, other, number, side, wish));
      }
    });
  }

  /** Everything that has been wished in a cohort. */
  @MayCall("the matching; pages show each side its own")
  @Transactional(readOnly = true)
  public List<StatedWish> wishes(CallId call) {
    return store.wishes(call);
  }

  /** Lets go of invitations nobody has answered in time. */
  @MayCall("the program, each hour")
  @Transactional
  public int forgetUnanswered() {
    return store.forgetBefore(LocalDate.now(clock));
  }

  private Profile profile(CallId call, OrganisationNumber number, Side side, Profile.Told told) {
    OrganisationView view = organisations.find(number).orElseThrow();
    return new Profile(call, number, side, view.name(), view.municipality(), told);
  }

  private Cohort handled(Actor.Person actor, CallId call) {
    return cohorts
        .handledBy(actor, call)
        .orElseThrow(() -> new AccessDeniedException("Only officers of the administrator"));
  }

  private static OrganisationNumber own(Actor.Person actor) {
    return actor.actingFor().orElseThrow();
  }

  private void tell(OrganisationNumber to, String key, String link, LocalDate day) {
    notifications.tell(
        to,
        person ->
            new Notice(
                Optional.of(to),
                texts.text(person.language(), key + "subject"),
                texts.text(person.language(), key + "body", Writing.day(day, person.language())),
                Optional.of(link)));
  }
}
