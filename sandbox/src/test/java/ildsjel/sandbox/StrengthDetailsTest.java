package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.platform.forms.DraftPost;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.calendar.CalendarEntry;
import no.ildsjel.support.calendar.CalendarSource;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.experience.Experience;
import no.ildsjel.support.experience.Experiences;
import no.ildsjel.support.learning.Attendee;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.ExerciseWork;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.MentorReading;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUpState;
import no.ildsjel.support.learning.SignUps;
import no.ildsjel.support.learning.YearPlan;
import no.ildsjel.support.mentoring.Agreement;
import no.ildsjel.support.mentoring.Ending;
import no.ildsjel.support.mentoring.Extensions;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairContacts;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.PairState;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.SignsAs;
import no.ildsjel.support.mentoring.Trouble;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.OpenAsk;
import no.ildsjel.support.mentors.OpenAsks;
import no.ildsjel.support.mentors.OpenBookings;
import no.ildsjel.support.mentors.OpenHours;
import no.ildsjel.support.mentors.OpenSlot;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.needs.NeedsManagement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** What officers, mentors and participants can do beside the straight way through a programme. */
class StrengthDetailsTest {

  private static final ConfigurableApplicationContext SERVER = TryingIt.anotherServer();

  private final Demonstration play = SERVER.getBean(Demonstration.class);
  private final Cohorts cohorts = SERVER.getBean(Cohorts.class);
  private final Pairs pairs = SERVER.getBean(Pairs.class);
  private final Extensions extensions = SERVER.getBean(Extensions.class);
  private final Troubles troubles = SERVER.getBean(Troubles.class);
  private final PairContacts contacts = SERVER.getBean(PairContacts.class);
  private final OpenHours hours = SERVER.getBean(OpenHours.class);
  private final OpenBookings bookings = SERVER.getBean(OpenBookings.class);
  private final OpenAsks asks = SERVER.getBean(OpenAsks.class);
  private final MentorReading reading = SERVER.getBean(MentorReading.class);
  private final Experiences experiences = SERVER.getBean(Experiences.class);
  private final Mentors mentors = SERVER.getBean(Mentors.class);
  private final NeedsManagement needs = SERVER.getBean(NeedsManagement.class);
  private final YearPlan plan = SERVER.getBean(YearPlan.class);
  private final EventOffice office = SERVER.getBean(EventOffice.class);
  private final SignUps signUps = SERVER.getBean(SignUps.class);
  private final Exercises exercises = SERVER.getBean(Exercises.class);
  private final MovableClock clock = SERVER.getBean(MovableClock.class);
  private final JdbcClient jdbc = SERVER.getBean(JdbcClient.class);
  private final Actor.Person officer = play.cast("saksbehandler");
  private final Cohort cohort = CohortWithPairs.of(SERVER, officer);
  private final CallId call = cohort.call();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private Actor.Person speaker(OrganisationNumber organisation) {
    return play.speaker(organisation);
  }

  private Pair running() {
    return pairs.of(call).stream().filter(Pair::active).findFirst().orElseThrow();
  }

  private static SupportRefusal refused(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return (SupportRefusal) ((Answer.Refused<?>) answer).reason();
  }

  private int acts(String act) {
    return jdbc.sql("select count(*) from platform.archive_entry where act = ?")
        .param(act)
        .query(Integer.class)
        .single();
  }

  private Pair proposed() {
    var free =
        cohorts.participants(call).stream()
            .filter(p ->
                p.active()
                    && pairs.of(call).stream()
                        .noneMatch(
                            q -> q.state().open() && q.participant().equals(p.organisation())))
            .findFirst()
            .orElseThrow();
    PairId id =
        pairs
            .propose(
                officer,
                cohort,
                new Pairs.Proposal(free.organisation(), free.name(), Cast.STORKRONEN, "STORKRONEN"))
            .orThrow();
    return pairs.handledBy(officer, id).orElseThrow();
  }

