package no.ildsjel.registry;

import java.util.List;
import no.ildsjel.shared.Actor;

/** Takes in the files of the registers. */
public interface RegistryImport {

  /**
   * Reads the files past everything nobody needs, and takes in the rest in one transaction: either
   * all of it or nothing. The same files again change nothing.
   *
   * @param actor the administrator of the installation, or the program
   * @param coverage whether what is not in the files is gone
   */
  ImportOutcome take(
      Actor actor,
      RegisterKind kind,
      Coverage coverage,
      List<RegisterFile> files,
      ImportProgress progress);
}
