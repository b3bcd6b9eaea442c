package no.ildsjel.grant;

import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.casework.DecisionId;

/** The letters of an award after its decision, as files, for rooms that have checked who asks. */
public interface LaterLetters {

  /** Which letter. */
  enum Kind {
    /** That money may be claimed, of a control. */
    NOTICE,
    /** That money is claimed, of a claim. */
    CLAIM,
    /** That the award may end before its time. */
    ENDING_NOTICE,
    /** That it has ended. */
    CLOSING
  }

  /**
   * The letter, when it has been written.
   *
   * @param about which control or claim, for those that are of one
   */
  Optional<CaseDocument> letter(DecisionId award, Kind kind, Optional<UUID> about);
}
