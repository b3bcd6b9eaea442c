package no.ildsjel.registry.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a few blocks ahead in a thread of its own, so that unpacking and parsing go side by side.
 */
final class AheadStream extends InputStream {

  private static final int BLOCK = 1 << 17;
  private static final int BLOCKS = 6;

  private record Block(byte[] bytes, int length, @Nullable Throwable failure) {}

  private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(BLOCKS + 2);
  private final InputStream source;
  private final Thread reader;
  private @Nullable Block current;
  private int at;

  AheadStream(InputStream source) {
    this.source = source;
    reader = Thread.ofPlatform().daemon().name("register-ahead").start(this::readAhead);
  }

  private void readAhead() {
    try {
      while (true) {
        byte[] bytes = spare.poll();
        if (bytes == null) {
          bytes = new byte[BLOCK];
        }
        Block block;
        try {
          block = new Block(bytes, source.readNBytes(bytes, 0, BLOCK), null);
        } catch (IOException | RuntimeException e) {
          block = new Block(bytes, 0, e);
        }
        blocks.put(block);
        if (block.length() == 0) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    Block block = current;
    if (block == null || at == block.length()) {
      if (block != null && block.length() == 0) {
        return -1;
      }
      block = next(block);
      current = block;
      at = 0;
    }
    if (block.failure() instanceof IOException e) {
      throw e;
    }
    if (block.failure() instanceof RuntimeException e) {
      throw e;
    }
    if (block.length() == 0) {
      return -1;
    }
    int taken = Math.min(length, block.length() - at);
    System.arraycopy(block.bytes(), at, into, from, taken);
    at += taken;
    return taken;
  }

  private Block next(@Nullable Block used) throws IOException {
    if (used != null) {
      spare.offer(used.bytes());
    }
    try {
      return blocks.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    blocks.clear();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    source.close();
  }
}
