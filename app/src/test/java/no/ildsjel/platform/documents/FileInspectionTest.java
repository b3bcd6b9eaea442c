package no.ildsjel.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import no.ildsjel.shared.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What is taken in is what it says it is, can be read by the next, and harms nobody. */
class FileInspectionTest {

  private static final FileInspection INSPECTION = new FileInspection();

  @BeforeAll
  static void quiet() {
    ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
  }

  @Test
  void takesInTheKindsPeopleUse() {
    assertThat(fit("Vedtekter.pdf", SentFiles.pdf()).kind()).isEqualTo(DocumentKind.PDF);
    assertThat(fit("Referat.docx", SentFiles.docx()).kind()).isEqualTo(DocumentKind.DOCX);
    assertThat(fit("Budsjett.xlsx", SentFiles.xlsx()).kind()).isEqualTo(DocumentKind.XLSX);
    assertThat(fit("Plan.odt", SentFiles.odt()).kind()).isEqualTo(DocumentKind.ODT);
    assertThat(fit("Skjerm.PNG", SentFiles.png(30, 20)).kind()).isEqualTo(DocumentKind.PNG);
    assertThat(fit("Bilde.jpeg", SentFiles.jpg(30, 20)).kind()).isEqualTo(DocumentKind.JPG);
  }

  @Test
  void takesInAPdfThatCanBeReadButNotChanged() {
    assertThat(fit("Kontoutskrift.pdf", SentFiles.pdfThatCantBeChanged()).kind())
        .isEqualTo(DocumentKind.PDF);
  }

  @Test
  void refusesNothingAndTooMuch() {
    assertThat(refusal("a.pdf", new byte[0])).isEqualTo(DocumentRefusal.EMPTY);
    assertThat(refusal("a.pdf", new byte[Documents.MOST_BYTES + 1]))
        .isEqualTo(DocumentRefusal.TOO_LARGE);
  }

  @Test
  void refusesWhatIsNotWhatItsNameSays() {
    assertThat(refusal("regnskap.pdf", SentFiles.png(5, 5))).isEqualTo(DocumentRefusal.MISMATCH);
    assertThat(refusal("bilde.png", SentFiles.jpg(5, 5))).isEqualTo(DocumentRefusal.MISMATCH);
    assertThat(refusal("budsjett.xlsx", SentFiles.docx())).isEqualTo(DocumentRefusal.MISMATCH);
  }

  @Test
  void refusesOtherKinds() {
    assertThat(refusal("notat.txt", SentFiles.bytes("Hei på deg")))
        .isEqualTo(DocumentRefusal.OTHER_KIND);
    assertThat(refusal("film.gif", SentFiles.bytes("GIF89a......")))
        .isEqualTo(DocumentRefusal.OTHER_KIND);
    assertThat(refusal("alt.zip", SentFiles.zip(Map.of("a.txt", "a"))))
        .isEqualTo(DocumentRefusal.OTHER_KIND);
    assertThat(refusal("lysbilder.pptx", SentFiles.zip(Map.of("[Content_Types].xml", "<a/>"))))
        .isEqualTo(DocumentRefusal.OTHER_KIND);
  }

