package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import ildsjel.sandbox.TryingIt.Someone;
import no.ildsjel.casework.application.ApplicationManagement;
import no.ildsjel.platform.identity.People;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import org.junit.jupiter.api.Test;

/** The main ways through the program, by keyboard alone: no mouse and no screen to touch. */
class KeyboardFlowTest {

  private static final int FAR_ENOUGH = 150;

  private final TryingIt it = TryingIt.shared();

  @Test
  void leaderAnswersAQuestionAndReadsItBack() {
    String draft = "/soknader/" + draft();
    Someone leader = it.as("leder", "nb", 390, true);
    leader.page.navigate(it.address + draft);
    tabTo(leader, "a[href*='/skjema/']");
    leader.page.keyboard().press("Enter");
    leader.page.waitForURL("**/skjema/**");
    String here = leader.page.url();
    tabTo(leader, "main textarea, main input[type=text]");
    String path = (String) leader.page.evaluate("() => document.activeElement.name");
    leader.page.keyboard().press("Control+A");
    leader.page.keyboard().type("Matlag hver torsdag");
    tabTo(leader, "main button[name=go], main form button[type=submit]:last-of-type");
    leader.page.keyboard().press("Enter");
    leader.page.waitForURL(url -> !url.equals(here));
    leader.page.navigate(here);
    assertThat(leader.page.locator("[name='" + path + "']").inputValue())
        .isEqualTo("Matlag hver torsdag");
    leader.page.context().close();
  }

  @Test
  void officerOpensACaseFromHome() {
    Someone officer = it.as("saksbehandler", "nb", 1280, true);
    officer.page.navigate(it.address + "/saker");
    tabTo(officer, "main table a");
    officer.page.keyboard().press("Enter");
    officer.page.waitForURL(url -> !url.endsWith("/saker"));
    assertThat(
            officer
                .page
                .getByRole(
                    AriaRole.HEADING,
                    new com.microsoft.playwright.Page.GetByRoleOptions().setLevel(1))
                .isVisible())
        .isTrue();
    officer.page.context().close();
  }

  @Test
  void theFirstThingOnAPageSkipsTheMenu() {
    Someone visitor = it.visitor("nb", 1280, true);
    visitor.page.navigate(it.address + "/utlysninger");
    visitor.page.keyboard().press("Tab");
    visitor.page.keyboard().press("Enter");
    visitor.page.keyboard().press("Tab");
    assertThat(
            (boolean)
                visitor.page.evaluate("() => document.activeElement.closest('main') !== null"))
        .isTrue();
    visitor.page.context().close();
  }

  private static void tabTo(Someone someone, String what) {
    for (int i = 0; i < FAR_ENOUGH; i++) {
      someone.page.keyboard().press("Tab");
      if ((boolean) someone.page.evaluate("what => document.activeElement.matches(what)", what)) {
        return;
      }
    }
    throw new AssertionError(
        "The tabulator does not come to " + what + " at " + someone.page.url());
  }

  private String draft() {
    Calls calls = it.server.getBean(Calls.class);
    CallView open =
        calls.published().stream()
            .filter(c -> c.state() == CallState.OPEN && c.kind().equals("prosjekt-nasjonal"))
            .findFirst()
            .orElseThrow();
    People people = it.server.getBean(People.class);
    Cast.Member leader = Cast.member("leder").orElseThrow();
    Actor.Person actor =
        (Actor.Person)
            people.actor(
                people.note("sandkasse", "leder", leader.name()),
                leader.mandates().stream().findFirst());
    return it.server
        .getBean(ApplicationManagement.class)
        .start(actor, open.id())
        .orThrow()
        .toString();
  }
}
