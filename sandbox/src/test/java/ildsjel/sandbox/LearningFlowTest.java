package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ildsjel.sandbox.TryingIt.Someone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventKind;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.EventPlan;
import no.ildsjel.support.learning.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A course that is full: two leaders on their phones, one in bokmål and one in Ukrainian, and the
 * course provider at a desk. Every page on the way is checked with axe.
 */
class LearningFlowTest {

  private static final int PHONE = 390;

  private final TryingIt it = TryingIt.shared();
  private final Texts texts = it.server.getBean(Texts.class);
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final EventOffice office = it.server.getBean(EventOffice.class);

  private String nb(String key, Object... arguments) {
    return texts.text(Language.NB, key, arguments);
  }

  private String uk(String key, Object... arguments) {
    return texts.text(Language.UK, key, arguments);
  }

  private EventId course() {
    Actor.Person officer = play.cast("saksbehandler");
    LocalDate day = LocalDate.now(it.clock()).plusDays(20);
    EventId id = new EventId(UUID.randomUUID());
    office
        .draft(
            officer,
            id,
            AdministratorId.DIRECTORATE,
            Optional.empty(),
            new EventPlan(
                EventKind.COURSE,
                LocalText.nb("Én plass"),
                LocalText.nb("Et kurs med én plass."),
                new Places(1, 1, true, 0, Optional.empty()),
                day.minusDays(1),
                Optional.of(play.cast("kursholder").id()),
                List.of("oving-pitch"),
                List.of(
                    new EventPlan.Meeting(
                        UUID.randomUUID(),
                        day.atTime(18, 0).atZone(Writing.OSLO).toInstant(),
                        day.atTime(20, 0).atZone(Writing.OSLO).toInstant(),
                        "",
                        "https://moterom.example/en-plass"))))
        .orThrow();
    office.publish(officer, id).orThrow();
    return id;
  }

  @Test
  @Timeout(240)
  void aPlaceGoesToWhoWaitsAndAnExerciseIsAnsweredInWarmWords() {
    EventId id = course();
    String home = "/kurs/" + id;
    Someone visitor = it.visitor("nb", PHONE, true);
    visitor.go("/arsplan");
    visitor.follow("Én plass");
    assertThat(visitor.page.content()).doesNotContain("moterom.example/en-plass");

    Someone first = it.as("leder", "nb", PHONE, true);
    first.go(home);
    first.follow(nb("learning.sign-up"));
    first.press(nb("learning.sign-up.go"));
    assertThat(first.sees(nb("learning.done.CONFIRMED"))).isTrue();
    assertThat(first.page.content()).contains("moterom.example/en-plass");

    Someone second = it.as("leder2", "uk", PHONE, true);
    second.go(home);
    second.follow(uk("learning.sign-up.wait"));
    second.page.getByText(uk("learning.person.more")).first().click();
    second.fill(
        uk("learning.person.needs") + " " + uk("learning.person.empty"), "Вегетаріанська їжа");
    second.press(uk("learning.sign-up.wait"));
    assertThat(second.sees(uk("learning.done.WAITING"))).isTrue();
    assertThat(second.sees(uk("learning.waiting.number", 1))).isTrue();

    Someone withoutScript = it.as("leder", "nb", PHONE, false);
    withoutScript.go(home);
    withoutScript.page.getByText(nb("learning.withdraw")).click();
    withoutScript.press(nb("learning.withdraw.go"));
    assertThat(withoutScript.sees(nb("learning.done.WITHDRAWN"))).isTrue();

    second.go("/hjem");
    second.follow(uk("home.learning.offered.go"));
    second.press(uk("learning.offer.yes", 1));
    assertThat(second.sees(uk("learning.done.ACCEPTED"))).isTrue();
    second.page.getByText(uk("learning.history")).click();
    assertThat(second.sees(uk("learning.step.OFFERED"))).isTrue();

    handIn(second, home);
    Someone provider = it.as("kursholder", "nb", 1280, true);
    answer(provider, id);
    second.go(home + "/oving/oving-pitch");
    assertThat(second.sees("Så levende!")).isTrue();
    assertThat(second.sees(uk("learning.exercise.again"))).isTrue();
    for (Someone someone : List.of(visitor, first, second, withoutScript, provider)) {
      someone.page.context().close();
    }
  }

  private void handIn(Someone learner, String home) {
    learner.go(home + "/oving/oving-pitch");
    learner.press(uk("learning.exercise.start"));
    learner
        .page
        .getByLabel("Що ви скажете")
        .first()
        .fill("Наша кав’ярня відкрита щовівторка. Сорок сусідів говорять тут норвезькою разом.");
    learner.page.getByLabel("Що має зробити ваш співрозмовник?").first().fill("Дати нам кімнату");
    learner.press(uk("forms.go-on"));
    learner.press(uk("learning.hand-in"));
    assertThat(learner.sees(uk("learning.exercise.waits"))).isTrue();
  }

  private void answer(Someone provider, EventId id) {
    provider.go("/hjem");
    provider.go("/saker/kurs/" + id);
    assertThat(provider.sees("Вегетаріанська їжа")).isTrue();
    provider.follow(nb("learning-office.tab.exercises"));
    provider.page.getByText("Rima Haddad").first().click();
    provider.page.waitForLoadState();
    provider.check();
    provider.fill(nb("learning-office.feedback"), "Så levende! Begynn med ett menneske.");
    provider.page.getByLabel(nb("learning-office.verdict.AGAIN")).check();
    provider.press(nb("learning-office.feedback.send"));
    assertThat(provider.sees(nb("learning-office.hand-in.AGAIN"))).isTrue();
    assertThat(provider.page.request().get(it.address + "/saker/kurs/ny").status()).isEqualTo(404);
    assertThat(provider.page.request().get(it.address + "/saker/kurs/" + id + "/reise").status())
        .isEqualTo(404);
  }
}
