package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairContacts;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.PairState;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.Trouble;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Side;
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
  private final Troubles troubles = SERVER.getBean(Troubles.class);
  private final PairContacts contacts = SERVER.getBean(PairContacts.class);
  private final JdbcClient jdbc = SERVER.getBean(JdbcClient.class);
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
            .filter(p -> p.active() && pairs.of(call).stream()
                .noneMatch(q -> q.state().open() && q.participant().equals(p.organisation())))
            .findFirst()
            .orElseThrow();
    PairId id =
        pairs
            .propose(
                officer,
                cohort,
                new Pairs.Proposal(
                    free.organisation(), free.name(), Cast.STORKRONEN, "STORKRONEN"))
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
}
