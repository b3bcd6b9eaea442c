package no.ildsjel.platform.documents;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts letters are set in, and which characters they have. */
final class LetterFonts {

  private record Face(String family, int weight, byte[] data) {}

  private static final ArabicShaping SHAPING = new ArabicShaping(ArabicShaping.LETTERS_SHAPE);

  private final List<Face> faces =
      List.of(
          face("Letter", 400, "NotoSans-Regular.ttf"),
          face("Letter", 700, "NotoSans-Bold.ttf"),
          face("LetterArabic", 400, "NotoNaskhArabic-Regular.ttf"),
          face("LetterArabic", 700, "NotoNaskhArabic-Bold.ttf"));

  private final Map<Integer, List<CmapLookup>> glyphs =
      Map.of(400, lookups(faces, 400), 700, lookups(faces, 700));

  private final Map<Integer, Boolean> asked = new ConcurrentHashMap<>();

  void use(PdfRendererBuilder builder) {
    for (Face face : faces) {
      builder.useFont(
          () -> new java.io.ByteArrayInputStream(face.data()),
          face.family(),
          face.weight(),
          FontStyle.NORMAL,
          true);
    }
  }

  /** True when the character can be printed in every weight, or leaves nothing on the paper. */
  boolean covers(int character) {
    return asked.computeIfAbsent(character, this::look);
  }

  private boolean look(int character) {
    if (UCharacter.isUWhiteSpace(character)
        || UCharacter.getType(character) == Character.FORMAT
        || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
      return true;
    }
    return has(character)
        && (UScript.getScript(character) != UScript.ARABIC
            || forms(character).chars().allMatch(this::has));
  }

  private boolean has(int character) {
    return glyphs.values().stream()
        .allMatch(weight -> weight.stream().anyMatch(font -> font.getGlyphId(character) != 0));
  }

  /** The shapes an Arabic letter takes: alone, first, in the middle and last. */
  private static String forms(int character) {
    String letter = Character.toString(character);
    try {
      return SHAPING.shape(letter)
          + SHAPING.shape(letter + "ب")
          + SHAPING.shape("ب" + letter + "ب")
          + SHAPING.shape("ب" + letter);
    } catch (ArabicShapingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Face face(String family, int weight, String file) {
    try (InputStream font = LetterFonts.class.getResourceAsStream("/fonts-pdf/" + file)) {
      return new Face(family, weight, Objects.requireNonNull(font, file).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CmapLookup> lookups(List<Face> faces, int weight) {
    List<CmapLookup> lookups = new ArrayList<>();
    for (Face face : faces) {
      if (face.weight() == weight) {
        try {
          TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face.data()));
          lookups.add(font.getUnicodeCmapLookup());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return lookups;
  }
}
