package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import ildsjel.sandbox.TryingIt.Someone;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairNotes;
import no.ildsjel.support.mentoring.Pairs;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What two write to each other, when the session has run out before it is sent. */
class ExpiredSessionTest {

  private static final String WORDS = "Vi tar kvitteringene først, så nøkkelen";

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final Pairs pairs = it.server.getBean(Pairs.class);
  private final PairNotes notes = it.server.getBean(PairNotes.class);
  private final Pair pair = ofStorkronen();
  private final String home = "/mentorpar/" + pair.id();

  private Pair ofStorkronen() {
    Actor.Person officer = play.cast("saksbehandler");
    return it.server.getBean(Cohorts.class).administeredBy(officer).stream()
        .flatMap(c -> pairs.of(c.call()).stream())
        .filter(p -> p.active() && p.mentor().equals(Cast.STORKRONEN))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutScriptTheLogInPromisesNothingAndLeadsBackToThePage() {
    Caller mentor = it.caller("mentor");
    String proof = Caller.proof(mentor.get(home).body());
    mentor.forget();
    HttpResponse<String> answer =
        mentor.post(
            home + "/notater",
            Map.of(
                "_csrf", List.of(proof),
                "nokkel", List.of(UUID.randomUUID().toString()),
                "ord", List.of(WORDS)));
    String logIn = mentor.follow(answer).body();
    assertThat(logIn).contains("vi har ikke lagret det").doesNotContain("Vi tar vare på det");
    HttpResponse<String> back = mentor.logInAgain("mentor");
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(back.uri().getPath()).isEqualTo(home);
    assertThat(
            it.server
                .getBean(JdbcClient.class)
                .sql(
                    """
                    select count(*) from platform.spring_session_attributes
                    where position(convert_to('kvitteringene først', 'UTF8') in attribute_bytes) > 0
                    """)
                .query(Integer.class)
                .single())
        .as("nothing of it lies in the session")
        .isZero();
  }

  @Test
  void withScriptTheWordsComeBackToTheirOwnFieldAndToTheirOwnerAlone() {
    Someone mentor = it.as("mentor", "nb", 390, true);
    mentor.go(home);
    type(mentor);
    expires(mentor);
    send(mentor);
    assertThat(mentor.page.locator("[data-venter]").isVisible()).isTrue();
    logIn(mentor, "mentor");
    assertThat(mentor.page.url()).endsWith(home);
    assertThat(mentor.page.locator("#notat").inputValue()).isEqualTo(WORDS);
    assertThat(mentor.page.locator("#gevinst").inputValue()).as("nowhere else").isEmpty();
    send(mentor);
    assertThat(notes.of(play.cast("mentor"), pair))
        .filteredOn(n -> n.words().equals(WORDS))
        .hasSize(1);
    mentor.go(home);
    assertThat(mentor.page.locator("#notat").inputValue()).as("it is sent").isEmpty();
  }

  @Test
  void whoeverLogsInNextAtTheSameMachineFindsNothing() {
    Someone mentor = it.as("mentor", "nb", 390, true);
    mentor.go(home);
    type(mentor);
    expires(mentor);
    send(mentor);
    logIn(mentor, "mentor2");
    assertThat(mentor.page.evaluate("() => sessionStorage.getItem('ildsjel-venter')")).isNull();
  }

  @Test
  void logOutTakesTheWordsAway() {
    Someone mentor = it.as("mentor", "nb", 390, true);
    mentor.go(home);
    mentor.page.evaluate("() => sessionStorage.setItem('ildsjel-venter', '{\"by\":\"\"}')");
    mentor.page.evaluate(
        "() => document.querySelector(\"form[action='/utlogging']\").requestSubmit()");
    mentor.page.waitForURL(url -> !url.endsWith(home));
    assertThat(mentor.page.evaluate("() => sessionStorage.getItem('ildsjel-venter')")).isNull();
  }

  private static void type(Someone one) {
    one.page.locator("#notat").fill(WORDS);
  }

  private static void expires(Someone one) {
    var left = one.page.context().cookies().stream().filter(c -> !c.name.equals("okt")).toList();
    one.page.context().clearCookies();
    one.page.context().addCookies(left);
  }

  private static void send(Someone one) {
    one.page.locator("#notater form button[type=submit]").first().click();
    one.page.waitForLoadState();
  }

  private void logIn(Someone one, String who) {
    one.page.navigate(it.address + "/oauth2/authorization/ildsjel");
    one.page
        .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
        .filter(new Locator.FilterOptions().setHasText(who + " "))
        .first()
        .click();
    one.page.waitForURL(url -> url.startsWith(it.address));
  }
}
