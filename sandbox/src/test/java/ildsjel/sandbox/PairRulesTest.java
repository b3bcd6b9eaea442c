package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.matching.MatchRule;
import no.ildsjel.support.matching.Matchmaking;
import no.ildsjel.support.mentoring.Ending;
import no.ildsjel.support.mentoring.Meeting;
import no.ildsjel.support.mentoring.Meetings;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.Trouble;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.Wish;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What a pair can and can not do, day by day: its end, its meetings, its hours, who reads what. */
class PairRulesTest {

  private static final ConfigurableApplicationContext SERVER = TryingIt.anotherServer();
  private static final String ADDRESS =
      "http://localhost:" + SERVER.getEnvironment().getProperty("local.server.port");

  private final Demonstration play = SERVER.getBean(Demonstration.class);
  private final Cohorts cohorts = SERVER.getBean(Cohorts.class);
  private final Pairs pairs = SERVER.getBean(Pairs.class);
  private final Meetings meetings = SERVER.getBean(Meetings.class);
  private final Troubles troubles = SERVER.getBean(Troubles.class);
  private final Matchmaking matching = SERVER.getBean(Matchmaking.class);
  private final Mentors mentors = SERVER.getBean(Mentors.class);
  private final MovableClock clock = SERVER.getBean(MovableClock.class);
  private final Actor.Person officer = play.cast("saksbehandler");
  private final Cohort cohort =
      cohorts.administeredBy(officer).stream()
          .filter(c -> !pairs.of(c.call()).isEmpty())
          .findFirst()
          .orElseThrow();
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
      pairs.sign(speaker(pair.on(side)), pair.id()).orThrow();
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
}
