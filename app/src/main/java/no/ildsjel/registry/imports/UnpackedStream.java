package no.ildsjel.registry.imports;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import no.ildsjel.registry.RegistryRefusal;

/** A file's content, unpacked where it is packed, and never more of it than is reasonable. */
final class UnpackedStream extends InputStream {

  private static final int BLOCK = 1 << 16;

  private final Counted packed;
  private final InputStream content;
  private final boolean gzip;
  private final ReadLimits limits;
  private long unpacked;

  UnpackedStream(InputStream file, ReadLimits limits) throws IOException {
    this.limits = limits;
    packed = new Counted(file);
    PushbackInputStream peeked = new PushbackInputStream(packed, 2);
    byte[] first = peeked.readNBytes(2);
    peeked.unread(first);
    gzip = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
    try {
      content = gzip ? new GZIPInputStream(peeked, BLOCK) : peeked;
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  /** Bytes read as the file lies on disk. */
  long packedBytes() {
    return packed.bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read;
    try {
      read = content.read(into, from, length);
    } catch (IOException e) {
      throw refusal(e);
    }
    if (read > 0) {
      unpacked += read;
      if (unpacked > limits.unpackedBytes() || packed.bytes > limits.packedBytes()) {
        throw new FileRefused(
            RegistryRefusal.TOO_LARGE, "more than " + limits.unpackedBytes() + " bytes unpacked");
      }
      if (gzip
          && unpacked > ReadLimits.TELLING
          && unpacked / Math.max(1, packed.bytes) > limits.ratio()) {
        throw new FileRefused(
            RegistryRefusal.TOO_LARGE,
            "unpacks to more than " + limits.ratio() + " times its size");
      }
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private FileRefused refusal(IOException e) {
    if (e instanceof EOFException) {
      return new FileRefused(RegistryRefusal.TRUNCATED, "the packed file ends in the middle");
    }
    if (e instanceof ZipException) {
      return new FileRefused(RegistryRefusal.BROKEN_GZIP, String.valueOf(e.getMessage()));
    }
    return new FileRefused(RegistryRefusal.UNREADABLE, String.valueOf(e.getMessage()));
  }

  private static final class Counted extends FilterInputStream {

    private volatile long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      add(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      add(Math.max(0, read));
      return read;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others look
    private void add(long read) {
      bytes += read;
    }
  }
}
