package no.ildsjel.platform.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a command reaches the running server; kept in a file only its owner can read.
 *
 * @param port the server's port on this machine
 * @param key the key to show
 */
record Connection(int port, String key) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static Path file(Path data) {
    return data.resolve("connection");
  }

  /** What the file says, if a server has written one. */
  static Optional<Connection> read(Path data) {
    try {
      return Optional.of(JSON.readValue(Files.readString(file(data)), Connection.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  void write(Path data) {
    try {
      Files.createDirectories(data);
      Path file = file(data);
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path data) {
    try {
      Files.deleteIfExists(file(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
