package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import ildsjel.sandbox.TryingIt.Someone;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From call to award letter, played by the cast in a browser, by role and accessible name only. */
class PilotFlowTest {

  private static final String ARABIC_SEND = "أرفق الملف";
  private static final String ARABIC_FILE = "اختر ملفاً";
  private static final String TITLE = "Flammen for nye lag";
  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Oslo"));

  private final TryingIt it = TryingIt.shared();

  @AfterEach
  void backToNow() {
    it.clock().backToNow();
  }

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void fromCallToAwardLetter() {
    announce();
    String mine = apply("leder", "nb", 390, false, "110 000");
    String theirs = apply("leder2", "ar", 390, true, "99 000");
    assertThat(mine).isNotEqualTo(theirs);

    it.clock().moveTo(TODAY.plusDays(3), LocalTime.of(9, 0));
    declareAndDistribute();
    assess("saksbehandler");
    assess("saksbehandler2");
    recommend();
    decide();

    Someone leader = it.as("leder", "nb", 390, true);
    leader.go("/soknader");
    leader.follow(TITLE);
    leader.follow("Les svaret");
    assertThat(leader.sees("Dere får 110 000 kr")).isTrue();
    leader.follow("Akseptbrev");
    leader.page.getByRole(AriaRole.CHECKBOX).check();
    leader.page.getByLabel("Jeg leder styret").check();
    leader.press("Skriv under");
    assertThat(leader.sees("Dere skrev under")).isTrue();
  }

  private void announce() {
    Someone officer = it.as("saksbehandler", "nb", 1280, true);
    officer.go("/saker/utlysninger");
    officer.follow("Ny utlysning");
    officer.press("Lagre utkast");
    assertThat(officer.sees("Dette må rettes")).isTrue();
    officer.page.getByLabel("Hva slags støtte").selectOption("sma-og-nystartede/pilot");
    officer.fill("Hva skal utlysningen hete?", TITLE);
    officer.fill("Åpner", TODAY.toString());
    officer.fill("Stenger", TODAY.plusDays(2).toString());
    officer.fill("Svar innen", TODAY.plusDays(30).toString());
    officer.press("Lagre utkast");
    officer.press("Publiser");
    Someone approver = it.as("godkjenner", "nb", 1280, true);
    approver.go("/saker/utlysninger");
    approver.follow(TITLE);
    approver.page.getByText("Legg til i rammen").first().click();
    approver.fill("Beløp i hele kroner", "300000");
    approver.fill("Grunnlag, for eksempel tildelingsbrevet", "Tillegg");
    approver.press("Legg til i rammen");
    assertThat(approver.sees("1 300 000 kr")).isTrue();
  }

