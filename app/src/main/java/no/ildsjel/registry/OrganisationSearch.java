package no.ildsjel.registry;

import java.util.Optional;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;

/**
 * What to look for.
 *
 * @param words a part of the name, or an organisation number; empty finds all
 * @param voluntaryOnly only those in Frivillighetsregisteret
 * @param municipality only those in this municipality
 * @param after the last one of the page before
 * @param limit at most so many, 1 to 200
 */
public record OrganisationSearch(
    String words,
    boolean voluntaryOnly,
    Optional<MunicipalityNumber> municipality,
    Optional<After> after,
    int limit) {

  /** The last row of a page; the next page begins after it. */
  public record After(String name, OrganisationNumber number) {}

  public OrganisationSearch {
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("A page has 1 to 200 rows");
    }
  }

  /** The first page for these words. */
  public static OrganisationSearch forWords(String words, int limit) {
    return new OrganisationSearch(words, false, Optional.empty(), Optional.empty(), limit);
  }

  /** The same search, after this row. */
  public OrganisationSearch after(After last) {
    return new OrganisationSearch(words, voluntaryOnly, municipality, Optional.of(last), limit);
  }
}
