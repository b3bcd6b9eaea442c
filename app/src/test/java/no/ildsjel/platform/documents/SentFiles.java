package no.ildsjel.platform.documents;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as people might send them in, good and bad. */
final class SentFiles {

  private SentFiles() {}

  static byte[] pdf() {
    return pdf(null);
  }

  static byte[] pdf(StandardProtectionPolicy policy) {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      if (policy != null) {
        document.protect(policy);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Needs a password to be opened. */
  static byte[] pdfWithPassword() {
    return pdf(new StandardProtectionPolicy("eier", "hemmelig", new AccessPermission()));
  }

  /** Can be read by all, but not changed: as many banks send theirs. */
  static byte[] pdfThatCantBeChanged() {
    return pdf(new StandardProtectionPolicy("eier", "", new AccessPermission()));
  }

  static byte[] docx() {
    return zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document/>"));
  }

  static byte[] xlsx() {
    return zip(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"));
  }

  static byte[] odt() {
    return zip(
        Map.of("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<office/>"));
  }

  static byte[] zip(Map<String, String> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A document of half a megabyte that unpacks to half a gigabyte. */
  static byte[] bomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] nothing = new byte[1024 * 1024];
      for (int i = 0; i < 512; i++) {
        zip.write(nothing);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] png(int width, int height) {
    return image("png", width, height);
  }

  static byte[] jpg(int width, int height) {
    return image("jpg", width, height);
  }

  /** Red to the left and blue to the right. */
  private static byte[] image(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height);
    pen.setColor(Color.BLUE);
    pen.fillRect(width / 2, 0, width - width / 2, height);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A photo as a phone takes it: turned by a word in its Exif part, with the place it was taken.
   */
  static byte[] photo(int width, int height, int orientation) {
    byte[] plain = jpg(width, height);
    byte[] place = "59.9139 N 10.7522 E Grønland".getBytes(StandardCharsets.UTF_8);
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + place.length);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    exif.putShort((short) 2);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    exif.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(38);
    exif.putInt(0).put(place);
    ByteBuffer photo = ByteBuffer.allocate(plain.length + 4 + exif.capacity());
    photo.put(plain, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.capacity() + 2));
    photo.put(exif.array()).put(plain, 2, plain.length - 2);
    return photo.array();
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}