  /** Fills in whatever the form asks for, page by page, and sends it; where it ended. */
  private String apply(String logIn, String language, int width, boolean script, String amount) {
    Someone someone = it.as(logIn, language, width, script);
    boolean arabic = language.equals("ar");
    someone.go("/utlysninger");
    someone.follow(TITLE);
    someone.press(arabic ? "ابدؤوا الطلب" : "Start søknaden");
    String overview = someone.page.url();
    someone.follow(arabic ? "تابعوا الكتابة" : "Fortsett å skrive");
    String goOn = arabic ? "احفظ وتابع" : "Lagre og gå videre";
    for (int part = 0; part < 12 && someone.page.url().contains("/skjema/"); part++) {
      String here = someone.page.url();
      fillIn(someone, amount, arabic);
      someone.press(goOn);
      assertThat(someone.page.url()).as("stuck").isNotEqualTo(here);
    }
    Locator problems = someone.page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK);
    for (int mend = 0; mend < 6 && problems.count() > 0; mend++) {
      problems.first().click();
      someone.page.waitForLoadState();
      fillIn(someone, amount, arabic);
      someone.press(goOn);
      someone.page.navigate(overview + "/oppsummering");
    }
    someone.press(arabic ? "أرسلوا الطلب" : "Send søknaden");
    assertThat(someone.page.url()).isEqualTo(overview);
    assertThat(someone.sees(arabic ? "أرسل الطلب" : "Søknaden er sendt")).isTrue();
    return overview;
  }

  private void fillIn(Someone someone, String amount, boolean arabic) {
    Page page = someone.page;
    Locator main = page.getByRole(AriaRole.MAIN);
    Locator add =
        main.getByRole(AriaRole.BUTTON, named(arabic ? "أضف: نشاط" : "Legg til: Aktivitet"));
    if (add.count() > 0
        && main.getByRole(AriaRole.HEADING, named(arabic ? "نشاط 1" : "Aktivitet 1")).count()
            == 0) {
      add.first().click();
      page.waitForLoadState();
    }
    Locator upload =
        main.getByRole(AriaRole.BUTTON, named(arabic ? "إرفاق ملف" : "Legg ved en fil"));
    if (upload.count() > 0) {
      upload.last().click();
      page.waitForLoadState();
      someone.check();
      main.getByLabel(arabic ? ARABIC_FILE : "Velg en fil")
          .setInputFiles(new FilePayload("vedtekter.pdf", "application/pdf", paper()));
      someone.press(arabic ? ARABIC_SEND : "Legg ved filen");
    }
    chooseFirst(main.getByRole(AriaRole.RADIO));
    for (Locator group : main.getByRole(AriaRole.GROUP).all()) {
      chooseFirst(group.getByRole(AriaRole.CHECKBOX));
    }
    boolean money =
        main.getByLabel(arabic ? "المال الذي تطلبونه الآن" : "Pengene dere søker om nå").count()
            > 0;
    for (Locator box : main.getByRole(AriaRole.TEXTBOX).all()) {
      if (!box.isVisible() || !box.inputValue().isEmpty()) {
        continue;
      }
      boolean number = "numeric".equals(box.getAttribute("inputmode"));
      if (number && !money) {
        box.fill("12");
      } else if (!number) {
        box.fill(
            switch (String.valueOf(box.getAttribute("type"))) {
              case "email" -> "leder@example.org";
              case "tel" -> "90 00 00 00";
              default -> "Vi møtes hver uke og øver på norsk med naboene.";
            });
      }
    }
    if (money) {
      main.getByLabel(arabic ? "كم تطلبون لسنة" : "Hvor mye søker dere om for")
          .first()
          .fill(amount);
      main.getByLabel(arabic ? "إيجار القاعات" : "Lokaler").first().fill(amount);
      main.getByLabel(arabic ? "المال الذي تطلبونه الآن" : "Pengene dere søker om nå")
          .first()
          .fill(amount);
    }
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  /** Of those that go by one name and have none chosen, the first is. */
  private static void chooseFirst(Locator choices) {
    java.util.Set<String> done = new java.util.HashSet<>();
    for (Locator one : choices.all()) {
      if (one.isChecked()) {
        done.add(one.getAttribute("name"));
      }
    }
    for (Locator one : choices.all()) {
      if (one.isVisible() && done.add(one.getAttribute("name"))) {
        one.check();
      }
    }
  }

  private byte[] paper() {
    return it.server
        .getBean(Letters.class)
        .pdf(new LetterContent("Vedtekter", "Prøve", Language.NB, "<h1>Vedtekter</h1>"));
  }

  private void declareAndDistribute() {
    for (String logIn : java.util.List.of("saksbehandler", "saksbehandler2", "godkjenner")) {
      Someone officer = it.as(logIn, "nb", 1280, true);
      cases(officer);
      officer.follow("Si fra om habilitet");
      officer.press("Dette er riktig");
    }
    Someone officer = it.as("saksbehandler", "nb", 1280, true);
    cases(officer);
    officer.press("Fordel sakene");
    assertThat(officer.sees("Fordelt")).isTrue();
  }

  private void cases(Someone officer) {
    officer.go("/saker");
    officer
        .page
        .getByLabel("Utlysning", new Page.GetByLabelOptions().setExact(true))
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(TITLE));
    officer.press("Vis");
  }

  private void assess(String logIn) {
    Someone officer = it.as(logIn, "nb", 1280, true);
    cases(officer);
    officer.follow("Mine");
    officer.page.getByRole(AriaRole.TABLE).getByRole(AriaRole.LINK).first().click();
    officer.page.waitForLoadState();
    officer.check();
    for (Locator group : officer.page.getByRole(AriaRole.GROUP).all()) {
      Locator points = group.getByRole(AriaRole.RADIO, named("4"));
      if (points.count() == 1) {
        points.check();
        group.getByLabel("Begrunnelse").fill("Godt og tydelig forklart.");
      }
    }
    officer.press("Ferdig vurdert");
    assertThat(officer.sees("Vurderingen er ferdig")).isTrue();
  }

  private void recommend() {
    Someone officer = it.as("saksbehandler", "nb", 1280, true);
    cases(officer);
    officer.follow("Utvalg");
    assertThat(officer.sees("Bevist best")).isTrue();
    officer.press("Lag innstillingene");
    assertThat(officer.sees("En godkjenner avgjør.")).isTrue();
  }

  private void decide() {
    Someone approver = it.as("godkjenner", "nb", 1280, true);
    cases(approver);
    approver.follow("Vedtak");
    approver.press("Godkjenn de valgte");
    assertThat(approver.sees("Avgjort")).isTrue();
  }
}
