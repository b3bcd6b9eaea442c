package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import ildsjel.sandbox.TryingIt.Someone;
import java.time.LocalDate;
import java.util.Set;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.support.matching.MatchRule;
import no.ildsjel.support.matching.MatchRun;
import no.ildsjel.support.matching.Matchmaking;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.needs.NeedsManagement;
import org.junit.jupiter.api.Test;

/** Needs in Ukrainian on a phone; then a mentor and a participant agree, meet, and hand over. */
class StrengthFlowTest {

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final Texts texts = it.server.getBean(Texts.class);

  private String uk(String key, Object... arguments) {
    return texts.text(Language.UK, key, arguments);
  }

  @Test
  void fromWhatIsNeededToATaskHandedOver() {
    Actor.Person officer = play.cast("saksbehandler");
    CallId call = CohortWithPairs.of(it.server, officer).call();
    CohortWithPairs.letSprakbroenIn(it.server);
    whatIsNeededInUkrainianOnAPhone();
    Pair pair = proposed(officer, call);
    theyAgree(pair);
    theyMeetAndATaskIsHandedOver(pair);
  }

  private void whatIsNeededInUkrainianOnAPhone() {
    Someone leader = it.as("leder", "uk", 390, true);
    leader.go("/program");
    leader.go("/kartlegging");
    leader.press(uk("needs.start.go"));
    leader.follow(uk("needs.begin"));
    for (int page = 0; page < 9; page++) {
      Locator questions = leader.page.locator("fieldset");
      for (int q = 0; q < questions.count(); q++) {
        Locator options = questions.nth(q).getByRole(AriaRole.RADIO);
        if (options.count() > 0) {
          options.nth(q == 2 ? options.count() - 1 : 1).check();
        }
      }
      leader.press(uk("forms.go-on"));
    }
    leader.press(uk("needs.hand-in"));
    leader.page.getByText(uk("needs.finish.see")).click();
    leader.press(uk("needs.finish"));
    assertThat(leader.page.getByRole(AriaRole.HEADING).first().innerText())
        .isEqualTo(uk("needs.picture"));
    leader.page.getByRole(AriaRole.CHECKBOX).first().check();
    leader.press(uk("needs.themes.save"));
    assertThat(leader.page.getByRole(AriaRole.CHECKBOX).first().isChecked()).isTrue();
    leader.follow(uk("needs.hanging.go"));
    leader.press(uk("needs.step.do"));
    assertThat(leader.page.getByText(uk("needs.step.done")).first().isVisible()).isTrue();
    // what hangs on the leader is nothing the treasurer is told
    Someone treasurer = it.as("kasserer", "nb", 390, true);
    treasurer.go("/kartlegging");
    treasurer.follow("Første samtale");
    assertThat(treasurer.page.getByText("Det som henger på deg").count()).isZero();
    // and an officer finds nothing at that address
    String address = treasurer.page.url().replace(it.address, "");
    assertThat(it.caller("saksbehandler").get(address).statusCode()).isEqualTo(404);
    assertThat(it.server.getBean(NeedsManagement.class).of(play.cast("leder"))).hasSize(1);
  }

  private Pair proposed(Actor.Person officer, CallId call) {
    Matchmaking matching = it.server.getBean(Matchmaking.class);
    matching
        .decide(
            officer,
            call,
            new MatchRule(Cast.SPRAKBROEN, Cast.STORKRONEN, true, "Har snakket med begge"))
        .orThrow();
    Someone window = it.as("saksbehandler", "nb", 1280, true);
    window.go("/saker/program/" + call + "/kobling");
    window.press("Lag nytt forslag");
    assertThat(window.page.getByText("Du har bestemt at disse skal være sammen.").isVisible())
        .isTrue();
    MatchRun run = matching.last(officer, call).orElseThrow();
    matching.propose(officer, call, run.id(), Set.of(Cast.SPRAKBROEN)).orThrow();
    window.go("/saker/program/" + call + "/kobling");
    assertThat(window.page.getByText("Skal være sammen: SPRÅKBROEN – STORKRONEN").isVisible())
        .as("named still, though it waits no more")
        .isTrue();
    return it.server.getBean(Pairs.class).of(call).stream()
        .filter(p -> p.participant().equals(Cast.SPRAKBROEN))
        .findFirst()
        .orElseThrow();
  }

  private void theyAgree(Pair pair) {
    for (boolean script : new boolean[] {true, false}) {
      Someone one = it.as(script ? "leder" : "mentor", "nb", 390, script);
      one.go("/mentorpar/" + pair.id());
      one.press("Ja, det vil vi");
    }
    for (boolean script : new boolean[] {true, false}) {
      Someone one = it.as(script ? "leder" : "mentor", "nb", 390, script);
      one.go("/mentorpar/" + pair.id());
      one.page.getByLabel("Jeg leder styret").check();
      one.page.getByRole(AriaRole.CHECKBOX).first().check();
      one.press("Skriv under");
    }
  }

  private void theyMeetAndATaskIsHandedOver(Pair pair) {
    Someone mentor = it.as("mentor", "nb", 390, true);
    mentor.go("/mentorpar/" + pair.id());
    LocalDate day = LocalDate.now(it.clock()).plusDays(5);
    mentor.page.getByLabel("Dag").first().fill(day.toString());
    mentor.page.getByLabel("Klokken").first().fill("18:30");
    mentor.page.getByLabel("Sted eller lenke").first().fill("Biblioteket");
    mentor.press("Avtal møtet");
    assertThat(mentor.page.getByText("Biblioteket").first().isVisible()).isTrue();
    Someone leader = it.as("leder", "nb", 390, true);
    leader.go("/mentorpar/" + pair.id());
    assertThat(leader.page.getByText("kl. 18.30").first().isVisible()).isTrue();
    leader.page.getByText("Lag en oppgave").click();
    leader.page.getByLabel("Hva skal gjøres?").fill("Ta bilde av kvitteringene");
    leader.press("Legg til");
    leader.page.getByLabel("Gi oppgaven til").selectOption("Jonas Lie Berg");
    leader.press("Gi videre");
    Someone treasurer = it.as("kasserer", "nb", 390, true);
    treasurer.go("/mentorpar/" + pair.id());
    assertThat(treasurer.page.getByText("Jonas Lie Berg").nth(1).isVisible()).isTrue();
    treasurer.press("Gjort: Ta bilde av kvitteringene");
    assertThat(treasurer.page.getByText("1 oppgave gjort").isVisible()).isTrue();
    // the officer sees that there is a meeting, and not where
    Someone officer = it.as("saksbehandler", "nb", 1280, true);
    officer.go("/saker/program/" + pair.cohort() + "/par");
    assertThat(officer.page.getByText("SPRÅKBROEN").first().isVisible()).isTrue();
    assertThat(officer.page.content()).doesNotContain("Biblioteket", "kvitteringene");
  }
}
