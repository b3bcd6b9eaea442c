package no.ildsjel.support.mentors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.needs.NeedsReading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Half hours asked for when none that is laid out suits: the mentors that help with the theme can
 * say yes to one of the times, and the first that does is the one. Nobody says no, and nobody is
 * shown who did not answer.
 */
@Service
public class OpenAsks {

  /** How far ahead one can ask. */
  private static final Duration LONGEST_AHEAD = Duration.ofDays(60);

  /** How many mentors a message goes to; all that help with the theme see it on their page. */
  private static final int TOLD = 5;

  private final AskStore store;
  private final SlotStore slots;
  private final Clock clock;
  private final Cohorts cohorts;
  private final Mentors mentors;
  private final OpenBookings bookings;
  private final HalfHourNotices notices;
  private final Keys keys;

  OpenAsks(
      JdbcClient jdbc,
      Clock clock,
      Cohorts cohorts,
      Mentors mentors,
      OpenBookings bookings,
      HalfHourNotices notices,
      Keys keys) {
    this.store = new AskStore(jdbc, clock);
    this.slots = new SlotStore(jdbc);
    this.clock = clock;
    this.cohorts = cohorts;
    this.mentors = mentors;
    this.bookings = bookings;
    this.notices = notices;
    this.keys = keys;
  }

  /** What somebody among the mentors helps with, in the order of the conversation on needs. */
  @MayCall("whoever acts for a participant of the cohort, through pages that checked")
  @Transactional(readOnly = true)
  public List<String> themes(CallId call) {
    Set<String> helped =
        mentors.offers(call).stream()
            .flatMap(o -> o.told().themes().stream())
            .collect(Collectors.toUnmodifiableSet());
    return ProfileWords.known(helped.stream(), ProfileWords.themes());
  }

