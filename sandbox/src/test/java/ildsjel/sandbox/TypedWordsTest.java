package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.ExerciseWork;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.mentoring.Pairs;
import org.junit.jupiter.api.Test;

/** What somebody has typed stands there again when the answer is no, with script off too. */
class TypedWordsTest {

  private final TryingIt it = TryingIt.shared();
  private final Actor.Person officer = it.server.getBean(Demonstration.class).cast("saksbehandler");
  private final CallId call = CohortWithPairs.of(it.server, officer).call();

  /** Posts a form of a page; what comes back, which is a page and no redirect. */
  private static String refused(Caller caller, String page, String to, Map<String, String> fields) {
    Map<String, List<String>> all = new HashMap<>();
    fields.forEach((name, value) -> all.put(name, List.of(value)));
    all.put("_csrf", List.of(Caller.proof(caller.get(page).body())));
    all.put("nokkel", List.of(UUID.randomUUID().toString()));
    var answer = caller.post(to, all);
    assertThat(answer.statusCode()).as(to).isEqualTo(200);
    assertThat(answer.body()).as(to).contains("role=\"alert\"");
    return answer.body();
  }

  private String pair() {
    return "/mentorpar/"
        + it.server.getBean(Pairs.class).of(call).stream()
            .filter(p -> p.mentor().equals(Cast.STORKRONEN) && p.active())
            .findFirst()
            .orElseThrow()
            .id();
  }

  private CourseEvent held() {
    return it.server.getBean(EventOffice.class).all(officer).stream()
        .filter(e -> e.over(it.clock().instant()) && e.exercises().contains("oving-pitch"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAnOfficerSaysOfAHandIn() {
    String event = "/saker/kurs/" + held().id() + "/ovinger";
    ExerciseWork work =
        it.server.getBean(Exercises.class).handedIn(officer, held()).stream()
            .filter(w -> w.last().orElseThrow().verdict().isEmpty())
            .findFirst()
            .orElseThrow();
    String page =
        refused(
            it.caller("saksbehandler"),
            event + "/" + work.id(),
            event + "/" + work.id() + "/tilbakemelding",
            Map.of(
                "levering", UUID.randomUUID().toString(),
                "utfall", "AGAIN",
                "ord", "Start med barna, ikke med foreningen."));
    assertThat(page)
        .contains("Start med barna, ikke med foreningen.</textarea>")
        .containsPattern("id=\"utfall-again\"[^>]* checked");
  }

  @Test
  void whatSomebodySharesOfExperience() {
    String page =
        refused(
            it.caller("leder"),
            "/erfaringer/ny",
            "/erfaringer",
            Map.of(
                "tema", "board",
                "behov", "Ingen ville være kasserer.",
                "provd", "Vi spurte på årsmøtet.",
                "hjalp", " ",
                "lenke", "https://eksempel.no/mal",
                "navn", "ja"));
    assertThat(page)
        .contains(
            "Ingen ville være kasserer.</textarea>",
            "Vi spurte på årsmøtet.</textarea>",
            "value=\"https://eksempel.no/mal\"")
        .containsPattern("value=\"board\" selected")
        .containsPattern("id=\"navn\"[^>]* checked");
  }

  @Test
  void whatTwoOfAPairWriteToEachOther() {
    Caller mentor = it.caller("mentor");
    String pair = pair();
    assertThat(
            refused(
                mentor,
                pair,
                pair + "/oppgaver",
                Map.of("ord", "Ring banken", "side", "MENTOR", "frist", "neste uke")))
        .contains("value=\"Ring banken\"")
        .containsPattern("id=\"side-MENTOR\"[^>]* checked");
    assertThat(
            refused(
                mentor,
                pair,
                pair + "/moter",
                Map.of(
                    "dag", "2027-05-03",
                    "tid", "etter jobb",
                    "mate", "IN_PERSON",
                    "sted", "Hos oss, andre etasje")))
        .contains("value=\"Hos oss, andre etasje\"", "value=\"etter jobb\"");
    assertThat(
            refused(
                mentor,
                pair,
                pair + "/sier-fra",
                Map.of("ord", " ", "kontakt", "900 00 000 etter klokka fire")))
        .contains("value=\"900 00 000 etter klokka fire\"");
  }

  @Test
  void aTaskOnAPhoneWithScriptOff() {
    TryingIt.Someone mentor = it.as("mentor", "nb", 390, false);
    mentor.go(pair());
    mentor.page.getByText("Lag en oppgave").first().click();
    mentor.fill("Hva skal gjøres?", "Spør kommunen om nøkkel");
    // a phone's own field for days sends a day or nothing
    mentor.page.locator("#frist").evaluate("f => { f.type = 'text'; f.value = 'snart' }");
    mentor.press("Legg til");
    assertThat(mentor.page.getByRole(AriaRole.ALERT).isVisible()).isTrue();
    assertThat(mentor.page.locator("#oppgave").inputValue()).isEqualTo("Spør kommunen om nøkkel");
    assertThat(mentor.page.locator("#oppgave").isVisible()).as("its box is open").isTrue();
    mentor.page.locator(".i-tools > details:first-child summary").click();
    mentor.follow("Nynorsk");
    assertThat(mentor.page.url()).as("the page, not where the form went").contains(pair() + "?");
  }

  @Test
  void whatIsSentAfterACourseAndWhyItIsCalledOff() {
    Caller caller = it.caller("saksbehandler");
    String event = "/saker/kurs/" + held().id();
    assertThat(
            refused(
                caller,
                event + "/etterpa",
                event + "/lenker",
                Map.of("tittel", "Malen vi viste", "lenke", "se på nettet")))
        .contains("value=\"Malen vi viste\"", "value=\"se på nettet\"");
    String matching = "/saker/program/" + call + "/mentorer";
    assertThat(
            refused(
                caller,
                matching,
                matching,
                Map.of("numre", "310 000 035\n310 000 043", "svarfrist", "2020-01-01")))
        .contains("310 000 043</textarea>", "value=\"2020-01-01\"");
  }
}
