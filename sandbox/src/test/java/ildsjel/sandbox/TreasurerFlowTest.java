package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import ildsjel.sandbox.TryingIt.Someone;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.grant.payment.PaymentPlan;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportPlan;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Språkbroen's treasurer on a phone, in Ukrainian: five receipts with photos, the auditor's word,
 * and the report sent. Every page on the way is checked with axe.
 */
class TreasurerFlowTest {

  private static final int PHONE = 390;

  private final TryingIt it = TryingIt.shared();
  private final Texts texts = it.server.getBean(Texts.class);
  private final ReportManagement reports = it.server.getBean(ReportManagement.class);

  @BeforeEach
  void theYearIsOver() {
    it.clock().moveTo(LocalDate.of(2028, 1, 10), LocalTime.of(22, 40));
  }

  @AfterEach
  void backToNow() {
    it.clock().backToNow();
  }

  @Test
  @Timeout(240)
  void theTreasurerEntersFiveReceiptsAndSendsTheReportFromAPhone() throws IOException {
    DecisionView award = acceptedAward();
    Someone treasurer = it.as("kasserer", "uk", PHONE, true);
    String book = "/tilskudd/" + award.id() + "/kassebok";
    treasurer.go(book);
    for (int i = 1; i <= 5; i++) {
      enter(treasurer, book, i);
    }
    treasurer.go(book);
    assertThat(treasurer.sees("Кава 5")).isTrue();
    assertThat(treasurer.page.getByText(uk("cash.receipt.missing")).count()).isZero();
    String report = "/rapporter/" + reports.of(award.id()).getFirst().id();
    treasurer.go(report);
    audit(treasurer, report);
    write(treasurer, report);
    treasurer.press(uk("report.send"));
    assertThat(treasurer.page.url()).endsWith(report);
    assertThat(treasurer.sees(uk("report.thanks"))).isTrue();
    assertThat(reports.of(award.id()).getFirst().state()).isEqualTo(ReportState.SENT);
    officerReads(report, award);
  }

  private void enter(Someone treasurer, String book, int number) throws IOException {
    treasurer.go(book + "/ny");
    treasurer.fill(uk("cash.amount"), "1 249,5" + number);
    treasurer.fill(uk("cash.what.out"), "Кава " + number);
    treasurer.page.getByLabel(uk("cash.line")).selectOption("food");
    treasurer.page.getByLabel(uk("cash.day")).fill("2027-0" + number + "-12");
    treasurer.press(uk("cash.save"));
    treasurer
        .page
        .getByLabel(uk("cash.receipt.take"))
        .setInputFiles(new FilePayload("kvittering.png", "image/png", photo()));
    treasurer.press(uk("cash.receipt.send"));
    assertThat(treasurer.sees(uk("cash.saved.photo"))).isTrue();
  }

  /** The organisation asks, and the auditor sees these accounts and nothing else. */
  private void audit(Someone treasurer, String report) {
    treasurer.fill(uk("audit.email"), "revisor@example.org");
    treasurer.press(uk("audit.invite"));
    String link =
        it.server.getBean(Notifications.class).mail().stream()
            .filter(m -> m.recipient().equals("revisor@example.org"))
            .map(m -> m.body().replaceAll("(?s).*(/revisjon/invitasjon/[A-Za-z0-9_-]+).*", "$1"))
            .findFirst()
            .orElseThrow();
    Someone auditor = it.as("revisor", "nb", 1280, true);
    auditor.go(link);
    auditor.page.getByRole(AriaRole.CHECKBOX).check();
    auditor.page.getByLabel(nb("audit.kind.STATE")).check();
    auditor.fill(nb("audit.right"), "Tall og Tekst AS, 999999999");
    auditor.press(nb("audit.take"));
    assertThat(auditor.sees("Кава 5")).isTrue();
    assertThat(auditor.page.request().get(it.address + report).status()).isEqualTo(404);
    auditor.press(nb("audit.confirm"));
    assertThat(auditor.page.getByText(nb("audit.confirmed")).count()).isPositive();
    auditor.page.context().close();
  }

  private void write(Someone treasurer, String report) {
    treasurer.go(report);
    treasurer.go(report + "/skjema/results");
    for (int part = 0; part < 8 && treasurer.page.url().contains("/skjema/"); part++) {
      fillIn(treasurer);
      treasurer.press(uk("forms.go-on"));
    }
    Locator problems = treasurer.page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK);
    for (int mend = 0; mend < 6 && problems.count() > 0; mend++) {
      problems.first().click();
      treasurer.page.waitForLoadState();
      fillIn(treasurer);
      treasurer.press(uk("forms.go-on"));
      treasurer.page.navigate(it.address + report + "/oppsummering");
    }
    treasurer.check();
  }

  private static void fillIn(Someone someone) {
    Locator main = someone.page.getByRole(AriaRole.MAIN);
    Set<String> done = new HashSet<>();
    for (Locator one : main.getByRole(AriaRole.RADIO).all()) {
      if (one.isChecked()) {
        done.add(one.getAttribute("name"));
      }
    }
    for (Locator one : main.getByRole(AriaRole.RADIO).all()) {
      if (one.isVisible() && done.add(one.getAttribute("name"))) {
        one.check();
      }
    }
    for (Locator box : main.getByRole(AriaRole.TEXTBOX).all()) {
      if (box.isVisible() && box.inputValue().isEmpty()) {
        box.fill(
            "numeric".equals(box.getAttribute("inputmode"))
                ? "12"
                : "Ми зустрічалися щотижня й розмовляли норвезькою із сусідами.");
      }
    }
  }

  private void officerReads(String report, DecisionView award) {
    Someone officer = it.as("saksbehandler", "nb", 1280, true);
    officer.go("/saker/rapporter");
    officer.go("/saker" + report);
    assertThat(officer.sees(nb("audit.confirmed"))).isTrue();
    officer.press(nb("reports.approve"));
    assertThat(officer.sees(nb("report.state.APPROVED"))).isTrue();
    officer.go("/saker/tilskudd/" + award.id());
    assertThat(officer.page.getByText(nb("report.state.APPROVED")).count()).isPositive();
    officer.page.context().close();
  }

  private DecisionView acceptedAward() {
    People people = it.server.getBean(People.class);
    Actor.Person leader =
        (Actor.Person)
            people.actor(
                people.note("sandkasse", "leder", Cast.member("leder").orElseThrow().name()),
                Optional.of(Cast.SPRAKBROEN));
    Decisions decisions = it.server.getBean(Decisions.class);
    DecisionView award =
        it.server.getBean(Applications.class).ownedBy(leader).stream()
            .filter(a -> a.kind().equals("pilot"))
            .map(ApplicationView::id)
            .flatMap(id -> decisions.of(leader, id).stream())
            .findFirst()
            .orElseThrow();
    AcceptanceManagement acceptance = it.server.getBean(AcceptanceManagement.class);
    if (acceptance.find(award.id()).isEmpty()) {
      acceptance.answer(leader, award.id(), true, SigningRight.LEADER).orThrow();
    }
    it.server.getBean(PaymentPlan.class).make(award.id());
    it.server.getBean(ReportPlan.class).make(award.id(), 2027);
    return award;
  }

  private static byte[] photo() throws IOException {
    BufferedImage picture = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private String uk(String key) {
    return texts.text(Language.UK, key);
  }

  private String nb(String key) {
    return texts.text(Language.NB, key);
  }
}
