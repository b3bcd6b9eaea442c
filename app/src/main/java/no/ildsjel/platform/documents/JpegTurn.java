package no.ildsjel.platform.documents;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, by the orientation in a JPEG's Exif part (tag 0x0112).
 *
 * @param orientation 1 to 8 as Exif 2.3 § 4.6.4 has it; 1 is upright
 */
record JpegTurn(int orientation) {

  private static final JpegTurn NONE = new JpegTurn(1);
  private static final int APP1 = 0xFFE1;
  private static final int START_OF_SCAN = 0xFFDA;
  private static final int EXIF = 0x45786966;
  private static final int ORIENTATION = 0x0112;

  /** What the file says; upright when it says nothing that can be read. */
  static JpegTurn of(byte[] jpeg) {
    try {
      ByteBuffer file = ByteBuffer.wrap(jpeg);
      file.position(2);
      while (file.remaining() > 4) {
        int marker = file.getShort() & 0xFFFF;
        int length = file.getShort() & 0xFFFF;
        if (marker == START_OF_SCAN || marker < 0xFF00 || length < 2) {
          return NONE;
        }
        if (marker == APP1 && length > 16 && file.getInt(file.position()) == EXIF) {
          return exif(file.slice(file.position() + 6, length - 8));
        }
        file.position(file.position() + length - 2);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return NONE;
    }
    return NONE;
  }

  private static JpegTurn exif(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int list = tiff.getInt(4);
    int entries = tiff.getShort(list) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = list + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
        int orientation = tiff.getShort(entry + 8);
        return orientation >= 1 && orientation <= 8 ? new JpegTurn(orientation) : NONE;
      }
    }
    return NONE;
  }

  boolean isNone() {
    return orientation == 1;
  }

  /** True when what was wide becomes high. */
  boolean swapsSides() {
    return orientation >= 5;
  }

  /** Moves each point of a picture of this size to where it belongs. */
  AffineTransform transform(int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
