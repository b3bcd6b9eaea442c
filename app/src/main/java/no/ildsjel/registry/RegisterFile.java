package no.ildsjel.registry;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a register.
 *
 * @param name what to call it when something is wrong with it
 * @param bytes its size, for saying how far one has come; 0 when not known
 * @param content opens it
 */
public record RegisterFile(String name, long bytes, Content content) {

  /** Opens a file, once. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
