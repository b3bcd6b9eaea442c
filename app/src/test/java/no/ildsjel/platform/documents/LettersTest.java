package no.ildsjel.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import no.ildsjel.shared.Language;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Letters can be archived for as long as the law asks, and be read aloud. */
class LettersTest {

  private static final LetterContent AWARD =
      new LetterContent(
          "Vedtak om støtte",
          "Vedtak om tilskudd til Språkbroen for 2027",
          Language.NB,
          """
          <p class="muted">Språkbroen<br/>312 345 678</p>
          <h1>Dere får støtte</h1>
          <p>Kjære Språkbroen. Dere får <b>110\u00a0000\u00a0kr</b> – «akkurat som dere søkte om».</p>
          <h2>Slik har vi regnet</h2>
          <table>
            <thead><tr><th scope="col">Til hva</th><th scope="col" class="number">Kroner</th></tr></thead>
            <tbody><tr><td>Leie av lokaler</td><td class="number">60\u00a0000</td></tr>
            <tr><td>Kafé for nye naboer</td><td class="number">50\u00a0000</td></tr></tbody>
          </table>
          <h2>Hva dere må gjøre</h2>
          <ol><li>Svar ja innen 12. mars 2027.</li><li>Rapporter innen 1. mars 2028.</li></ol>
          <ul><li>Si fra hvis noe endrer seg.</li></ul>
          <p>Er dere uenige? <a href="https://ildsjel.example/klage">Klag innen tre uker</a>.</p>
          """);

  private static final LetterContent IN_ARABIC =
      new LetterContent(
          "قرار بشأن الدعم",
          "قرار بشأن دعم Språkbroen لعام 2027",
          Language.AR,
          """
          <h1>ستحصلون على الدعم</h1>
          <p>عزيزي Språkbroen، تحصلون على <bdi>110\u00a0000\u00a0kr</bdi> في 12 مارس 2027.</p>
          <p>المبلغ \u2066110\u00a0000\u00a0kr\u2069 لا يشمل الإيجار.</p>
          <h2>ما يجب عليكم فعله</h2>
          <ul><li>الرد بنعم</li><li>إرسال التقرير</li></ul>
          <ol><li>أولا</li><li>ثانيا</li></ol>
          <table><thead><tr><th scope="col">البند</th><th scope="col" class="number">المبلغ</th></tr></thead>
          <tbody><tr><td>إيجار</td><td class="number">60\u00a0000</td></tr></tbody></table>
          """);

  private final Letters letters = new Letters();

  @BeforeAll
  static void validator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Test
  void aNorwegianLetterIsArchivableAndAccessible() throws Exception {
    byte[] pdf = letters.pdf(AWARD);
    assertThat(faults(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void anArabicLetterIsArchivableAndAccessible() throws Exception {
    byte[] pdf = letters.pdf(IN_ARABIC);
    assertThat(faults(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void aLetterTellsItsTitleItsLanguageAndItsParts() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(letters.pdf(AWARD))) {
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Vedtak om støtte");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("nb");
      var top = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
      assertThat(top.getTitle()).isEqualTo("Dere får støtte");
      assertThat(top.getFirstChild().getTitle()).isEqualTo("Slik har vi regnet");
    }
  }

  @Test
  void aCharacterNoFontHasIsPrintedAsItsCodeAndNeverDropped() throws IOException {
    String body = "<p>Takk for alt 😀 og ᚠ, Łódź</p>";
    LetterContent letter = new LetterContent("Takk", "Takk", Language.NB, body);
    try (PDDocument pdf = Loader.loadPDF(letters.pdf(letter))) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Takk for alt [U+1F600] og [U+16A0], Łódź");
    }
  }

  @Test
  void lettersInDecomposedFormAreSetAsOneCharacter() throws IOException {
    LetterContent letter =
        new LetterContent("Å", "Å", Language.NB, "<p>A\u030alesund og Cafe\u0301</p>");
    try (PDDocument pdf = Loader.loadPDF(letters.pdf(letter))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Ålesund og Café");
    }
  }

  /** All that we say ourselves can be printed, in every language. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCharacterOfOurOwnTextsHasAGlyph(Language language) throws IOException {
    LetterFonts fonts = new LetterFonts();
    Set<String> missing = new TreeSet<>();
    try (var files = Files.list(Path.of("src/main/resources/texts"))) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith("_" + language.code() + ".properties")) {
          Files.readString(file)
              .codePoints()
              .filter(c -> !fonts.covers(c))
              .forEach(c -> missing.add("U+%04X".formatted(c)));
        }
      }
    }
    assertThat(missing).isEmpty();
    "аїєґąęłńż؟،ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچگ"
        .codePoints()
        .forEach(c -> assertThat(fonts.covers(c)).as("U+%04X", c).isTrue());
  }

  @Test
  void aLetterFetchesNothing() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
        });
    server.start();
    String there = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      for (String address : List.of(there + "/a.png", "file:///etc/passwd", "/etc/passwd")) {
        assertThatThrownBy(() -> letters.pdf(body("<img alt=\"\" src=\"" + address + "\"/>")))
            .isInstanceOf(IllegalArgumentException.class);
      }
      letters.pdf(body("<p style=\"background: url('" + there + "/b.png')\">Hei</p>"));
      letters.pdf(body("<style>@import url('" + there + "/c.css');</style><p>Hei</p>"));
      letters.pdf(body("<p>Hei</p><link rel=\"stylesheet\" href=\"" + there + "/d.css\"/>"));
    } finally {
      server.stop(0);
    }
    assertThat(calls).hasValue(0);
  }

  @Test
  void aBodyThatIsNotWellFormedOrReachesForFilesIsABrokenInvariant() {
    assertThatThrownBy(() -> letters.pdf(body("<p>Hei<br></p>")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> letters.pdf(body("</body><!DOCTYPE a><body>")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LetterContent body(String body) {
    return new LetterContent("Brev", "Brev", Language.NB, body);
  }

  private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    try (var parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      List<String> faults =
          result.getTestAssertions().stream()
              .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
              .map(a -> a.getRuleId().getClause() + ": " + a.getMessage())
              .distinct()
              .toList();
      assertThat(result.isCompliant()).as(flavour + " " + faults).isTrue();
      return faults;
    }
  }
}
