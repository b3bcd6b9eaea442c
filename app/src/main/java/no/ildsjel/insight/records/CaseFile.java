package no.ildsjel.insight.records;

import java.util.List;
import java.util.Set;
import no.ildsjel.casework.ApplicationView;

/**
 * All documents of a case, in order.
 *
 * @param title what the case is about, in the archive's language
 * @param administratorName whose case it is
 */
public record CaseFile(
    ApplicationView application, String title, String administratorName, List<JournalPost> posts) {

  /** The acts by which a case comes to its end. */
  private static final Set<String> ENDINGS =
      Set.of("award-closed", "award-ended-early", "award-declined");

  /** True when the award has been closed, in time or before it. */
  public boolean ended() {
    return posts.stream().anyMatch(p -> ENDINGS.contains(p.act()));
  }

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
