package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.matching.MatchRule;
import no.ildsjel.support.matching.MatchRun;
import no.ildsjel.support.matching.Matchmaking;
import no.ildsjel.support.mentoring.Ending;
import no.ildsjel.support.mentoring.Extensions;
import no.ildsjel.support.mentoring.HeldMeetings;
import no.ildsjel.support.mentoring.Meeting;
import no.ildsjel.support.mentoring.MeetingStep;
import no.ildsjel.support.mentoring.Meetings;
import no.ildsjel.support.mentoring.OfficerAlong;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.PairState;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.Signature;
import no.ildsjel.support.mentoring.SignsAs;
import no.ildsjel.support.mentoring.Trouble;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.Wish;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.access.AccessDeniedException;

/** What a pair can and can not do, day by day: its end, its meetings, its hours, who reads what. */
class PairRulesTest {

  private static final ConfigurableApplicationContext SERVER = TryingIt.anotherServer();
  private static final String ADDRESS =
      "http://localhost:" + SERVER.getEnvironment().getProperty("local.server.port");

  private final Demonstration play = SERVER.getBean(Demonstration.class);
  private final Cohorts cohorts = SERVER.getBean(Cohorts.class);
  private final Pairs pairs = SERVER.getBean(Pairs.class);
  private final Extensions extensions = SERVER.getBean(Extensions.class);
  private final HeldMeetings held = SERVER.getBean(HeldMeetings.class);
  private final Meetings meetings = SERVER.getBean(Meetings.class);
  private final OfficerAlong officers = SERVER.getBean(OfficerAlong.class);
  private final Troubles troubles = SERVER.getBean(Troubles.class);
  private final Matchmaking matching = SERVER.getBean(Matchmaking.class);
  private final Mentors mentors = SERVER.getBean(Mentors.class);
  private final MovableClock clock = SERVER.getBean(MovableClock.class);
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

  private static SupportRefusal refused(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return (SupportRefusal) ((Answer.Refused<?>) answer).reason();
  }

  private Pair now(Pair pair) {
    return pairs.of(call).stream().filter(p -> p.id().equals(pair.id())).findFirst().orElseThrow();
  }

  private String inbox(OrganisationNumber organisation) {
    return SERVER.getBean(Notifications.class).inbox(speaker(organisation)).toString();
  }

  private OrganisationNumber waiting() {
    return cohorts.participants(call).stream()
        .filter(Participant::active)
        .map(Participant::organisation)
        .filter(o ->
            pairs.of(call).stream().noneMatch(p -> p.state().open() && p.participant().equals(o)))
        .findFirst()
        .orElseThrow();
  }

  private Pair proposed() {
    OrganisationNumber free = waiting();
    PairId id =
        pairs
            .propose(
                officer,
                cohort,
                new Pairs.Proposal(free, "Den som venter", Cast.STORKRONEN, "STORKRONEN"))
            .orThrow();
    return pairs.handledBy(officer, id).orElseThrow();
  }

  private Pair together() {
    Pair pair = proposed();
    for (Side side : Side.values()) {
      pairs.answer(speaker(pair.on(side)), pair.id(), true).orThrow();
    }
    for (Side side : Side.values()) {
      pairs.sign(speaker(pair.on(side)), pair.id(), SignsAs.LEADER).orThrow();
    }
    return now(pair);
  }

  private UUID book(Pair pair, Instant starts) {
    return meetings
        .book(speaker(pair.mentor()), pair.id(), UUID.randomUUID(), plan(starts))
        .orThrow();
  }

