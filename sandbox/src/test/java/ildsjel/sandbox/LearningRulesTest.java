package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import no.ildsjel.grant.spi.ConditionEvidence;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Refusal;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.calendar.CalendarFeeds;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.learning.Attendance;
import no.ildsjel.support.learning.Attendee;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.Evaluations;
import no.ildsjel.support.learning.EventChoices;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventKind;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.EventPlan;
import no.ildsjel.support.learning.ExerciseWork;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.LearningDays;
import no.ildsjel.support.learning.Places;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUpState;
import no.ildsjel.support.learning.SignUps;
import no.ildsjel.support.learning.TravelClaim;
import no.ildsjel.support.learning.TravelClaims;
import no.ildsjel.support.learning.YearPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** What must and must not be possible with courses, as the cast. */
class LearningRulesTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final LocalDate TODAY = LocalDate.of(2027, 2, 1);
  private static final LocalDate DAY = LocalDate.of(2027, 3, 10);

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final EventOffice office = it.server.getBean(EventOffice.class);
  private final EventChoices choices = it.server.getBean(EventChoices.class);
  private final SignUps signUps = it.server.getBean(SignUps.class);
  private final YearPlan plan = it.server.getBean(YearPlan.class);
  private final Attendance attendance = it.server.getBean(Attendance.class);
  private final Exercises exercises = it.server.getBean(Exercises.class);
  private final Evaluations evaluations = it.server.getBean(Evaluations.class);
  private final TravelClaims travel = it.server.getBean(TravelClaims.class);
  private final LearningDays days = it.server.getBean(LearningDays.class);
  private final CalendarFeeds feeds = it.server.getBean(CalendarFeeds.class);
  private final JdbcClient jdbc = it.server.getBean(JdbcClient.class);

  private final Actor.Person officer = play.cast("saksbehandler");
  private final Actor.Person provider = play.cast("kursholder");

  @BeforeEach
  void itIsFebruary() {
    it.clock().moveTo(TODAY, LocalTime.of(9, 0));
  }

  @AfterEach
  void itIsToday() {
    it.clock().backToNow();
  }

  private static void assertRefused(Refusal reason, Answer<?> answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static EventPlan planned(
      Places places, List<String> exercises, EventPlan.Meeting... meetings) {
    return new EventPlan(
        EventKind.COURSE,
        LocalText.nb("Et kurs"),
        LocalText.nb("Vi øver."),
        places,
        DAY.minusDays(1),
        Optional.empty(),
        exercises,
        List.of(meetings));
  }

  private static EventPlan.Meeting meeting(UUID id, LocalDate day, int from) {
    return new EventPlan.Meeting(
        id,
        day.atTime(from, 0).atZone(OSLO).toInstant(),
        day.atTime(from + 2, 0).atZone(OSLO).toInstant(),
        "Folkets hus",
        "https://moterom.example/hemmelig");
  }

  private EventId published(Optional<CallId> cohort, EventPlan written) {
    EventId id = new EventId(UUID.randomUUID());
    office.draft(officer, id, AdministratorId.DIRECTORATE, cohort, written).orThrow();
    office.publish(officer, id).orThrow();
    return id;
  }

  /** A course for everybody with so many places. */
  private EventId course(int capacity, int most) {
    return published(
        Optional.empty(),
        planned(
            new Places(capacity, most, true, 0, Optional.empty()),
            List.of("oving-pitch", "oving-soknadsside"),
            meeting(UUID.randomUUID(), DAY, 18)));
  }

  private CourseEvent event(EventId id) {
    return plan.find(id).orElseThrow();
  }

  private List<SignUp> all(EventId id) {
    return office.signUps(officer, event(id));
  }

  private Answer<SignUp> signUp(Actor.Person who, EventId id, String... names) {
    return signUp(who, id, UUID.randomUUID(), names);
  }

  private Answer<SignUp> signUp(Actor.Person who, EventId id, UUID key, String... names) {
    return signUps.signUp(
        who,
        id,
        key,
        java.util.Arrays.stream(names)
            .map(n -> new SignUp.Named(n, Optional.empty(), Optional.of("Uten nøtter")))
            .toList());
  }

  private SignUp party(EventId id, SignUp of) {
    return all(id).stream().filter(s -> s.id().equals(of.id())).findFirst().orElseThrow();
  }

  private Actor.Person of(OrganisationNumber organisation) {
    return play.speaker(organisation);
  }

  private final Actor.Person leder = of(Cast.SPRAKBROEN);
  private final Actor.Person leder2 = of(Cast.KVINNER_I_BEVEGELSE);
  private final Actor.Person mentor = of(Cast.STORKRONEN);
  private final Actor.Person mentor2 = of(Cast.NABOHJELPEN);

  @Test
  void whoWaitsIsOfferedAPlaceAndItGoesOnWhenNobodySaysYesInTime() {
    EventId id = course(2, 2);
    SignUp first = signUp(leder, id, "Amina Diriye", "Sahra Omar").orThrow();
    SignUp second = signUp(leder2, id, "Rima Haddad").orThrow();
    SignUp third = signUp(mentor, id, "Solveig Aune").orThrow();
    assertThat(first.state()).isEqualTo(SignUpState.CONFIRMED);
    assertThat(first.people().getFirst().person()).contains(leder.id());
    assertThat(second.state()).isEqualTo(SignUpState.WAITING);
    assertThat(signUps.standing(mentor, plan.find(id).orElseThrow()).before()).isEqualTo(1);
    assertRefused(SupportRefusal.OFFER_OVER, signUps.accept(leder2, id, second.id()));

    signUps.withdraw(leder, id, first.id(), "").orThrow();
    assertThat(party(id, first).people()).as("names of who withdrew").isEmpty();
    assertThat(party(id, second).state()).isEqualTo(SignUpState.OFFERED);
    assertThat(party(id, third).state()).isEqualTo(SignUpState.OFFERED);
    signUps.accept(leder2, id, second.id()).orThrow();
    signUps.accept(leder2, id, second.id()).orThrow();
    assertThat(party(id, second).state()).isEqualTo(SignUpState.CONFIRMED);

    SignUp fourth = signUp(mentor2, id, "Petter Moen").orThrow();
    assertThat(fourth.state()).isEqualTo(SignUpState.WAITING);
    it.clock().moveTo(TODAY.plusDays(2), LocalTime.of(8, 59));
    days.waitingLists();
    assertThat(party(id, third).state()).isEqualTo(SignUpState.OFFERED);
    it.clock().moveTo(TODAY.plusDays(2), LocalTime.of(9, 1));
    assertRefused(SupportRefusal.OFFER_OVER, signUps.accept(mentor, id, third.id()));
    days.waitingLists();
    assertThat(party(id, third).state()).isEqualTo(SignUpState.EXPIRED);
    assertThat(party(id, fourth).state()).isEqualTo(SignUpState.OFFERED);
    assertThat(signUps.standing(mentor, plan.find(id).orElseThrow()).steps())
        .extracting(SignUp.Step::what)
        .containsExactly("WAITING_FULL", "OFFERED", "EXPIRED");
  }

  @Test
  void aSecondPressAndASecondTabSignUpNobodyTwice() {
    EventId id = course(10, 2);
    UUID key = UUID.randomUUID();
    signUp(leder, id, key, "Amina Diriye").orThrow();
    signUp(leder, id, key, "Amina Diriye").orThrow();
    assertRefused(SupportRefusal.MOVED_ON, signUp(leder2, id, key, "Rima Haddad"));
    assertRefused(SupportRefusal.SIGNED_UP_ALREADY, signUp(leder, id, " amina  DIRIYE "));
    assertRefused(SupportRefusal.TOO_MANY_OF_ONE, signUp(leder, id, "Sahra Omar", "Mina Berg"));
    signUp(leder, id, "Sahra Omar").orThrow();
    assertRefused(SupportRefusal.TOO_MANY_OF_ONE, signUp(leder, id, "Mina Berg"));
    assertRefused(SupportRefusal.NOBODY_NAMED, signUp(leder2, id));
    assertThat(all(id)).hasSize(2);
    it.clock().moveTo(DAY, LocalTime.of(0, 1));
    assertRefused(SupportRefusal.SIGN_UP_CLOSED, signUp(leder2, id, "Rima Haddad"));
    signUps.withdraw(leder, id, all(id).getFirst().id(), "").orThrow();
    it.clock().moveTo(DAY, LocalTime.of(18, 1));
    assertRefused(
        SupportRefusal.EVENT_BEGUN, signUps.withdraw(leder, id, all(id).getLast().id(), ""));
  }

  @Test
  void manyWhoSignUpAtOnceNeverBreakALimit() throws Exception {
    EventId id = course(3, 2);
    List<Callable<Answer<SignUp>>> all = new ArrayList<>();
    for (Actor.Person who : List.of(leder, leder2, mentor, mentor2)) {
      for (int i = 0; i < 4; i++) {
        String name = "Person " + i;
        all.add(() -> signUp(who, id, name));
      }
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<Answer<SignUp>> one : pool.invokeAll(all)) {
        one.get();
      }
    }
    List<SignUp> active = all(id);
    assertThat(seats(active, SignUpState::holds)).isEqualTo(3);
    assertThat(active).hasSize(8);
    assertThat(perOrganisation(active, SignUpState::active).values()).allMatch(n -> n == 2);
  }

  private static int seats(List<SignUp> all, java.util.function.Predicate<SignUpState> which) {
    return all.stream().filter(s -> which.test(s.state())).mapToInt(SignUp::seats).sum();
  }

  private static Map<OrganisationNumber, Integer> perOrganisation(
      List<SignUp> all, java.util.function.Predicate<SignUpState> which) {
    return all.stream()
        .filter(s -> which.test(s.state()))
        .collect(Collectors.groupingBy(SignUp::organisation, Collectors.summingInt(SignUp::seats)));
  }

  /** Random histories through the services; the seed is told when something fails. */
  @Test
  void whateverHappensTheListKeepsItsPromises() {
    for (long seed = 11; seed < 15; seed++) {
      Random random = new Random(seed);
      int capacity = 2 + random.nextInt(5);
      int most = 1 + random.nextInt(2);
      it.clock().moveTo(TODAY, LocalTime.of(9, 0));
      UUID session = UUID.randomUUID();
      Places places = new Places(capacity, most, true, 0, Optional.empty());
      EventId id =
          published(
              Optional.empty(), planned(places, List.of("oving-pitch"), meeting(session, DAY, 18)));
      List<Actor.Person> all = List.of(leder, leder2, mentor, mentor2);
      int hour = 0;
      for (int step = 0; step < 60; step++) {
        List<SignUp> before = all(id);
        Actor.Person who = all.get(random.nextInt(all.size()));
        List<SignUp> own =
            before.stream()
                .filter(s -> who.mandates().contains(s.organisation()) && s.state().active())
                .toList();
        switch (random.nextInt(6)) {
          case 0, 1, 2 -> {
            String[] names = new String[1 + random.nextInt(most)];
            for (int i = 0; i < names.length; i++) {
              names[i] = "Person " + seed + " " + step + " " + i;
            }
            signUp(who, id, names);
          }
          case 3 -> {
            if (!own.isEmpty()) {
              signUps.withdraw(who, id, own.get(random.nextInt(own.size())).id(), "").orThrow();
            }
          }
          case 4 -> {
            if (!own.isEmpty()) {
              signUps.accept(who, id, own.get(random.nextInt(own.size())).id());
            }
          }
          default -> {
            hour += 20;
            it.clock().moveTo(TODAY.plusDays(hour / 24), LocalTime.of(hour % 24, 5));
            days.waitingLists();
          }
        }
        promises("seed " + seed + " step " + step, before, all(id), places);
      }
    }
  }

  private static void promises(
      String where, List<SignUp> before, List<SignUp> after, Places places) {
    assertThat(seats(after, SignUpState::holds)).as(where).isLessThanOrEqualTo(places.capacity());
    Map<OrganisationNumber, Integer> held = perOrganisation(after, SignUpState::holds);
    assertThat(held.values()).as(where).allMatch(n -> n <= places.perOrganisation());
    Map<UUID, SignUpState> were =
        before.stream().collect(Collectors.toMap(SignUp::id, SignUp::state));
    int free = places.capacity() - seats(after, SignUpState::holds);
    boolean newly = false;
    for (SignUp party : after.reversed()) {
      if (party.state().active()) {
        assertThat(party.people()).as(where + ": no party is split").hasSize(party.seats());
      }
      SignUpState was = were.getOrDefault(party.id(), SignUpState.WAITING);
      newly |= party.state().holds() && !was.holds();
      if (party.state() == SignUpState.WAITING) {
        assertThat(
                party.seats() > free
                    || held.getOrDefault(party.organisation(), 0) + party.seats()
                        > places.perOrganisation())
            .as(where + ": nobody waits who fits" + (newly ? ", and nobody is overtaken" : ""))
            .isTrue();
      }
    }
  }

  @Test
  void aPlaceKeptForTheProgrammeIsLetGoAfterItsDay() {
    CallId cohort = choices.cohorts(officer).getFirst().call();
    EventId id =
        published(
            Optional.of(cohort),
            planned(
                new Places(2, 2, true, 2, Optional.of(TODAY.plusDays(3))),
                List.of("oving-pitch"),
                meeting(UUID.randomUUID(), DAY, 18)));
    SignUp other = signUp(mentor, id, "Solveig Aune").orThrow();
    assertThat(other.own()).isFalse();
    assertThat(other.state()).isEqualTo(SignUpState.WAITING);
    it.clock().moveTo(TODAY.plusDays(3), LocalTime.of(23, 59));
    days.waitingLists();
    assertThat(party(id, other).state()).isEqualTo(SignUpState.WAITING);
    it.clock().moveTo(TODAY.plusDays(4), LocalTime.of(0, 1));
    days.waitingLists();
    assertThat(party(id, other).state()).isEqualTo(SignUpState.OFFERED);
  }

  @Test
  void nobodyLosesAPlaceBecauseThereAreFewerAndCalendarsAreToldWhatMoved() {
    UUID session = UUID.randomUUID();
    Places two = new Places(2, 2, true, 0, Optional.empty());
    EventId id =
        published(
            Optional.empty(), planned(two, List.of("oving-pitch"), meeting(session, DAY, 18)));
    signUp(leder, id, "Amina Diriye", "Sahra Omar").orThrow();
    SignUp waits = signUp(leder2, id, "Rima Haddad").orThrow();
    assertRefused(
        SupportRefusal.MORE_HAVE_PLACES,
        office.change(
            officer,
            id,
            planned(
                new Places(1, 1, true, 0, Optional.empty()),
                List.of("oving-pitch"),
                meeting(session, DAY, 18))));
    String word = feeds.renew(leder, Optional.empty()).word();
    assertThat(calendar(word)).contains("SEQUENCE:0").contains("moterom.example/hemmelig");
    office
        .change(
            officer,
            id,
            planned(
                new Places(3, 2, true, 0, Optional.empty()),
                List.of("oving-pitch"),
                meeting(session, DAY, 19),
                meeting(UUID.randomUUID(), DAY.plusDays(1), 18)))
        .orThrow();
    assertThat(party(id, waits).state()).isEqualTo(SignUpState.OFFERED);
    CourseEvent moved = plan.find(id).orElseThrow();
    assertThat(moved.sequence()).isEqualTo(1);
    assertThat(moved.held()).hasSize(2);
    office.cancel(officer, id, "Kursholderen er syk").orThrow();
    assertThat(calendar(word)).contains("STATUS:CANCELLED").contains("SEQUENCE:2");
    String public_ = plan.calendar(Optional.empty(), "x", no.ildsjel.shared.Language.NB);
    assertThat(public_)
        .contains(session.toString())
        .doesNotContain("hemmelig")
        .doesNotContain("Amina");
    assertRefused(SupportRefusal.SIGN_UP_CLOSED, signUp(mentor, id, "Solveig Aune"));
    String again = feeds.renew(leder, Optional.empty()).word();
    assertThat(feeds.open(new no.ildsjel.platform.identity.SecretWord(word))).isEmpty();
    assertThat(calendar(again)).contains(session.toString());
    feeds.revoke(leder, Optional.empty());
    assertThat(feeds.open(new no.ildsjel.platform.identity.SecretWord(again))).isEmpty();
  }

  private String calendar(String word) {
    return feeds
        .open(new no.ildsjel.platform.identity.SecretWord(word))
        .orElseThrow()
        .replace("\r\n ", "");
  }

  @Test
  void whoHoldsACourseSeesThatAndNoOther() {
    EventId id = course(5, 2);
    assertThat(office.find(provider, id)).isEmpty();
    assertThat(office.find(play.cast("kommune"), id)).isEmpty();
    assertThatThrownBy(() -> office.signUps(provider, event(id)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> office.cancel(play.cast("kommune"), id, "Nei"))
        .isInstanceOf(AccessDeniedException.class);
    CourseEvent event = office.find(officer, id).orElseThrow();
    EventPlan named =
        new EventPlan(
            event.kind(),
            event.title(),
            event.description(),
            event.places(),
            event.closes(),
            Optional.of(provider.id()),
            event.exercises(),
            event.held().stream()
                .map(s -> new EventPlan.Meeting(s.id(), s.starts(), s.ends(), s.place(), s.link()))
                .toList());
    office.change(officer, id, named).orThrow();
    assertThat(office.find(provider, id)).isPresent();
    assertThat(office.signUps(provider, event(id))).isEmpty();
    assertThatThrownBy(() -> office.cancel(provider, id, "Syk"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> travel.all(provider, event)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> signUps.accept(leder, id, UUID.randomUUID()))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void onlyThoseWhoWereThereAreWrittenToAndWhatTheyNeedIsDeletedAWeekAfter() {
    EventId id = course(5, 2);
    UUID session = plan.find(id).orElseThrow().held().getFirst().id();
    SignUp ours = signUp(leder, id, "Amina Diriye", "Sahra Omar").orThrow();
    SignUp theirs = signUp(leder2, id, "Rima Haddad").orThrow();
    Set<UUID> here = ours.people().stream().map(Attendee::id).collect(Collectors.toSet());
    assertRefused(SupportRefusal.NOT_BEGUN, attendance.note(officer, id, session, here, Set.of()));
    it.clock().moveTo(DAY, LocalTime.of(18, 10));
    assertRefused(
        SupportRefusal.NOBODY_THERE, attendance.write(officer, id, UUID.randomUUID(), "Takk"));
    assertThat(attendance.note(officer, id, session, here, Set.of()).orThrow()).isEqualTo(2);
    // another tab that saw nobody ticked unticks nobody
    assertThat(attendance.note(officer, id, session, Set.of(), Set.of()).orThrow()).isZero();
    UUID key = UUID.randomUUID();
    var sent = attendance.write(officer, id, key, "Takk for i kveld").orThrow();
    attendance.write(officer, id, key, "Takk for i kveld").orThrow();
    assertThat(sent.present()).isEqualTo(2);
    assertThat(sent.reached()).as("one has neither log-in nor address").isEqualTo(1);
    assertThat(told(leder, "Takk for i kveld")).isEqualTo(1);
    assertThat(told(leder2, "Takk for i kveld")).isZero();
    assertThat(party(id, theirs).present()).isFalse();
    it.clock().moveTo(DAY.plusDays(7), LocalTime.of(19, 0));
    days.deletions();
    assertThat(party(id, ours).people()).allMatch(a -> a.needs().isPresent());
    it.clock().moveTo(DAY.plusDays(7), LocalTime.of(21, 0));
    days.deletions();
    assertThat(party(id, ours).people()).allMatch(a -> a.needs().isEmpty());
    CourseEvent event = plan.find(id).orElseThrow();
    byte[] paper =
        it.server
            .getBean(no.ildsjel.support.learning.Certificates.class)
            .pdf(event, party(id, ours).people().getFirst());
    assertThat(new String(paper, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThatThrownBy(() ->
            it.server
                .getBean(no.ildsjel.support.learning.Certificates.class)
                .pdf(event, party(id, theirs).people().getFirst()))
        .isInstanceOf(IllegalArgumentException.class);
    travelOf(event);
    erased(id);
  }

  private int told(Actor.Person who, String words) {
    return jdbc.sql("select count(*) from platform.notice where person = ? and body = ?")
        .params(who.id().value(), words)
        .query(Integer.class)
        .single();
  }

  private void travelOf(CourseEvent event) {
    UUID key = UUID.randomUUID();
    assertThatThrownBy(() -> travel.send(leder2, event, key, 300, "Buss"))
        .isInstanceOf(AccessDeniedException.class);
    assertRefused(SupportRefusal.AMOUNT_WRONG, travel.send(leder, event, key, 0, "Buss"));
    travel.send(leder, event, key, 300, "Buss").orThrow();
    travel.send(leder, event, key, 999, "Taxi").orThrow();
    assertThat(travel.own(leder, event.id())).extracting(TravelClaim::what).containsExactly("Buss");
    assertRefused(
        SupportRefusal.WORDS_MISSING,
        travel.answer(officer, event, key, 300, TravelClaim.State.ASKED, " "));
    travel.answer(officer, event, key, 300, TravelClaim.State.ASKED, "Hvem reiste?").orThrow();
    travel.send(leder, event, key, 320, "Buss, Amina og Sahra").orThrow();
    assertRefused(
        SupportRefusal.MOVED_ON,
        travel.answer(officer, event, key, 300, TravelClaim.State.APPROVED, ""));
    travel.answer(officer, event, key, 320, TravelClaim.State.APPROVED, "").orThrow();
    assertRefused(
        SupportRefusal.MOVED_ON,
        travel.answer(officer, event, key, 320, TravelClaim.State.APPROVED, ""));
    assertThat(travel.own(leder, event.id()).getFirst())
        .satisfies(c -> assertThat(c.state()).isEqualTo(TravelClaim.State.APPROVED))
        .satisfies(c -> assertThat(c.amount().kroner()).isEqualTo(320));
    UUID taxi = UUID.randomUUID();
    travel.send(leder, event, taxi, 999, "Taxi").orThrow();
    assertRefused(
        SupportRefusal.WORDS_MISSING,
        travel.answer(officer, event, taxi, 999, TravelClaim.State.REFUSED, ""));
    travel.answer(officer, event, taxi, 999, TravelClaim.State.REFUSED, "Bussen gikk.").orThrow();
    assertThat(travel.own(leder, event.id()).getLast())
        .matches(c -> c.state().over() && c.said().equals(Optional.of("Bussen gikk.")));
  }

  @Test
  void whatCannotBeComeToIsNotAnnouncedAndACourseHasSomethingToDo() {
    Places two = new Places(2, 2, true, 0, Optional.empty());
    EventId past = drafted(planned(two, List.of("oving-pitch"), meeting(TODAY.minusDays(1))));
    assertRefused(SupportRefusal.STARTS_IN_THE_PAST, office.publish(officer, past));
    EventId idle = drafted(planned(two, List.of(), meeting(DAY)));
    assertRefused(SupportRefusal.EXERCISE_MISSING, office.publish(officer, idle));
    EventPlan late =
        new EventPlan(
            EventKind.COURSE,
            LocalText.nb("Et kurs"),
            LocalText.nb("Vi øver."),
            two,
            DAY.plusDays(1),
            Optional.empty(),
            List.of("oving-pitch"),
            List.of(meeting(DAY)));
    assertRefused(
        SupportRefusal.CLOSES_TOO_LATE,
        office.draft(
            officer,
            new EventId(UUID.randomUUID()),
            AdministratorId.DIRECTORATE,
            Optional.empty(),
            late));
  }

  private static EventPlan.Meeting meeting(LocalDate day) {
    return meeting(UUID.randomUUID(), day, 18);
  }

  private EventId drafted(EventPlan written) {
    EventId id = new EventId(UUID.randomUUID());
    EventPlan first =
        new EventPlan(
            written.kind(),
            written.title(),
            written.description(),
            written.places(),
            LocalDate.ofInstant(written.sessions().getFirst().starts(), OSLO),
            written.provider(),
            written.exercises(),
            written.sessions());
    office.draft(officer, id, AdministratorId.DIRECTORATE, Optional.empty(), first).orThrow();
    return id;
  }

  @Test
  void mentorsOfTheProgrammeComeToItsGatheringsAndNotToItsCourses() {
    record Mentor(CallId cohort, OrganisationNumber organisation) {}
    // other tests begin cohorts that nobody is a mentor in yet
    Mentor asked =
        jdbc.sql(
                """
                select f.cohort, f.organisation from support.profile f
                where f.side = 'MENTOR' and f.withdrawn_at is null and f.cohort in (:own)
                  and not exists (select 1 from support.participant p
                    where p.cohort = f.cohort and p.organisation = f.organisation
                      and p.until is null)
                order by f.organisation limit 1
                """)
            .param("own", choices.cohorts(officer).stream().map(c -> c.call().value()).toList())
            .query((row, n) ->
                new Mentor(
                    new CallId(row.getObject("cohort", UUID.class)),
                    new OrganisationNumber(row.getString("organisation"))))
            .single();
    CallId cohort = asked.cohort();
    Actor.Person comes = of(asked.organisation());
    Places own = new Places(20, 2, false, 0, Optional.empty());
    EventId course =
        published(Optional.of(cohort), planned(own, List.of("oving-pitch"), meeting(DAY)));
    assertThat(signUps.standing(comes, event(course)).invited()).isFalse();
    EventPlan gathering =
        new EventPlan(
            EventKind.GATHERING,
            LocalText.nb("En samling"),
            LocalText.nb("Vi møtes."),
            own,
            DAY.minusDays(1),
            Optional.empty(),
            List.of(),
            List.of(meeting(DAY)));
    EventId together = published(Optional.of(cohort), gathering);
    assertThat(signUps.standing(comes, event(together)).invited()).isTrue();
    assertThat(plan.isFor(comes)).accepts(event(together)).rejects(event(course));
    assertThat(signUp(comes, together, "Solveig Aune").orThrow().state())
        .isEqualTo(SignUpState.CONFIRMED);
    assertThat(signUps.standing(leder2, event(together)).invited())
        .as("takes part itself")
        .isEqualTo(plan.cohortsOf(leder2).contains(cohort));
  }

  /** What is kept of the leader is handed out; erasing is tried and taken back. */
  private void erased(EventId id) {
    PersonalData kept =
        it.server.getBeansOfType(PersonalData.class).values().stream()
            .filter(p -> p.getClass().getSimpleName().startsWith("KeptOfLearning"))
            .findFirst()
            .orElseThrow();
    assertThat(kept.export(leder.id()).get("events"))
        .anyMatch(row -> id.value().equals(row.get("event")));
    it.server
        .getBean(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(status -> {
          assertThat(kept.erase(leder.id()).get("events")).isPositive();
          assertThat(kept.export(leder.id()).get("events")).isEmpty();
          assertThat(all(id).getFirst().people()).as("the place stays, without a name").hasSize(2);
          status.setRollbackOnly();
        });
  }

  @Test
  void anExerciseIsHandedInAnsweredAndHandedInAgain() {
    EventId id = course(5, 2);
    CourseEvent event = plan.find(id).orElseThrow();
    assertThat(exercises.begin(leder, event, "oving-pitch")).as("without a place").isEmpty();
    signUp(leder, id, "Amina Diriye").orThrow();
    ExerciseWork work = exercises.begin(leder, event, "oving-pitch").orElseThrow();
    assertThat(exercises.begin(leder, event, "oving-pitch").orElseThrow().id())
        .isEqualTo(work.id());
    assertThat(exercises.begin(leder, event, "oving-fem-kvitteringer")).isEmpty();
    assertRefused(SupportRefusal.MOVED_ON, exercises.handIn(leder, event, "oving-pitch", false));
    write(work, "Vi er Språkbroen. Hver tirsdag møtes førti naboer for å snakke norsk sammen.");
    exercises.handIn(leder, event, "oving-pitch", false).orThrow();
    assertRefused(SupportRefusal.HANDED_IN, exercises.handIn(leder, event, "oving-pitch", false));
    assertThat(exercises.own(leder2, id)).isEmpty();
    ExerciseWork handedIn = exercises.handedIn(officer, event).getFirst();
    UUID round = handedIn.last().orElseThrow().id();
    assertRefused(
        SupportRefusal.WORDS_MISSING,
        exercises.answer(officer, event, work.id(), round, ExerciseWork.Verdict.AGAIN, "  "));
    exercises
        .answer(
            officer,
            event,
            work.id(),
            round,
            ExerciseWork.Verdict.AGAIN,
            "Så fint! Begynn med ett menneske.")
        .orThrow();
    assertRefused(
        SupportRefusal.MOVED_ON,
        exercises.answer(officer, event, work.id(), round, ExerciseWork.Verdict.GOOD, "Godt"));
    write(work, "Hodan kom for å varme seg. Nå leder hun kafeen vår hver eneste tirsdag.");
    exercises.handIn(leder, event, "oving-pitch", false).orThrow();
    assertThat(exercises.own(leder, id, "oving-pitch").orElseThrow().handIns()).hasSize(2);
    assertThatThrownBy(() -> exercises.handedIn(provider, event))
        .isInstanceOf(AccessDeniedException.class);
  }

  private void write(ExerciseWork work, String words) {
    var typed = Map.of("pitch", List.of(words), "ask", List.of("Gi oss nøkkelen på tirsdager"));
    it.server
        .getBean(Drafts.class)
        .save(
            leder,
            work.draft(),
            exercises.form(work),
            new no.ildsjel.platform.forms.DraftPost(
                typed, Map.of(), typed.keySet(), no.ildsjel.shared.Language.NB))
        .orThrow();
  }

  @Test
  void nothingTiesAnEvaluationToWhoAnsweredAndFewAreNotShown() {
    EventId id = course(9, 9);
    CourseEvent event = plan.find(id).orElseThrow();
    SignUp party = signUp(leder, id, "Amina Diriye", "Jonas Lie Berg").orThrow();
    it.clock().moveTo(DAY, LocalTime.of(20, 30));
    assertThatThrownBy(() -> evaluations.draft(leder, event))
        .isInstanceOf(AccessDeniedException.class);
    attendance
        .note(
            officer,
            id,
            event.held().getFirst().id(),
            party.people().stream().map(Attendee::id).collect(Collectors.toSet()),
            Set.of())
        .orThrow();
    var draft = evaluations.draft(leder, event).orElseThrow();
    assertRefused(SupportRefusal.NOTHING_ANSWERED, evaluations.handIn(leder, event));
    var typed = Map.of("useful", List.of("much"));
    it.server
        .getBean(Drafts.class)
        .save(
            leder,
            draft,
            evaluations.form(),
            new no.ildsjel.platform.forms.DraftPost(
                typed, Map.of(), typed.keySet(), no.ildsjel.shared.Language.NB))
        .orThrow();
    evaluations.handIn(leder, event).orThrow();
    assertRefused(SupportRefusal.HANDED_IN, evaluations.handIn(leder, event));
    assertThat(evaluations.draft(leder, event)).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from platform.form_draft where id = ?")
                .param(draft.value())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    """
                    select column_name from information_schema.columns
                    where table_schema = 'support' and table_name = 'evaluation'
                    """)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("id", "event", "form_version", "answers", "sha256", "shown");
    var result = evaluations.result(officer, event);
    assertThat(result.answered()).isEqualTo(1);
    assertThat(result.questions()).isEmpty();
  }

  @Test
  void attendanceIsEvidenceOfAConditionInTotalsOnly() {
    CallId cohort = choices.cohorts(officer).getFirst().call();
    Participant one =
        it.server.getBean(Cohorts.class).participants(cohort).stream()
            .filter(Participant::active)
            .findFirst()
            .orElseThrow();
    EventId id =
        published(
            Optional.of(cohort),
            planned(
                new Places(9, 2, false, 0, Optional.empty()),
                List.of("oving-pitch"),
                meeting(UUID.randomUUID(), DAY, 18)));
    Map<String, Integer> before = told(one);
    assertThatThrownBy(() -> signUp(mentor, id, "Solveig Aune"))
        .isInstanceOf(AccessDeniedException.class);
    SignUp party = signUp(of(one.organisation()), id, "Sahra Omar").orThrow();
    it.clock().moveTo(DAY, LocalTime.of(21, 0));
    attendance
        .note(
            officer,
            id,
            plan.find(id).orElseThrow().held().getFirst().id(),
            Set.of(party.people().getFirst().id()),
            Set.of())
        .orThrow();
    Map<String, Integer> after = told(one);
    assertThat(after.get("there")).isEqualTo(before.get("there") + 1);
  }

  private Map<String, Integer> told(Participant one) {
    Map<String, Integer> told = new HashMap<>(Map.of("there", 0));
    for (ConditionEvidence source : it.server.getBeansOfType(ConditionEvidence.class).values()) {
      source.of(Set.of(one.award()), 2027).getOrDefault(one.award(), List.of()).stream()
          .filter(e -> e.fulfils().equals("kurs"))
          .forEach(e -> {
            String words = e.words().in(Language.NB);
            assertThat(words).matches("Med på \\d+ av \\d+ kurs og samlinger i 2027");
            told.put("there", Integer.parseInt(words.replaceAll("Med på (\\d+) .*", "$1")));
            assertThat(e.words().in(Language.AR)).contains("2027").isNotEqualTo(words);
          });
    }
    return told;
  }
}
