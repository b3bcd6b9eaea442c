package no.ildsjel.grant;

import java.util.List;
import no.ildsjel.casework.CaseDocuments.CaseDocument;

/** What was handed in with reports, as files, for rooms that have checked who asks. */
public interface ReportDocuments {

  /**
   * Answers and accounts as PDF, then the files that came with them; none when it is not known.
   *
   * @param sequence 1 for the first time it was handed in, more for later ones
   */
  List<CaseDocument> handedIn(ReportId report, int sequence);

  /** The names of the files that came with it, in the same order, without making any document. */
  List<String> cameWith(ReportId report, int sequence);
}
