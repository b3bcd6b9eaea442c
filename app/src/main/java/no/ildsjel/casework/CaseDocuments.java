package no.ildsjel.casework;

import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.documents.StoredDocument;

/** The documents of a case as files, for rooms that have checked who asks. */
public interface CaseDocuments {

  /**
   * A document.
   *
   * @param name of the file
   * @param mediaType as in the Content-Type header
   */
  record CaseDocument(String name, String mediaType, byte[] content) {

    /** A file as it was handed in. */
    public static CaseDocument of(StoredDocument file) {
      return new CaseDocument(file.view().name(), file.view().kind().mediaType(), file.content());
    }
  }

  /**
   * What was sent in: first the answers as PDF, then the files that came with them.
   *
   * @param sequence 1 for the first time it was sent in, more for later ones
   */
  List<CaseDocument> sentIn(ApplicationView application, int sequence);

  /** The names of the files that came with it, in the same order, without making any document. */
  List<String> cameWith(ApplicationView application, int sequence);

  /** The letter of decision as it was sent. */
  Optional<CaseDocument> letter(DecisionId decision);
}