  @Test
  void aProposalTakenBackLooksLikeANoAndSoDoesANo() {
    Pair first = proposed();
    pairs.answer(speaker(first.mentor()), first.id(), true).orThrow();
    assertThat(pairs.yes(first)).containsExactly(Side.MENTOR);
    int before = acts("pair-withdrawn");
    pairs.withdraw(officer, first.id()).orThrow();
    assertThat(acts("pair-withdrawn")).isEqualTo(before + 1);
    assertThat(refused(pairs.withdraw(officer, first.id()))).isEqualTo(SupportRefusal.MOVED_ON);
    Pair second = proposed();
    pairs.answer(speaker(second.mentor()), second.id(), true).orThrow();
    pairs.answer(speaker(second.participant()), second.id(), false).orThrow();
    for (Pair each : new Pair[] {first, second}) {
      Pair now = pairs.handledBy(officer, each.id()).orElseThrow();
      assertThat(now.state()).isEqualTo(PairState.FELL_THROUGH);
      assertThat(pairs.yes(now)).isEmpty();
    }
    Pair third = proposed();
    pairs.answer(speaker(third.mentor()), third.id(), true).orThrow();
    pairs.answer(speaker(third.participant()), third.id(), true).orThrow();
    assertThat(refused(pairs.withdraw(officer, third.id()))).isEqualTo(SupportRefusal.MOVED_ON);
    assertThatThrownBy(() -> pairs.withdraw(play.cast("kommune"), third.id()))
        .isInstanceOf(AccessDeniedException.class);
  }

  private Pair both(Pair pair) {
    for (Side side : Side.values()) {
      pairs.answer(speaker(pair.on(side)), pair.id(), true).orThrow();
    }
    return now(pair);
  }

  private Pair now(Pair pair) {
    return pairs.handledBy(officer, pair.id()).orElseThrow();
  }

