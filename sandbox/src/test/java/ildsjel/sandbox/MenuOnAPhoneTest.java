package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The main menu: open where there is room, and one word to press on a phone. */
class MenuOnAPhoneTest {

  /** Two lines of what can be pressed, and some air. */
  private static final int TWO_LINES = 108;

  private final TryingIt it = TryingIt.shared();

  private static Locator entry(Page page, String name) {
    return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Hovedmeny"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void itIsOneWordAndWhereOneIsAndOpensWithScriptOff() {
    TryingIt.Someone leader = it.as("leder", "nb", 390, false);
    leader.go("/kartlegging");
    assertThat(leader.page.locator(".i-header").boundingBox().height).isLessThan(TWO_LINES);
    assertThat(leader.page.locator(".i-nav summary").innerText())
        .contains("Meny")
        .contains("Mentor og program");
    assertThat(entry(leader.page, "Søknader").isVisible()).isFalse();
    leader.page.locator(".i-nav summary").click();
    assertThat(entry(leader.page, "Mentor og program").getAttribute("aria-current"))
        .isEqualTo("page");
    entry(leader.page, "Søknader").click();
    assertThat(leader.page.url()).endsWith("/soknader");
  }

  @Test
  void itIsOpenedAndClosedByKeyboardAndMirroredInArabic() {
    TryingIt.Someone leader = it.as("leder", "ar", 320, true);
    leader.go("/program");
    Page page = leader.page;
    page.locator(".i-nav summary").focus();
    page.keyboard().press("Enter");
    leader.check();
    page.keyboard().press("Tab");
    assertThat(page.evaluate("() => document.activeElement.getAttribute('href')"))
        .isEqualTo("/hjem");
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(320);
    page.keyboard().press("Escape");
    assertThat(page.locator(".i-nav ul").isVisible()).isFalse();
    assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("SUMMARY");
    for (String box : new String[] {":first-child", ":last-child"}) {
      page.locator(".i-tools > details" + box + " summary").click();
      assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .as("nothing hangs outside")
          .isEqualTo(320);
      Locator list = page.locator(".i-tools > details" + box + " ul");
      assertThat(list.boundingBox().x).isNotNegative();
      assertThat(list.boundingBox().x + list.boundingBox().width).isLessThanOrEqualTo(320);
      page.keyboard().press("Escape");
    }
  }

  @Test
  void onADeskItLiesOpenInTwoLines() {
    TryingIt.Someone officer = it.as("saksbehandler", "nb", 1280, true);
    officer.go("/saker/erfaringer");
    assertThat(officer.page.locator(".i-nav summary").isVisible()).isFalse();
    assertThat(entry(officer.page, "Program").getAttribute("aria-current")).isEqualTo("page");
    assertThat(entry(officer.page, "Saker").getAttribute("aria-current")).isNull();
    assertThat(officer.page.locator(".i-header").boundingBox().height).isLessThan(TWO_LINES + 8);
    entry(officer.page, "Saker").click();
    assertThat(officer.page.url()).endsWith("/saker");
  }
}