  @Test
  void tellsWhatToDoWithAppleAndOldOfficeFiles() {
    assertThat(refusal("IMG_1.HEIC", SentFiles.bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")))
        .isEqualTo(DocumentRefusal.HEIC);
    assertThat(refusal("IMG_1.jpg", SentFiles.bytes("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic")))
        .isEqualTo(DocumentRefusal.HEIC);
    String ole = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(600);
    assertThat(refusal("brev.doc", SentFiles.bytes(ole))).isEqualTo(DocumentRefusal.OLD_OFFICE);
  }

  @Test
  void refusesFilesWithPasswords() {
    assertThat(refusal("a.pdf", SentFiles.pdfWithPassword())).isEqualTo(DocumentRefusal.ENCRYPTED);
    byte[] inside = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    String ole =
        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"
            + "\0".repeat(600)
            + new String(inside, StandardCharsets.ISO_8859_1);
    assertThat(refusal("a.docx", SentFiles.bytes(ole))).isEqualTo(DocumentRefusal.ENCRYPTED);
    assertThat(
            refusal(
                "a.odt",
                SentFiles.zip(
                    Map.of(
                        "mimetype", "application/vnd.oasis.opendocument.text",
                        "content.xml", "x",
                        "META-INF/manifest.xml", "<manifest:encryption-data/>"))))
        .isEqualTo(DocumentRefusal.ENCRYPTED);
  }

  @Test
  void refusesBrokenFiles() {
    assertThat(refusal("a.pdf", SentFiles.bytes("%PDF-1.7 og så ingenting")))
        .isEqualTo(DocumentRefusal.BROKEN);
    byte[] docx = SentFiles.docx();
    assertThat(refusal("a.docx", Arrays.copyOf(docx, 60))).isEqualTo(DocumentRefusal.BROKEN);
    byte[] png = SentFiles.png(50, 50);
    assertThat(refusal("a.png", Arrays.copyOf(png, 60))).isEqualTo(DocumentRefusal.BROKEN);
    assertThat(refusal("a.jpg", SentFiles.bytes("\u00ff\u00d8\u00ff\u00e0 ikke mer")))
        .isEqualTo(DocumentRefusal.BROKEN);
    assertThat(
            refusal(
                "a.docx",
                SentFiles.zip(Map.of("[Content_Types].xml", "x", "../../etc/passwd", "x"))))
        .isEqualTo(DocumentRefusal.BROKEN);
  }

  @Test
  void refusesWhatUnpacksToFarMoreThanItIs() {
    byte[] bomb = SentFiles.bomb();
    assertThat(bomb.length).isLessThan(Documents.MOST_BYTES);
    assertThat(refusal("a.docx", bomb)).isEqualTo(DocumentRefusal.UNPACKS_TOO_LARGE);
  }

  @Test
  void refusesPicturesWithFarTooManyPoints() {
    byte[] png = SentFiles.png(10, 10);
    png[16] = 0;
    png[17] = 1; // 65,546 points wide
    assertThat(refusal("a.png", png)).isEqualTo(DocumentRefusal.TOO_MANY_POINTS);
  }

  @Test
  void refusesMacrosProgramsAndWebPages() {
    Map<String, String> macros =
        Map.of("[Content_Types].xml", "x", "word/document.xml", "x", "word/vbaProject.bin", "x");
    assertThat(refusal("a.docx", SentFiles.zip(macros))).isEqualTo(DocumentRefusal.MACROS);
    assertThat(refusal("a.docm", SentFiles.docx())).isEqualTo(DocumentRefusal.MACROS);
    assertThat(refusal("a.pdf", SentFiles.bytes("MZ\u0090\0\u0003\0\0\0")))
        .isEqualTo(DocumentRefusal.PROGRAM);
    assertThat(refusal("a.pdf", SentFiles.bytes("\u007fELF\u0002\u0001\u0001")))
        .isEqualTo(DocumentRefusal.PROGRAM);
    assertThat(refusal("a.png", SentFiles.bytes("#!/bin/sh\nrm -r /")))
        .isEqualTo(DocumentRefusal.PROGRAM);
    assertThat(refusal("a.pdf.exe", SentFiles.pdf())).isEqualTo(DocumentRefusal.PROGRAM);
    assertThat(refusal("a.pdf", SentFiles.bytes("<!DOCTYPE html><html><script>1</script>")))
        .isEqualTo(DocumentRefusal.WEB_PAGE);
    assertThat(refusal("a.png", SentFiles.bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")))
        .isEqualTo(DocumentRefusal.WEB_PAGE);
    assertThat(refusal("a.svg", SentFiles.png(5, 5))).isEqualTo(DocumentRefusal.WEB_PAGE);
  }

  @Test
  void aPictureLosesWhereAndWhenItWasTaken() {
    byte[] photo = SentFiles.photo(40, 20, 1);
    byte[] kept = fit("IMG_2.jpg", photo).content();
    assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("Exif", "59.9139");
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "59.9139");
  }

  /** Where the red half of a picture 40 wide and 20 high ends up. */
  @ParameterizedTest
  @CsvSource({
    "1, 40, 20, 2, 10", "2, 40, 20, 37, 10", "3, 40, 20, 37, 10", "4, 40, 20, 2, 10",
    "5, 20, 40, 10, 2", "6, 20, 40, 10, 2", "7, 20, 40, 10, 37", "8, 20, 40, 10, 37"
  })
  void aPictureIsTurnedAsItsCameraMeant(int orientation, int width, int height, int x, int y)
      throws IOException {
    byte[] kept = fit("IMG_3.jpg", SentFiles.photo(40, 20, orientation)).content();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept));
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    Color there = new Color(image.getRGB(x, y));
    assertThat(there.getRed()).isGreaterThan(200);
    assertThat(there.getBlue()).isLessThan(60);
  }

  @Test
  void aVeryLargePictureIsMadeSmaller() throws IOException {
    byte[] kept = fit("stor.png", SentFiles.png(9000, 4000)).content();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept));
    assertThat((long) image.getWidth() * image.getHeight()).isLessThanOrEqualTo(16_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C:\\Users\\Amina\\Vedtekter 2027.pdf | Vedtekter 2027.pdf",
        "../../../etc/passwd.pdf | passwd.pdf",
        "fdp.\u202Eexe.pdf | fdp.exe.pdf",
        "...pdf | fil.pdf",
        "uten ending | uten ending.pdf",
        "قرار.PDF | قرار.pdf",
        "a\"b<c>.pdf | abc.pdf"
      })
  void aNameIsMadeFitToBeShownAndSaved(String sent, String kept) {
    assertThat(fit(sent, SentFiles.pdf()).name()).isEqualTo(kept);
  }

  /** Whatever comes, the answer is an answer. */
  @Test
  void noBrokenFileBreaksTheInspection() {
    long seed = 20271123;
    Random random = new Random(seed);
    byte[][] good = {
      SentFiles.pdf(),
      SentFiles.docx(),
      SentFiles.odt(),
      SentFiles.png(20, 20),
      SentFiles.photo(20, 20, 6)
    };
    String[] names = {"a.pdf", "a.docx", "a.odt", "a.png", "a.jpg"};
    for (int round = 0; round < 3_000; round++) {
      int which = random.nextInt(good.length);
      byte[] broken = good[which].clone();
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      if (random.nextInt(4) == 0) {
        broken = Arrays.copyOf(broken, random.nextInt(1, broken.length));
      }
      try {
        assertThat(INSPECTION.inspect(names[which], broken)).isNotNull();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + round + " " + names[which], e);
      }
    }
  }

  private static FileInspection.Fit fit(String name, byte[] content) {
    Answer<FileInspection.Fit> answer = INSPECTION.inspect(name, content);
    assertThat(answer).isInstanceOf(Answer.Allowed.class);
    return answer.orThrow();
  }

  private static Object refusal(String name, byte[] content) {
    return INSPECTION.inspect(name, content) instanceof Answer.Refused<?>(var reason)
        ? reason
        : "taken in";
  }
}