  /**
   * Asks for a half hour. One can ask for one at a time; sent once more it is the same, with the
   * line as it was typed last.
   *
   * @param times when it suits, at most {@link OpenAsk#MOST_TIMES}
   * @param about in one line what one wants to talk about, for the mentor that says yes
   */
  @MayCall("whoever acts for a participant of the cohort")
  @Transactional
  public Answer<UUID> ask(
      Actor.Person actor,
      CallId call,
      String theme,
      Collection<Instant> times,
      OpenSlot.Way way,
      String about) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    Participant participant =
        cohorts
            .participant(call, own)
            .orElseThrow(() -> new AccessDeniedException("Only those who take part"));
    SortedSet<Instant> wanted = new TreeSet<>(times);
    Optional<SupportRefusal> wrong = wrong(call, own, theme, wanted, about);
    if (wrong.isPresent()) {
      return Answer.refused(wrong.get());
    }
    store.removeOver(call, own);
    OpenAsk ask =
        new OpenAsk(UUID.randomUUID(), own, participant.name(), theme, way, List.copyOf(wanted));
    byte[] line = keys.seal(OpenBookings.thing(call), OpenBookings.line(about));
    if (store.add(call, ask, line)) {
      tellMentors(call, ask);
      return Answer.allowed(ask.id());
    }
    Optional<OpenAsk> before = own(actor, call).filter(ask::sameAs);
    before.ifPresent(same -> store.say(same.id(), line));
    return before
        .<Answer<UUID>>map(same -> Answer.allowed(same.id()))
        .orElseGet(() -> Answer.refused(SupportRefusal.ASKED_ALREADY));
  }

  private Optional<SupportRefusal> wrong(
      CallId call, OrganisationNumber own, String theme, SortedSet<Instant> wanted, String about) {
    if (!themes(call).contains(theme)) {
      return Optional.of(SupportRefusal.NOBODY_HELPS_WITH_THAT);
    }
    if (wanted.isEmpty() || wanted.size() > OpenAsk.MOST_TIMES) {
      return Optional.of(SupportRefusal.TIME_MISSING);
    }
    Instant now = clock.instant();
    if (!wanted.first().isAfter(now)) {
      return Optional.of(SupportRefusal.DAY_PAST);
    }
    if (wanted.last().isAfter(now.plus(LONGEST_AHEAD))) {
      return Optional.of(SupportRefusal.TOO_FAR_TO_ASK);
    }
    if (LocalDate.ofInstant(wanted.last(), Writing.OSLO)
        .isAfter(cohorts.find(call).orElseThrow().ends())) {
      return Optional.of(SupportRefusal.AFTER_PROGRAMME);
    }
    if (wanted.stream().anyMatch(starts -> slots.busy(own, starts))) {
      return Optional.of(SupportRefusal.BUSY_THEN);
    }
    return about.isBlank() ? Optional.of(SupportRefusal.WORDS_MISSING) : Optional.empty();
  }

  /** Those with the fewest half hours to come, and by chance among them, so that all are asked. */
  private void tellMentors(CallId call, OpenAsk ask) {
    List<OrganisationNumber> able =
        mentors.offers(call).stream()
            .filter(o -> o.told().themes().contains(ask.theme()))
            .map(Profile::organisation)
            .toList();
    Map<OrganisationNumber, Integer> booked = store.bookedWith(call, able);
    able.stream()
        .sorted(
            Comparator.<OrganisationNumber, Integer>comparing(o -> booked.getOrDefault(o, 0))
                // another order for each that is asked
                .thenComparing(o -> (ask.id() + o.value()).hashCode()))
        .limit(TOLD)
        .forEach(to ->
            notices.tell(to, call, "notice.open-asked.", l -> new Object[] {name(ask.theme(), l)}));
  }

  /** What the organisation has asked for and nobody has said yes to yet. */
  @MayCall("whoever acts for a participant of the cohort")
  @Transactional(readOnly = true)
  public Optional<OpenAsk> own(Actor.Person actor, CallId call) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    return store.toCome(call).stream().filter(a -> a.organisation().equals(own)).findFirst();
  }

  /** What is asked for and the mentor can help with, the first that was asked first. */
  @MayCall("whoever acts for a mentor of the cohort; for others there is nothing")
  @Transactional(readOnly = true)
  public List<OpenAsk> toAnswer(Actor.Person actor, CallId call) {
    return mentors
        .offer(actor, call)
        .map(mentor ->
            store.toCome(call).stream()
                .filter(a -> mentor.told().themes().contains(a.theme()))
                .toList())
        .orElse(List.of());
  }

  /** Takes back what was asked for. */
  @MayCall("whoever acts for the participant that asked")
  @Transactional
  public void takeBack(Actor.Person actor, CallId call) {
    store.remove(call, actor.actingFor().orElseThrow());
  }

  /**
   * Says yes to one of the times; refused when another mentor was first or either has something
   * then. What the mentor itself has laid out then and nobody has booked gives way. Sent once more,
   * it is the same yes.
   *
   * @param place where, or a link; for the two alone
   * @return the half hour, booked by the one who asked
   */
  @MayCall("whoever acts for a mentor of the cohort that helps with the theme")
  @Transactional
  public Answer<UUID> sayYes(
      Actor.Person actor, CallId call, UUID id, Instant starts, String place) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    Profile mentor =
        Optional.of(slots.holdMentor(call, own))
            .filter(held -> held)
            .flatMap(held -> mentors.offer(actor, call))
            .orElseThrow(() -> new AccessDeniedException("Only mentors say yes to half hours"));
    if (place.isBlank()) {
      return Answer.refused(SupportRefusal.PLACE_MISSING);
    }
    if (!store.hold(call, id)) {
      return slots.booked(id, own) ? Answer.allowed(id) : Answer.refused(SupportRefusal.MOVED_ON);
    }
    Optional<OpenAsk> found =
        toAnswer(actor, call).stream()
            .filter(a -> a.id().equals(id) && a.times().contains(starts))
            .findFirst()
            .filter(a -> slots.holdParticipant(call, a.organisation()));
    if (found.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    OpenAsk ask = found.get();
    if (slots.busy(ask.organisation(), starts)) {
      return Answer.refused(SupportRefusal.THEY_ARE_BUSY);
    }
    slots.makeRoom(own, starts);
    SlotStore.New slot =
        new SlotStore.New(
            id, ask.theme(), Optional.empty(), starts, ask.way(), place.strip(), true);
    if (!slots.add(mentor, slot)) {
      return Answer.refused(SupportRefusal.BUSY_THEN);
    }
    bookings.booked(id, ask.organisation(), ask.name(), store.about(id));
    store.remove(id);
    notices.tell(
        ask.organisation(),
        call,
        "notice.open-yes.",
        l -> new Object[] {mentor.name(), Writing.moment(starts, l)});
    return Answer.allowed(id);
  }

  /**
   * Lets go of what nobody can say yes to any more, as when the last of its times has passed, and
   * tells who asked, unless it takes part no more.
   */
  @MayCall("the program, each hour")
  @Transactional
  public int runOut() {
    Map<OpenAsk, CallId> over = store.removeOver();
    over.forEach((ask, call) -> {
      if (cohorts.participant(call, ask.organisation()).isPresent()) {
        notices.tell(
            ask.organisation(),
            call,
            "notice.open-no-time.",
            l -> new Object[] {name(ask.theme(), l)});
      }
    });
    return over.size();
  }

  private static String name(String theme, Language language) {
    return NeedsReading.delivered().name(theme).in(language);
  }
}