  private static Meetings.Plan plan(Instant starts) {
    return new Meetings.Plan(
        starts, 60, Meeting.Way.ONLINE, "https://rom.example/ildsjel", Optional.empty());
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(Writing.OSLO).toInstant();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Writing.OSLO);
  }

  @Test
  void whatEndsAnAgreementIsDoneOnlyWhereItIsSaidWhatThatMeans() {
    Pair pair = together();
    book(pair, at(today().plusDays(9), 18));
    UUID said = UUID.randomUUID();
    troubles.say(speaker(pair.participant()), pair.id(), said, "Vi vil videre", "").orThrow();
    troubles.take(officer, said).orThrow();
    assertThat(refused(troubles.agree(officer, said, Trouble.Step.OTHER_MENTOR)))
        .isEqualTo(SupportRefusal.END_FIRST);
    Caller window = Caller.logIn(ADDRESS, "saksbehandler");
    String home = "/saker/mentorpar/" + pair.id();
    String proof = Caller.proof(window.get(home).body());
    String page =
        window
            .follow(
                window.post(
                    home + "/sier-fra/" + said,
                    Map.of("_csrf", List.of(proof), "steg", List.of("OTHER_MENTOR"))))
            .body();
    assertThat(page).contains("Møter som er avtalt, blir avlyst", said.toString());
    assertThat(page).containsPattern("value=\"REPLACED\" required checked");
    assertThat(now(pair).active()).as("nothing is done yet").isTrue();
    window.post(
        home + "/slutt",
        Map.of(
            "_csrf", List.of(proof),
            "hvordan", List.of("REPLACED"),
            "melding", List.of(said.toString())));
    assertThat(now(pair).ending()).contains(Ending.REPLACED);
    assertThat(troubles.of(officer, call))
        .filteredOn(t -> t.id().equals(said))
        .extracting(Trouble::step)
        .containsExactly(Optional.of(Trouble.Step.OTHER_MENTOR));
    assertThat(inbox(pair.participant())).contains("Vi leter etter en ny mentor til dere");
    assertThat(inbox(pair.mentor())).doesNotContain("Vi leter etter en ny mentor til dere");
    assertThat(Pairs.another(pairs.own(speaker(pair.participant())), call)).isTrue();
    assertThat(Pairs.another(pairs.own(speaker(pair.mentor())), call)).isFalse();
  }

  @Test
  void aPinHoldsForOneTryAndNeverAgainstANo() {
    OrganisationNumber free = waiting();
    OrganisationNumber other =
        mentors.offers(call).stream()
            .map(Profile::organisation)
            .filter(o -> !o.equals(Cast.STORKRONEN))
            .findFirst()
            .orElseThrow();
    matching.decide(officer, call, pin(free, Cast.STORKRONEN)).orThrow();
    assertThat(refused(matching.decide(officer, call, pin(free, other))))
        .isEqualTo(SupportRefusal.PINNED_ALREADY);
    Pair pair = together();
    assertThat(pair.participant()).isEqualTo(free);
    assertThat(pinned(free)).as("while it runs").isTrue();
    pairs.end(officer, pair.id(), Ending.REPLACED).orThrow();
    assertThat(pinned(free)).as("it has been tried").isFalse();
    mentors.wish(speaker(free), call, Side.PARTICIPANT, Map.of(other, Wish.NO));
    Answer<?> own = matching.decide(officer, call, pin(free, other));
    mentors.wish(speaker(free), call, Side.PARTICIPANT, Map.of(other, Wish.FINE));
    mentors.wish(speaker(other), call, Side.MENTOR, Map.of(free, Wish.NO));
    Answer<?> theirs = matching.decide(officer, call, pin(free, other));
    mentors.wish(speaker(other), call, Side.MENTOR, Map.of(free, Wish.FINE));
    Answer<?> nobody = matching.decide(officer, call, pin(free, Cast.SPRAKBROEN));
    assertThat(List.of(refused(own), refused(theirs), refused(nobody)))
        .as("whose no it is, or whether it is one, is not told")
        .containsOnly(SupportRefusal.PIN_IMPOSSIBLE);
    matching.decide(officer, call, pin(free, other)).orThrow();
    matching.undecide(officer, call, free, other);
  }

  private static MatchRule pin(OrganisationNumber participant, OrganisationNumber mentor) {
    return new MatchRule(participant, mentor, true, "Har snakket med begge");
  }

  private boolean pinned(OrganisationNumber participant) {
    return matching.rules(officer, call).stream()
        .anyMatch(r -> r.together() && r.participant().equals(participant));
  }

  @Test
  void meetingsAreWithinTheAgreementOneAtATimeAndHeldOnceTheyHaveBegun() {
    Pair pair = together();
    LocalDate today = today();
    assertThat(refused(tried(pair, at(today.minusDays(1), 18))))
        .isEqualTo(SupportRefusal.BEFORE_AGREEMENT);
    assertThat(refused(tried(pair, at(pair.ends().plusDays(1), 18))))
        .isEqualTo(SupportRefusal.AFTER_AGREEMENT);
    assertThat(refused(tried(pair, at(today.plusYears(1).plusDays(1), 18))))
        .isEqualTo(SupportRefusal.TOO_FAR_AHEAD);
    Instant six = at(today.plusDays(20), 18);
    UUID first = book(pair, six);
    assertThat(refused(tried(pair, six))).isEqualTo(SupportRefusal.MEET_ALREADY);
    assertThat(refused(tried(pair, six.plusSeconds(59 * 60))))
        .isEqualTo(SupportRefusal.MEET_ALREADY);
    UUID next = book(pair, six.plusSeconds(60 * 60));
    Actor.Person mentor = speaker(pair.mentor());
    assertThat(refused(meetings.move(mentor, pair.id(), next, plan(six))))
        .isEqualTo(SupportRefusal.MEET_ALREADY);
    meetings.move(mentor, pair.id(), next, plan(six.plusSeconds(90 * 60))).orThrow();
    assertThat(refused(held.held(mentor, pair.id(), first, 60, 0)))
        .isEqualTo(SupportRefusal.NOT_HELD_YET);
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  private Answer<UUID> tried(Pair pair, Instant starts) {
    return meetings.book(speaker(pair.mentor()), pair.id(), UUID.randomUUID(), plan(starts));
  }

  @Test
  void eitherSideSaysTheyMetAndTheMentorTellsOfThePreparationAfterwards() {
    Pair pair = together();
    Instant begins = clock.instant().minusSeconds(30 * 60);
    UUID id = book(pair, begins);
    Actor.Person own = speaker(pair.participant());
    Actor.Person mentor = speaker(pair.mentor());
    assertThat(refused(held.held(own, pair.id(), id, 0, 0)))
        .isEqualTo(SupportRefusal.MINUTES_WRONG);
    held.held(own, pair.id(), id, 75, 300).orThrow();
    assertThat(meeting(pair, id).prepared()).as("the mentor's to tell").isZero();
    held.held(mentor, pair.id(), id, 75, 30).orThrow();
    held.held(own, pair.id(), id, 90, 0).orThrow();
    assertThat(meeting(pair, id).prepared()).isEqualTo(30);
    assertThat(meeting(pair, id).minutes()).isEqualTo(90);
    assertThat(refused(held.held(mentor, pair.id(), id, 90, 601)))
        .isEqualTo(SupportRefusal.PREPARED_WRONG);
    String page = Caller.logIn(ADDRESS, "mentor").get("/mentorpar/" + pair.id()).body();
    assertThat(page).contains("Mentoren har brukt 2 timer", "1 time 30 min", "Rettet av");
    held.notHeld(mentor, pair.id(), id).orThrow();
    assertThat(meeting(pair, id).state()).isEqualTo(Meeting.State.BOOKED);
    assertThat(refused(held.notHeld(mentor, pair.id(), id))).isEqualTo(SupportRefusal.MOVED_ON);
    assertThat(held.steps(own, pair))
        .extracting(MeetingStep::what)
        .containsExactly(
            MeetingStep.What.HELD,
            MeetingStep.What.CORRECTED,
            MeetingStep.What.CORRECTED,
            MeetingStep.What.NOT_HELD);
    assertThat(held.steps(own, pair))
        .extracting(s -> s.by().orElseThrow())
        .containsExactly(own.id(), mentor.id(), own.id(), mentor.id());
    assertThatThrownBy(() -> held.held(officer, pair.id(), id, 60, 0))
        .isInstanceOf(AccessDeniedException.class);
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  private Meeting meeting(Pair pair, UUID id) {
    return meetings.of(speaker(pair.mentor()), pair).stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNumberThatCannotBeReadStaysInItsFieldWithWordsBesideIt() {
    Pair pair = together();
    Caller mentor = Caller.logIn(ADDRESS, "mentor");
    String proof = Caller.proof(mentor.get("/mentorpar/" + pair.id()).body());
    String day = today().plusDays(30).toString();
    for (String wrong : List.of("0", "9999", "en time")) {
      String back =
          mentor
              .post(
                  "/mentorpar/" + pair.id() + "/moter",
                  Map.of(
                      "_csrf", List.of(proof),
                      "nokkel", List.of(UUID.randomUUID().toString()),
                      "dag", List.of(day),
                      "tid", List.of("17:45"),
                      "minutter", List.of(wrong),
                      "mate", List.of("IN_PERSON"),
                      "sted", List.of("Biblioteket")))
              .body();
      assertThat(back)
          .contains("id=\"feil-ny-minutter\"", "value=\"" + wrong + "\"", "value=\"17:45\"")
          .contains(day, "value=\"Biblioteket\"");
    }
    assertThat(meetings.of(speaker(pair.mentor()), pair)).isEmpty();
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  @Test
  void anOfficerComesToOneMeetingWhenBothHaveAskedAndSeesThatAlone() {
    Pair pair = together();
    Instant starts = at(today().plusDays(25), 17);
    UUID id = book(pair, starts);
    UUID next = book(pair, at(today().plusDays(40), 17));
    Actor.Person own = speaker(pair.participant());
    Actor.Person mentor = speaker(pair.mentor());
    Caller office = Caller.logIn(ADDRESS, "saksbehandler");
    String home = "/saker/mentorpar/" + pair.id();
    officers.ask(own, pair.id(), id, true).orThrow();
    officers.ask(own, pair.id(), id, true).orThrow();
    assertThat(inbox(pair.mentor())).contains("Skal saksbehandleren være med?");
    assertThat(Caller.logIn(ADDRESS, "mentor").get("/mentorpar/" + pair.id()).body())
        .contains("Ja, be saksbehandleren med");
    assertThat(officers.invitations(officer)).as("one side alone").isEmpty();
    assertThat(office.get(home).body()).doesNotContain("rom.example");
    officers.ask(mentor, pair.id(), id, true).orThrow();
    assertThat(refused(officers.ask(own, pair.id(), next, true)))
        .isEqualTo(SupportRefusal.OFFICER_COMES);
    assertThat(officers.invitations(officer))
        .singleElement()
        .satisfies(i -> {
          assertThat(i.starts()).isEqualTo(starts);
          assertThat(i.place()).isEqualTo("https://rom.example/ildsjel");
        });
    assertThat(office.get(home).body()).contains("https://rom.example/ildsjel");
    assertThat(office.get("/hjem").body()).contains("Du er bedt med på et møte");
    assertThat(officers.invitations(play.cast("kommune"))).isEmpty();
    String told = SERVER.getBean(Notifications.class).inbox(officer).toString();
    assertThat(told).contains("møtet").doesNotContain("rom.example");
    officers.ask(own, pair.id(), id, false).orThrow();
    assertThat(officers.invitations(officer)).isEmpty();
    assertThat(office.get(home).body()).doesNotContain("rom.example");
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  @Test
  void anAgreementIsExtendedByTwoYearsAtMostAndTheWordsSayWhichWay() {
    Pair pair = together();
    Actor.Person own = speaker(pair.participant());
    assertThat(refused(extensions.extend(own, pair.id(), pair.ends())))
        .isEqualTo(SupportRefusal.DAY_PAST);
    assertThat(refused(extensions.extend(own, pair.id(), LocalDate.of(2099, 1, 1))))
        .isEqualTo(SupportRefusal.TOO_LONG);
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  @Test
  void theLastDayToAnswerBindsAlsoBeforeTheDaysWorkIsDone() {
    Pair pair = proposed();
    LocalDate day = today();
    LocalTime hour = LocalTime.ofInstant(clock.instant(), Writing.OSLO);
    clock.moveTo(pair.answerBy(), LocalTime.of(23, 50));
    pairs.answer(speaker(pair.mentor()), pair.id(), true).orThrow();
    clock.moveTo(pair.answerBy().plusDays(1), LocalTime.of(0, 5));
    assertThat(refused(pairs.answer(speaker(pair.participant()), pair.id(), true)))
        .isEqualTo(SupportRefusal.ANSWER_TOO_LATE);
    assertThat(now(pair).state()).isEqualTo(PairState.FELL_THROUGH);
    clock.moveTo(day, hour);
  }

  @Test
  void whatIsSaidToTheOfficerIsReadByWhoeverSaidItAndTheOfficerAlone() {
    Pair pair = together();
    Actor.Person own = speaker(pair.participant());
    UUID said = UUID.randomUUID();
    troubles.say(own, pair.id(), said, "Vi kommer ikke gjennom til lederen", "").orThrow();
    People people = SERVER.getBean(People.class);
    PersonId colleague =
        people.note("sandkasse", "kollega-" + pair.participant().value(), "En kollega");
    people.addMandate(colleague, pair.participant(), "sandkasse");
    Actor.Person other = (Actor.Person) people.actor(colleague, Optional.of(pair.participant()));
    assertThat(troubles.said(own, pair)).extracting(Trouble::id).contains(said);
    assertThat(troubles.said(other, pair)).isEmpty();
    assertThat(troubles.said(speaker(pair.mentor()), pair)).isEmpty();
    assertThat(troubles.of(officer, call)).extracting(Trouble::id).contains(said);
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }

  @Test
  void howManyAMentorTakesIsRefusedWithWordsWhenItIsNoSuchNumber() {
    Caller mentor = Caller.logIn(ADDRESS, "mentor");
    String home = "/mentor/" + call;
    String proof = Caller.proof(mentor.get(home).body());
    for (String wrong : List.of("0", "abc", "-3", "99")) {
      assertThat(offered(mentor, proof, wrong, "1"))
          .contains("id=\"plass-feil\"", "value=\"" + wrong + "\"", "Prøver meg fram");
    }
    assertThat(offered(mentor, proof, "2", "50"))
        .contains("id=\"minst-feil\"", "value=\"50\"", "Prøver meg fram");
    assertThat(mentors.offer(speaker(Cast.STORKRONEN), call).orElseThrow().told().about())
        .as("nothing of it is saved")
        .doesNotContain("Prøver meg fram");
    Caller office = Caller.logIn(ADDRESS, "saksbehandler");
    String matching = "/saker/program/" + call + "/kobling";
    String back =
        office
            .post(
                matching,
                Map.of(
                    "_csrf", List.of(Caller.proof(office.get(matching).body())),
                    "mest", List.of("abc")))
            .body();
    assertThat(back).contains("id=\"mest-feil\"", "value=\"abc\"");
  }

  private String offered(Caller mentor, String proof, String capacity, String minimum) {
    return mentor
        .post(
            "/mentor/" + call + "/tilbud",
            Map.of(
                "_csrf", List.of(proof),
                "tema", List.of("economy"),
                "sprak", List.of("no"),
                "mate", List.of("online"),
                "om", List.of("Prøver meg fram"),
                "plass", List.of(capacity),
                "minst", List.of(minimum)))
        .body();
  }

  @Test
  void whatNobodyHasSaidCountsHalfAndTheOfficerReadsWhatBothHaveTold() {
    MatchRun run = matching.run(officer, call, Optional.empty()).orThrow();
    MatchRun.Fitting wish =
        run.lines().stream()
            .filter(l -> l.mentor().isPresent())
            .flatMap(l -> l.grounds().stream())
            .filter(g -> g.name().equals("wish") && g.words().contains("not-said"))
            .findFirst()
            .orElseThrow();
    assertThat(wish.perCent()).isEqualTo(50);
    Caller office = Caller.logIn(ADDRESS, "saksbehandler");
    String programme = "/saker/program/" + call;
    assertThat(office.get(programme + "/kobling").body())
        .containsPattern("Ønsker</span>\\s+ikke oppgitt")
        .contains(programme + "/profiler/deltaker/");
    OrganisationNumber free = waiting();
    assertThat(office.get(programme + "/profiler/deltaker/" + free.value()).body())
        .contains("Vi møtes hver uke og gjør noe sammen.");
    assertThat(office.get(programme + "/profiler/mentor/" + Cast.STORKRONEN.value()).statusCode())
        .isEqualTo(200);
    assertThat(office.get(programme + "/profiler/mentor/" + free.value()).statusCode())
        .isEqualTo(404);
    assertThat(office.get(programme + "/mentorer").body()).contains("Er der for", "Størrelse");
  }

  @Test
  void whoSignedForWhichSideWhenAndByWhatRightIsShown() {
    Pair pair = together();
    assertThat(pairs.signatures(pair))
        .extracting(Signature::side, Signature::as)
        .containsExactlyInAnyOrder(
            tuple(Side.PARTICIPANT, Optional.of(SignsAs.LEADER)),
            tuple(Side.MENTOR, Optional.of(SignsAs.LEADER)));
    String page = Caller.logIn(ADDRESS, "mentor").get("/mentorpar/" + pair.id()).body();
    assertThat(page).contains("leder styret", speaker(pair.participant()).name());
    pairs.end(officer, pair.id(), Ending.AGREED).orThrow();
  }
}
