package no.ildsjel.registry.imports;

import java.time.Instant;
import java.util.Optional;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryRefusal;

/**
 * An import as it stands in the list of imports.
 *
 * @param files their names
 * @param counts how many of what; only when it is done
 * @param refusal why not, when it was refused
 * @param detail more about that, in the words of whatever found it; empty when there is no more
 */
public record ImportRunView(
    RegisterKind kind,
    Coverage coverage,
    String files,
    State state,
    Instant begun,
    Optional<Instant> ended,
    Optional<ImportOutcome.Counts> counts,
    Optional<RegistryRefusal> refusal,
    String detail) {

  /** How it went. */
  public enum State {
    RUNNING,
    DONE,
    REFUSED,
    /** Something broke; nothing was taken in. */
    FAILED,
    /** The program was stopped; nothing was taken in. */
    INTERRUPTED
  }
}