  private static String law(Agreement agreement) {
    return agreement.sentences().stream()
        .filter(s -> s.key().equals("agreement.law"))
        .map(s -> s.words().in(Language.NB))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasSignedIsShownThoughTheProgramWordsItOtherwiseNow() {
    Pair pair = both(proposed());
    Agreement today = pairs.agreement(pair);
    assertThat(today.kept()).isTrue();
    assertThat(today.sentences())
        .hasSize(10)
        .allMatch(s -> s.words().languages().size() == Language.values().length);
    // an earlier release of the program had other words for it
    String then = "Slik sto det om loven den gangen.";
    jdbc.sql(
            """
            insert into support.agreement (pair, number, words, digest, at)
            select pair, 2, w, encode(sha256(convert_to(w, 'UTF8')), 'hex'), at
            from (select pair, at, replace(words, ?, ?) w from support.agreement where pair = ?)
            """)
        .params(law(today), then, pair.id().value())
        .update();
    for (Side side : Side.values()) {
      pairs.sign(speaker(pair.on(side)), pair.id(), SignsAs.LEADER).orThrow();
    }
    Agreement signed = pairs.agreement(now(pair));
    assertThat(law(signed)).isEqualTo(then);
    assertThat(signedTo(pair)).hasSize(2).containsOnly(signed.digest().orElseThrow());
    Caller mentor =
        Caller.logIn(
            "http://localhost:" + SERVER.getEnvironment().getProperty("local.server.port"),
            "mentor");
    assertThat(mentor.get("/mentorpar/" + pair.id()).body())
        .contains(then)
        .doesNotContain(law(today));

    LocalDate later = pair.ends().plusMonths(6);
    for (Side side : Side.values()) {
      extensions.extend(speaker(pair.on(side)), pair.id(), later).orThrow();
    }
    Agreement extended = pairs.agreement(now(pair));
    assertThat(law(extended)).as("nothing else changes with a later end").isEqualTo(then);
    assertThat(extended.digest()).isNotEqualTo(signed.digest());
    assertThat(extended.sentences().toString()).contains(Writing.day(later, Language.NB));
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from support.agreement
                    where pair = ? and digest = encode(sha256(convert_to(words, 'UTF8')), 'hex')
                    """)
                .param(pair.id().value())
                .query(Integer.class)
                .single())
        .isEqualTo(3);
    assertThatThrownBy(() -> jdbc.sql("update support.agreement set words = 'Noe annet'").update())
        .hasMessageContaining("never changed");
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  private List<String> signedTo(Pair pair) {
    return jdbc.sql("select agreement from support.pair_yes where pair = ? and what = 'SIGNED'")
        .param(pair.id().value())
        .query(String.class)
        .list();
  }

  @Test
  void aPairFromBeforeAgreementsWereKeptShowsTodaysUntilOneSigns() {
    Pair pair = proposed();
    jdbc.sql("update support.pair set state = 'SIGNING' where id = ?")
        .param(pair.id().value())
        .update();
    Agreement shown = pairs.agreement(now(pair));
    assertThat(shown.kept()).isFalse();
    pairs.sign(speaker(pair.mentor()), pair.id(), SignsAs.LEADER).orThrow();
    assertThat(pairs.agreement(now(pair)).sentences()).isEqualTo(shown.sentences());
    assertThat(signedTo(pair)).containsExactly(pairs.agreement(now(pair)).digest().orElseThrow());
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  @Test
  void whoSaysThatItDoesNotWorkLearnsWhoGetsInTouch() {
    Pair pair = running();
    Actor.Person teller = speaker(pair.participant());
    UUID said = UUID.randomUUID();
    troubles.say(teller, pair.id(), said, "Vi kommer ikke i gang", "900 00 000").orThrow();
    Actor.Person mentor = speaker(pair.mentor());
    int mentorHeard = SERVER.getBean(Notifications.class).inbox(mentor).size();
    troubles.take(officer, said).orThrow();
    assertThat(refused(troubles.take(officer, said))).isEqualTo(SupportRefusal.MOVED_ON);
    Trouble seen =
        troubles.said(teller, pair).stream().filter(t -> t.id().equals(said)).findFirst().get();
    assertThat(seen.taken()).get().extracting(Trouble.Taken::by).isEqualTo(officer.id());
    assertThat(seen.step()).as("nothing is agreed yet").isEmpty();
    assertThat(SERVER.getBean(Notifications.class).inbox(mentor))
        .as("the other side is told nothing")
        .hasSize(mentorHeard);
    assertThat(troubles.of(officer, call))
        .filteredOn(t -> t.id().equals(said))
        .extracting(Trouble::reach)
        .containsExactly("900 00 000");
    assertThatThrownBy(() -> troubles.take(play.cast("kommune"), said))
        .isInstanceOf(AccessDeniedException.class);
    troubles.agree(officer, said, Trouble.Step.TALK).orThrow();
  }

  @Test
  void officersSeeWhomTheyCanTalkTo() {
    Pair pair = running();
    Map<Side, java.util.List<PairContacts.Contact>> found = contacts.of(officer, pair.id());
    assertThat(found.get(Side.PARTICIPANT).getFirst().phone()).isPresent();
    assertThat(found.get(Side.MENTOR)).isNotEmpty().allMatch(c -> c.email().isEmpty());
    assertThatThrownBy(() -> contacts.of(play.cast("kommune"), pair.id()))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aHalfHourStandsInBothCalendarsAndSaysNothingOfWhatItIsAbout() {
    Actor.Person mentor = speaker(Cast.STORKRONEN);
    Actor.Person own = participant();
    Instant first = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
    String theme = mentors.offer(mentor, call).orElseThrow().told().themes().getFirst();
    hours.layOut(mentor, call, theme, first, 1, OpenSlot.Way.IN_PERSON, "Biblioteket").orThrow();
    OpenSlot slot = slot(own, first);
    assertThat(slot.way()).isEqualTo(OpenSlot.Way.IN_PERSON);
    assertThat(slot.place()).as("for who books").isEmpty();
    assertThat(refused(bookings.book(own, call, slot.id(), " ")))
        .isEqualTo(SupportRefusal.WORDS_MISSING);
    bookings.book(own, call, slot.id(), "Budsjettet vårt").orThrow();
    bookings.book(own, call, slot.id(), "Sendt to ganger").orThrow();
    assertThat(slot(own, first).about()).as("for the mentor alone").isEmpty();
    assertThat(slot(own, first).place()).isEqualTo("Biblioteket");
    assertThat(slot(mentor, first).about()).isEqualTo("Budsjettet vårt");
    CalendarEntry mine = entry(own, first);
    CalendarEntry theirs = entry(mentor, first);
    assertThat(mine.uid()).isEqualTo(theirs.uid());
    assertThat(mine.toString() + theirs).doesNotContain("Budsjettet", "Biblioteket");
    bookings.giveBack(own, call, slot.id());
    assertThat(entry(own, first).cancelled()).isTrue();
    assertThat(entry(own, first).sequence()).isEqualTo(mine.sequence() + 1);
    assertThat(entry(own, first).uid()).isEqualTo(mine.uid());
    assertThat(words(first)).as("what it was about is gone").isZero();
    bookings.book(own, call, slot.id(), "Noe annet").orThrow();
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, Writing.OSLO);
    clock.moveTo(day.plusDays(12), LocalTime.of(9, 0));
    bookings.forgetWords();
    assertThat(words(first)).isZero();
    clock.moveTo(day, LocalTime.ofInstant(now, Writing.OSLO));
  }

  private int words(Instant starts) {
    return jdbc.sql(
            "select count(*) from support.open_booking where about is not null and starts = ?")
        .param(starts.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  private Actor.Person participant() {
    return speaker(
        cohorts.participants(call).stream()
            .filter(Participant::active)
            .findFirst()
            .orElseThrow()
            .organisation());
  }

  private OpenSlot slot(Actor.Person actor, Instant starts) {
    return hours.toCome(actor, call).stream()
        .filter(s -> s.starts().equals(starts))
        .findFirst()
        .orElseThrow();
  }

  private CalendarEntry entry(Actor.Person actor, Instant starts) {
    return SERVER.getBeansOfType(CalendarSource.class).values().stream()
        .flatMap(s -> s.of(actor.actingFor().orElseThrow(), Language.NB).stream())
        .filter(e -> e.starts().equals(starts))
        .findFirst()
        .orElseThrow();
  }

  /** One who takes part and has asked for nothing. */
  private Actor.Person asker() {
    Actor.Person own = participant();
    asks.takeBack(own, call);
    return own;
  }

  private Answer<UUID> ask(Actor.Person own, String about, Instant... times) {
    return asks.ask(own, call, "board", List.of(times), OpenSlot.Way.ONLINE, about);
  }

  @Test
  void aHalfHourNobodyHasLaidOutIsAskedForAndTheFirstMentorThatSaysYesIsTheOne() {
    Actor.Person own = asker();
    Actor.Person mentor = helper(Cast.STORKRONEN);
    Actor.Person other = helper(others().getFirst());
    Instant first = clock.instant().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.HOURS);
    Instant second = first.plus(Duration.ofDays(1));
    assertThat(refused(ask(own, " ", first))).isEqualTo(SupportRefusal.WORDS_MISSING);
    assertThat(refused(ask(own, "Styret"))).isEqualTo(SupportRefusal.TIME_MISSING);
    assertThat(refused(ask(own, "Styret", clock.instant()))).isEqualTo(SupportRefusal.DAY_PAST);
    assertThat(refused(ask(own, "Styret", first.plus(Duration.ofDays(90)))))
        .isEqualTo(SupportRefusal.TOO_FAR_TO_ASK);
    assertThat(
            refused(asks.ask(own, call, "nothing", List.of(first), OpenSlot.Way.ONLINE, "Styret")))
        .isEqualTo(SupportRefusal.NOBODY_HELPS_WITH_THAT);
    int heard = inbox(mentor);
    UUID asked = ask(own, "Hvem gjør hva i styret", second, first).orThrow();
    assertThat(ask(own, "Sendt to ganger", first, second).orThrow()).isEqualTo(asked);
    assertThat(refused(ask(own, "Noe annet", second))).isEqualTo(SupportRefusal.ASKED_ALREADY);
    assertThat(inbox(mentor)).isEqualTo(heard + 1);
    OpenAsk seen =
        asks.toAnswer(mentor, call).stream()
            .filter(a -> a.id().equals(asked))
            .findFirst()
            .orElseThrow();
    assertThat(seen.times()).containsExactly(first, second);
    assertThat(seen.toString()).as("only for who says yes").doesNotContain("styret");
    assertThat(asks.toAnswer(own, call)).as("for mentors").isEmpty();
    assertThatThrownBy(() -> asks.sayYes(own, call, asked, first, "Her"))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(refused(asks.sayYes(mentor, call, asked, first, " ")))
        .isEqualTo(SupportRefusal.PLACE_MISSING);
    assertThat(refused(asks.sayYes(mentor, call, asked, first.plusSeconds(60), "Her")))
        .isEqualTo(SupportRefusal.MOVED_ON);
    int told = inbox(own);
    asks.sayYes(mentor, call, asked, second, "https://rom.example").orThrow();
    assertThat(refused(asks.sayYes(other, call, asked, first, "Kafeen")))
        .as("another was first")
        .isEqualTo(SupportRefusal.MOVED_ON);
    assertThat(inbox(own)).isEqualTo(told + 1);
    assertThat(slot(own, second).place()).isEqualTo("https://rom.example");
    assertThat(slot(mentor, second).about()).as("as typed last").isEqualTo("Sendt to ganger");
    assertThat(asks.sayYes(mentor, call, asked, second, "https://rom.example").orThrow())
        .as("a yes sent twice is one")
        .isEqualTo(slot(own, second).id());
    assertThat(entry(own, second).uid()).isEqualTo(entry(mentor, second).uid());
    assertThat(asks.own(own, call)).isEmpty();
    assertThat(refused(ask(own, "Styret", second.plusSeconds(600))))
        .as("something else is booked then")
        .isEqualTo(SupportRefusal.BUSY_THEN);
    heard = inbox(mentor);
    bookings.giveBack(own, call, slot(own, second).id());
    assertThat(entry(own, second).cancelled()).isTrue();
    assertThat(inbox(mentor)).isEqualTo(heard + 1);
    assertThat(hours.toCome(mentor, call))
        .as("its place was for the one who asked, so nobody else is to have it")
        .noneMatch(s -> s.starts().equals(second));
  }

  @Test
  void twoMentorsThatSayYesAtOnceAreNotBothTheOne() throws InterruptedException {
    Actor.Person own = asker();
    List<Actor.Person> both = List.of(helper(Cast.STORKRONEN), helper(others().getFirst()));
    Instant first = clock.instant().plus(Duration.ofDays(25)).truncatedTo(ChronoUnit.HOURS);
    UUID asked = ask(own, "Styret", first).orThrow();
    List<Answer<UUID>> answers = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads =
        both.stream()
            .map(mentor ->
                Thread.startVirtualThread(
                    () -> answers.add(asks.sayYes(mentor, call, asked, first, "Biblioteket"))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(answers).hasSize(2).filteredOn(Answer.Allowed.class::isInstance).hasSize(1);
    assertThat(
            hours.toCome(own, call).stream()
                .filter(s -> s.starts().equals(first))
                .filter(s -> s.bookedBy().equals(own.actingFor())))
        .hasSize(1);
  }

  @Test
  void whatTheMentorHasFreeGivesWayToWhatSomebodyAsksFor() {
    Actor.Person own = asker();
    Actor.Person mentor = helper(Cast.STORKRONEN);
    Instant first = clock.instant().plus(Duration.ofDays(27)).truncatedTo(ChronoUnit.HOURS);
    UUID asked = ask(own, "Styret", first).orThrow();
    hours
        .layOut(mentor, call, "board", first.plusSeconds(900), 1, OpenSlot.Way.ONLINE, "Her")
        .orThrow();
    asks.sayYes(mentor, call, asked, first, "Biblioteket").orThrow();
    assertThat(hours.toCome(mentor, call))
        .filteredOn(s -> s.starts().equals(first) || s.starts().equals(first.plusSeconds(900)))
        .extracting(OpenSlot::starts)
        .containsExactly(first);
  }

  @Test
  void nothingIsAskedForOrLaidOutAfterTheProgramme() {
    Actor.Person own = asker();
    Actor.Person mentor = helper(Cast.STORKRONEN);
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, Writing.OSLO);
    clock.moveTo(cohort.ends().minusDays(3), LocalTime.of(9, 0));
    Instant after = clock.instant().plus(Duration.ofDays(5));
    assertThat(refused(ask(own, "Styret", after))).isEqualTo(SupportRefusal.AFTER_PROGRAMME);
    assertThat(refused(hours.layOut(mentor, call, "board", after, 1, OpenSlot.Way.ONLINE, "Her")))
        .isEqualTo(SupportRefusal.AFTER_PROGRAMME);
    clock.moveTo(day, LocalTime.ofInstant(now, Writing.OSLO));
  }

  @Test
  void whatSomebodyAskedForAndBookedGoesWithItWhenItLeaves() {
    Actor.Person own = asker();
    Actor.Person mentor = helper(Cast.STORKRONEN);
    Instant first = clock.instant().plus(Duration.ofDays(33)).truncatedTo(ChronoUnit.HOURS);
    asks.sayYes(mentor, call, ask(own, "Styret", first).orThrow(), first, "Her").orThrow();
    ask(own, "Mer om styret", first.plus(Duration.ofDays(1))).orThrow();
    leaves(own, Optional.of(today()));
    int heard = inbox(own);
    assertThat(asks.runOut()).isEqualTo(1);
    assertThat(bookings.freeOfThoseGone()).isEqualTo(1);
    assertThat(bookings.freeOfThoseGone()).isZero();
    assertThat(inbox(own)).as("it takes part no more").isEqualTo(heard);
    assertThat(entry(mentor, first).cancelled()).isTrue();
    leaves(own, Optional.empty());
    assertThat(asks.own(own, call)).isEmpty();
  }

  private void leaves(Actor.Person own, Optional<LocalDate> day) {
    jdbc.sql("update support.participant set until = :day where organisation = :own")
        .param("day", day.orElse(null))
        .param("own", own.actingFor().orElseThrow().value())
        .update();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Writing.OSLO);
  }

  @Test
  void whatNobodySaysYesToRunsOutAndWhoAskedIsTold() {
    Actor.Person own = asker();
    Actor.Person mentor = helper(Cast.STORKRONEN);
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, Writing.OSLO);
    Instant first = now.plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
    ask(own, "Styret", first, first.plus(Duration.ofDays(1))).orThrow();
    int told = inbox(own);
    clock.moveTo(day.plusDays(2), LocalTime.of(23, 0));
    asks.runOut();
    assertThat(asks.own(own, call).orElseThrow().times()).as("the other is to come").hasSize(1);
    clock.moveTo(day.plusDays(4), LocalTime.of(1, 0));
    assertThat(asks.toAnswer(mentor, call))
        .as("nobody is asked for what has passed")
        .noneMatch(a -> a.organisation().equals(own.actingFor().orElseThrow()));
    assertThat(asks.runOut()).isEqualTo(1);
    assertThat(asks.runOut()).isZero();
    assertThat(inbox(own)).isEqualTo(told + 1);
    ask(own, "Styret", clock.instant().plus(Duration.ofHours(2))).orThrow();
    clock.moveTo(day.plusDays(5), LocalTime.of(9, 0));
    UUID again = ask(own, "Styret", clock.instant().plus(Duration.ofDays(1))).orThrow();
    assertThat(asks.own(own, call)).as("what has passed is not in the way").isPresent();
    assertThat(asks.own(own, call).orElseThrow().id()).isEqualTo(again);
    clock.moveTo(day, LocalTime.ofInstant(now, Writing.OSLO));
    asks.takeBack(own, call);
    assertThat(asks.own(own, call)).isEmpty();
  }

  @Test
  void aMentorThatWithdrawsTakesItsHalfHoursWithItAndWhoBookedIsTold() {
    OrganisationNumber leaving = others().getLast();
    Actor.Person mentor = helper(leaving);
    Actor.Person own = asker();
    Instant first = clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.HOURS);
    hours.layOut(mentor, call, "board", first, 2, OpenSlot.Way.ONLINE, "https://rom.example");
    bookings.book(own, call, slot(own, first).id(), "Styret").orThrow();
    int heard = inbox(own);
    mentors.withdraw(mentor, call);
    assertThat(hours.toCome(own, call)).noneMatch(s -> s.mentor().equals(leaving));
    assertThat(entry(own, first).cancelled()).isTrue();
    assertThat(inbox(own)).isEqualTo(heard + 1);
    // the others have it as it was
    jdbc.sql("update support.profile set withdrawn_at = null where organisation = ?")
        .param(leaving.value())
        .update();
  }

  /** The mentors beside Storkronen, as organisations. */
  private List<OrganisationNumber> others() {
    return mentors.offers(call).stream()
        .map(Profile::organisation)
        .filter(o -> !o.equals(Cast.STORKRONEN))
        .sorted(Comparator.comparing(OrganisationNumber::value))
        .toList();
  }

  /** A mentor that helps with the board too. */
  private Actor.Person helper(OrganisationNumber number) {
    Actor.Person mentor = speaker(number);
    Profile.Told told = mentors.offer(mentor, call).orElseThrow().told();
    List<String> themes = new ArrayList<>(told.themes());
    if (!themes.contains("board")) {
      themes.add("board");
    }
    mentors.offer(mentor, call, told.with(themes)).orThrow();
    return mentor;
  }

  @Test
  void reviewsBeforeADeadlineAreToldOnceAndNameTheCall() {
    Actor.Person mentor = speaker(Cast.STORKRONEN);
    Profile.Told told = mentors.offer(mentor, call).orElseThrow().told();
    List<String> themes = new ArrayList<>(told.themes());
    themes.add("applying");
    mentors.offer(mentor, call, told.with(themes)).orThrow();
    assertThat(hours.deadlines(cohort))
        .as("what mentors apply for themselves is no draft of a participant's")
        .noneMatch(c -> c.kind().equals("mentor"));
    CallView deadline = hours.deadlines(cohort).getFirst();
    Actor.Person own = participant();
    int before = inbox(own);
    hours
        .beforeDeadline(mentor, call, deadline.id(), OpenSlot.Way.ONLINE, "https://rom.example")
        .orThrow();
    hours
        .beforeDeadline(mentor, call, deadline.id(), OpenSlot.Way.ONLINE, "https://rom.example")
        .orThrow();
    assertThat(inbox(own)).isEqualTo(before + 1);
    assertThat(hours.toCome(own, call).stream().filter(OpenSlot::review))
        .isNotEmpty()
        .allMatch(s -> s.deadline().equals(Optional.of(deadline.title())));
  }

  private int inbox(Actor.Person person) {
    return SERVER.getBean(Notifications.class).inbox(person).size();
  }

  @Test
  void aProfileWithNothingToChooseItByIsRefusedAndAFullMentorIsShownAsFull() {
    OrganisationNumber without =
        cohorts.participants(call).stream()
            .filter(Participant::active)
            .map(Participant::organisation)
            .filter(o -> needs.themes(Set.of(o)).getOrDefault(o, List.of()).isEmpty())
            .findFirst()
            .orElseThrow();
    Actor.Person own = speaker(without);
    assertThat(refused(mentors.describe(own, call, Profile.Told.nothing())))
        .isEqualTo(SupportRefusal.PROFILE_EMPTY);
    Profile.Told some = SupportDemonstration.told(2, Set.of(), 1, 1);
    mentors.describe(own, call, some).orThrow();
    OrganisationNumber mentor = running().mentor();
    long taken =
        pairs.of(call).stream().filter(p -> p.state().open() && p.mentor().equals(mentor)).count();
    Profile.Told told = mentors.offer(speaker(mentor), call).orElseThrow().told();
    mentors.offer(speaker(mentor), call, places(told, (int) taken)).orThrow();
    assertThat(mentors.full(call)).contains(mentor);
    mentors.offer(speaker(mentor), call, places(told, (int) taken + 1)).orThrow();
    assertThat(mentors.full(call)).doesNotContain(mentor);
    mentors.offer(speaker(mentor), call, told).orThrow();
  }

  private static Profile.Told places(Profile.Told told, int capacity) {
    return new Profile.Told(
        told.themes(),
        told.groups(),
        told.languages(),
        told.ways(),
        told.helps(),
        told.size(),
        told.about(),
        capacity,
        1);
  }

  private CourseEvent toCome() {
    return plan.announced().stream()
        .filter(e -> e.cohort().isPresent() && !e.begun(clock.instant()))
        .filter(e ->
            office.signUps(officer, e).stream()
                .anyMatch(s -> s.state() == SignUpState.CONFIRMED && s.people().size() == 2))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNameIsSwappedUntilItBegins() {
    CourseEvent event = toCome();
    SignUp party =
        office.signUps(officer, event).stream()
            .filter(s -> s.state() == SignUpState.CONFIRMED && s.people().size() == 2)
            .findFirst()
            .orElseThrow();
    Actor.Person own = speaker(party.organisation());
    UUID first = party.people().getFirst().id();
    String second = party.people().getLast().name();
    assertThat(refused(swap(own, event, party, first, second.toUpperCase(Locale.ROOT))))
        .isEqualTo(SupportRefusal.SIGNED_UP_ALREADY);
    assertThat(refused(swap(own, event, party, first, " "))).isEqualTo(SupportRefusal.NOBODY_NAMED);
    swap(own, event, party, first, own.name()).orThrow();
    SignUp now =
        office.signUps(officer, event).stream()
            .filter(s -> s.id().equals(party.id()))
            .findFirst()
            .orElseThrow();
    assertThat(now.people()).extracting(Attendee::name).containsExactly(own.name(), second);
    assertThat(now.people().getFirst().needs()).as("the first one's needs are gone").isEmpty();
    assertThat(now.people().getFirst().person()).as("gets it in the calendar").contains(own.id());
    assertThat(signUps.standing(own, event).steps())
        .extracting(SignUp.Step::what)
        .contains("NAME_CHANGED");
    assertThat(refused(swap(own, event, party, first, "En Til")))
        .as("that place is another's by now")
        .isEqualTo(SupportRefusal.MOVED_ON);
    assertThatThrownBy(() -> swap(speaker(Cast.STORKRONEN), event, party, first, "Uvedkommende"))
        .isInstanceOf(AccessDeniedException.class);
  }

  private Answer<?> swap(
      Actor.Person actor, CourseEvent event, SignUp party, UUID person, String name) {
    return signUps.swap(
        actor,
        event.id(),
        party.id(),
        person,
        new SignUp.Named(name, Optional.empty(), Optional.empty()));
  }

  @Test
  void aMentorReadsAnExerciseWhenTheLearnerSaysSo() {
    Pair pair = running();
    Actor.Person learner = speaker(pair.participant());
    Actor.Person mentor = speaker(pair.mentor());
    CourseEvent event =
        plan.announced().stream()
            .filter(e -> e.exercises().contains("oving-pitch"))
            .filter(e -> exercises.comes(learner, e))
            .findFirst()
            .orElseThrow();
    ExerciseWork work = exercises.begin(learner, event, "oving-pitch").orElseThrow();
    if (work.waits()) {
      exercises
          .answer(
              officer,
              event,
              work.id(),
              work.last().orElseThrow().id(),
              ExerciseWork.Verdict.AGAIN,
              "Prøv en gang til")
          .orThrow();
    } else {
      write(learner, work);
    }
    exercises.handIn(learner, event, "oving-pitch", false).orThrow();
    assertThat(reading.forMentor(mentor)).as("nobody has said so").isEmpty();
    ExerciseWork handedIn = exercises.own(learner, event.id(), "oving-pitch").orElseThrow();
    exercises
        .answer(
            officer,
            event,
            work.id(),
            handedIn.last().orElseThrow().id(),
            ExerciseWork.Verdict.AGAIN,
            "Kortere")
        .orThrow();
    assertThat(reading.mentor(learner)).contains(pair.mentor());
    exercises.handIn(learner, event, "oving-pitch", true).orThrow();
    ExerciseWork seen = reading.forMentor(mentor).getFirst();
    UUID last = seen.last().orElseThrow().id();
    assertThatThrownBy(() ->
            exercises.answerAsMentor(
                learner, event, seen.id(), last, ExerciseWork.Verdict.GOOD, "Fint"))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(
            refused(
                exercises.answerAsMentor(
                    mentor, event, seen.id(), last, ExerciseWork.Verdict.GOOD, " ")))
        .isEqualTo(SupportRefusal.WORDS_MISSING);
    exercises
        .answerAsMentor(mentor, event, seen.id(), last, ExerciseWork.Verdict.GOOD, "Fint")
        .orThrow();
    assertThat(
            refused(
                exercises.answer(
                    officer, event, seen.id(), last, ExerciseWork.Verdict.GOOD, "Også fint")))
        .isEqualTo(SupportRefusal.MOVED_ON);
    officersWithTiesSeeNothing(event, pair);
  }

  private void write(Actor.Person learner, ExerciseWork work) {
    Map<String, List<String>> typed =
        Map.of("pitch", List.of("Vi møtes hver tirsdag."), "ask", List.of("Lån oss et rom"));
    SERVER
        .getBean(Drafts.class)
        .save(
            learner,
            work.draft(),
            exercises.form(work),
            new DraftPost(typed, Map.of(), typed.keySet(), Language.NB));
  }

  private void officersWithTiesSeeNothing(CourseEvent event, Pair pair) {
    Actor.Person other = play.cast("saksbehandler2");
    assertThat(exercises.handedIn(other, event))
        .extracting(ExerciseWork::organisation)
        .contains(pair.participant());
    SERVER
        .getBean(Impartiality.class)
        .declare(
            other,
            call,
            SERVER.getBean(Decisions.class).of(call).stream()
                .map(d -> d.application())
                .filter(a -> a.organisation().equals(pair.participant()))
                .map(a -> a.id())
                .collect(java.util.stream.Collectors.toSet()))
        .orThrow();
    assertThat(exercises.handedIn(other, event))
        .extracting(ExerciseWork::organisation)
        .doesNotContain(pair.participant());
    assertThatThrownBy(() ->
            exercises.answer(
                other,
                event,
                exercises.own(speaker(pair.participant()), event.id(), "oving-pitch").get().id(),
                UUID.randomUUID(),
                ExerciseWork.Verdict.GOOD,
                "Fint"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void spellingIsPutRightBeforeOthersReadItAndTheSenderCanTakeItBack() {
    assertThat(experiences.search("", "")).as("the bank is not empty").hasSizeGreaterThan(1);
    Experiences.Sent sent =
        experiences.all(officer).stream()
            .filter(s -> s.experience().state() == Experience.State.PROPOSED)
            .findFirst()
            .orElseThrow();
    assertThat(sent.organisation()).isNotBlank();
    UUID id = sent.experience().id();
    Actor.Person sender =
        speaker(
            new OrganisationNumber(
                jdbc.sql("select organisation from support.experience where id = ?")
                    .param(id)
                    .query(String.class)
                    .single()));
    int before = inbox(sender);
    Experiences.Words right =
        new Experiences.Words(
            "Ingen visste at vi fantes", "Plakater", "En fast tid hver uke", false);
    experiences.correct(officer, id, right).orThrow();
    assertThat(refused(experiences.correct(officer, id, right)))
        .as("nothing new")
        .isEqualTo(SupportRefusal.MOVED_ON);
    assertThat(inbox(sender)).isEqualTo(before + 1);
    assertThat(experiences.own(sender))
        .filteredOn(s -> s.experience().id().equals(id))
        .singleElement()
        .satisfies(s -> {
          assertThat(s.experience().need()).isEqualTo(right.need());
          assertThat(s.before().orElseThrow().need()).isEqualTo(sent.experience().need());
        });
    experiences.curate(officer, id, true).orThrow();
    assertThat(
            refused(
                experiences.correct(officer, id, new Experiences.Words("Nytt", "", "Nytt", false))))
        .as("others read it by now")
        .isEqualTo(SupportRefusal.MOVED_ON);
    assertThatThrownBy(() -> experiences.withdraw(speaker(Cast.STORKRONEN), id))
        .isInstanceOf(AccessDeniedException.class);
    experiences.withdraw(sender, id);
    assertThat(experiences.search("", "visste at vi fantes")).isEmpty();
  }
}
