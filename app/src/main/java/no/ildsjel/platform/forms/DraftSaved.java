package no.ildsjel.platform.forms;

import java.time.Instant;
import java.util.Set;

/**
 * What came of saving. It is on disk.
 *
 * @param version the draft's version afterwards
 * @param written paths whose answer is now this one
 * @param clashing paths where somebody else had written meanwhile; both are kept
 * @param tooLong paths whose text is longer than may be kept, and was not
 */
public record DraftSaved(
    long version, Instant at, Set<String> written, Set<String> clashing, Set<String> tooLong) {

  public DraftSaved {
    written = Set.copyOf(written);
    clashing = Set.copyOf(clashing);
    tooLong = Set.copyOf(tooLong);
  }
}
