package no.ildsjel.grant;

import java.util.Optional;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.casework.DecisionId;

/** What was sent in for later years of awards, as files, for rooms that have checked who asks. */
public interface LaterYearPapers {

  /**
   * The answers as PDF.
   *
   * @param sequence 1 for the first time it was sent in, more for later ones
   */
  Optional<CaseDocument> sent(DecisionId award, int grantYear, int sequence);
}
