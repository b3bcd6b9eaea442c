package no.ildsjel.support.needs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.shared.PersonId;

/**
 * What one person answers.
 *
 * @param person who; empty once the person has been erased
 * @param submission what was handed in, frozen
 */
public record NeedsResponse(
    UUID id,
    NeedsMapId map,
    Optional<PersonId> person,
    DraftId draft,
    String form,
    int formVersion,
    Optional<Submission> submission,
    Optional<Instant> handedInAt) {

  /** True when it can't be changed any more. */
  public boolean handedIn() {
    return handedInAt.isPresent();
  }
}
