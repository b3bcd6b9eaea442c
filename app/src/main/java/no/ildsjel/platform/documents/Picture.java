package no.ildsjel.platform.documents;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import no.ildsjel.shared.Answer;

/**
 * Draws a picture anew, so that nothing is left but its points: place, time and camera are gone. It
 * is turned as its camera meant it, and made smaller where it has more points than anybody needs.
 */
final class Picture {

  /** Wider or higher than this is refused. */
  static final int LONGEST_SIDE = 20_000;

  /** More points than this and every second, or third, is left out. */
  private static final long MOST_KEPT = 16_000_000;

  private static final long MOST_POINTS = 250_000_000;
  private static final float QUALITY = 0.88f;

  /** Pictures take much memory, so only so many are drawn at a time. */
  private static final int AT_A_TIME = 2;

  private final Semaphore places = new Semaphore(AT_A_TIME);

  /** The picture drawn anew, or why it can't be. */
  Answer<byte[]> redraw(byte[] content, DocumentKind kind) {
    places.acquireUninterruptibly();
    try {
      return draw(content, kind);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // the readers of the platform throw all of these at broken files
      return Answer.refused(DocumentRefusal.BROKEN);
    } finally {
      places.release();
    }
  }

  private static Answer<byte[]> draw(byte[] content, DocumentKind kind) throws IOException {
    String format = kind == DocumentKind.PNG ? "png" : "jpeg";
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      long points = (long) width * height;
      if (Math.max(width, height) > LONGEST_SIDE || points > MOST_POINTS) {
        return Answer.refused(DocumentRefusal.TOO_MANY_POINTS);
      }
      ImageReadParam how = reader.getDefaultReadParam();
      int step = (int) Math.ceil(Math.sqrt((double) points / MOST_KEPT));
      if (step > 1) {
        how.setSourceSubsampling(step, step, 0, 0);
      }
      BufferedImage image = reader.read(0, how);
      if (kind == DocumentKind.JPG) {
        image = turned(image, JpegTurn.of(content));
      }
      return Answer.allowed(written(image, format));
    } finally {
      reader.dispose();
    }
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static BufferedImage turned(BufferedImage image, JpegTurn turn) {
    if (turn.isNone()) {
      return image;
    }
    int width = turn.swapsSides() ? image.getHeight() : image.getWidth();
    int height = turn.swapsSides() ? image.getWidth() : image.getHeight();
    int type =
        image.getType() == BufferedImage.TYPE_BYTE_GRAY
            ? BufferedImage.TYPE_BYTE_GRAY
            : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage turned = new BufferedImage(width, height, type);
    Graphics2D pen = turned.createGraphics();
    AffineTransform way = turn.transform(image.getWidth(), image.getHeight());
    pen.drawImage(image, way, null);
    pen.dispose();
    return turned;
  }
}
