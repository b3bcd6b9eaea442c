package no.ildsjel.platform.documents;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Makes letters that can be archived and read aloud: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO
 * 14289-1) at once. Fonts are read when the first letter is made.
 */
@Service
public class Letters {

  private static final Logger log = LoggerFactory.getLogger(Letters.class);

  private record Press(LetterFonts fonts, String css, byte[] colours) {}

  private volatile @Nullable Press press;

  Letters() {
    XRLog.setLoggingEnabled(false);
  }

  /**
   * The letter as PDF. A character that none of the fonts has is printed as its code, {@code
   * [U+1F600]}, and logged; it is never left out.
   *
   * @throws IllegalArgumentException when the body is not well-formed, or asks for an address
   */
  @MayCall("any room, for a letter it has worded itself")
  public byte[] pdf(LetterContent letter) {
    Press ready = press();
    LetterMarkup markup = new LetterMarkup(letter, ready.css(), ready.fonts());
    if (!markup.missing().isEmpty()) {
      log.warn(
          "A letter in {} has characters no font has: {}",
          letter.language().code(),
          markup.missing().stream().map("U+%04X"::formatted).collect(Collectors.joining(" ")));
    }
    boolean rtl = letter.language().direction().equals("rtl");
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePdfAConformance(PdfAConformance.PDFA_2_A)
            .usePdfUaAccessibility(true)
            .useColorProfile(ready.colours())
            .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
            .useUnicodeBidiReorderer(new ICUBidiReorderer())
            .defaultTextDirection(rtl ? TextDirection.RTL : TextDirection.LTR)
            .withProducer("Ildsjel")
            .withW3cDocument(markup.document(), null)
            .toStream(pdf);
    for (var moment : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((address, _) -> address.startsWith("data:"), moment);
    }
    ready.fonts().use(builder);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private Press press() {
    Press ready = press;
    if (ready == null) {
      synchronized (this) {
        ready = press;
        if (ready == null) {
          ready =
              new Press(
                  new LetterFonts(), css(), ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
          press = ready;
        }
      }
    }
    return ready;
  }

  private static String css() {
    try (InputStream css = Letters.class.getResourceAsStream("/letters/letter.css")) {
      return new String(
          Objects.requireNonNull(css, "letter.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
