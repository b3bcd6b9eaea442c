package no.ildsjel.registry.imports;

import java.util.Optional;
import no.ildsjel.registry.RegistryRefusal;

/** A file that can't be taken in at all; stops the reading. */
final class FileRefused extends RuntimeException {

  private final RegistryRefusal reason;
  private final Optional<String> file;
  private final Optional<String> place;

  FileRefused(
      RegistryRefusal reason, Optional<String> file, Optional<String> place, String detail) {
    super(detail);
    this.reason = reason;
    this.file = file;
    this.place = place;
  }

  FileRefused(RegistryRefusal reason, String detail) {
    this(reason, Optional.empty(), Optional.empty(), detail);
  }

  /** The same, in this file. */
  FileRefused in(String name, String where) {
    return new FileRefused(reason, Optional.of(name), place.or(() -> Optional.of(where)), detail());
  }

  RegistryRefusal reason() {
    return reason;
  }

  Optional<String> file() {
    return file;
  }

  Optional<String> place() {
    return place;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
