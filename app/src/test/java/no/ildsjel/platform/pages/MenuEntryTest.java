package no.ildsjel.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MenuEntryTest {

  private static final MenuEntry CASES = new MenuEntry(5, "menu.cases", "/saker");
  private static final MenuEntry CALLS =
      new MenuEntry(6, "menu.calls.officer", "/saker/utlysninger");
  private static final MenuEntry PROGRAMMES =
      new MenuEntry(
          9, "menu.programmes", "/saker/program", List.of("/saker/mentorpar", "/saker/erfaringer"));
  private static final List<MenuEntry> MENU = List.of(CASES, CALLS, PROGRAMMES);

  @Test
  void aPageStandsUnderTheEntryWhoseAddressItsOwnGoesOnFrom() {
    assertThat(MenuEntry.over(MENU, "/saker")).contains(CASES);
    assertThat(MenuEntry.over(MENU, "/saker/4c1f")).contains(CASES);
    assertThat(MenuEntry.over(MENU, "/saker/program/4c1f/par")).contains(PROGRAMMES);
    assertThat(MenuEntry.over(MENU, "/saker/utlysninger/ny")).contains(CALLS);
  }

  @Test
  void pagesOfPairsAndExperienceStandUnderProgrammes() {
    assertThat(MenuEntry.over(MENU, "/saker/mentorpar/4c1f/slutt")).contains(PROGRAMMES);
    assertThat(MenuEntry.over(MENU, "/saker/erfaringer")).contains(PROGRAMMES);
  }

  @Test
  void anAddressCountsByWholeWords() {
    assertThat(MenuEntry.over(MENU, "/saker/programmer")).contains(CASES);
    assertThat(MenuEntry.over(MENU, "/sakerogting")).isEmpty();
    assertThat(MenuEntry.over(MENU, "/innboks")).isEmpty();
  }
}
