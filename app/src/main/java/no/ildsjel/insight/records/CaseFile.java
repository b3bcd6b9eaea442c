package no.ildsjel.insight.records;

import java.util.List;
import no.ildsjel.casework.ApplicationView;

/**
 * All documents of a case, in order.
 *
 * @param title what the case is about, in the archive's language
 * @param administratorName whose case it is
 * @param ended true when one of the documents has brought the case to its end
 */
public record CaseFile(
    ApplicationView application,
    String title,
    String administratorName,
    boolean ended,
    List<JournalPost> posts) {

  /** The case's number. */
  public String number() {
    return application.number().orElseThrow();
  }

  /**
   * What the case is about and what it is called by those who applied, in their own words, so not
   * for everybody.
   */
  public String fullTitle() {
    return application.title().filter(t -> !t.isBlank()).map(t -> title + ": " + t).orElse(title);
  }
}
