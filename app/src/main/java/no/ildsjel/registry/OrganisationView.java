package no.ildsjel.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;

/**
 * An organisation as the registers have it.
 *
 * @param number organisation number
 * @param name as registered, in capitals as a rule
 * @param form the code of its organisation form, such as FLI
 * @param parent the unit it is a part of
 * @param founded when it was founded, as it said itself
 * @param registered when it came into Enhetsregisteret
 * @param municipality of its business address, else of its postal address
 * @param postalPlace of the same address
 * @param homepage as registered, often without a scheme
 * @param activity in its own words
 * @param language the form of Norwegian it gets letters in
 * @param sector institutional sector code
 * @param industry code of its main activity
 * @param status bankruptcy and winding up
 * @param formerNames with the latest first
 * @param voluntary its entry in Frivillighetsregisteret, if it has one
 * @param goneOn the day it was found missing from the register
 */
public record OrganisationView(
    OrganisationNumber number,
    String name,
    String form,
    Optional<OrganisationNumber> parent,
    Optional<LocalDate> founded,
    Optional<LocalDate> registered,
    Optional<MunicipalityNumber> municipality,
    Optional<String> postalPlace,
    Optional<String> homepage,
    Optional<String> activity,
    Optional<Language> language,
    Optional<String> sector,
    Optional<String> industry,
    Status status,
    List<FormerName> formerNames,
    Optional<Voluntary> voluntary,
    Optional<LocalDate> goneOn) {

  /** What stands against it in the register. */
  public record Status(boolean bankrupt, boolean windingUp, boolean forcedWindingUp) {
    /** None of it. */
    public boolean clear() {
      return !bankrupt && !windingUp && !forcedWindingUp;
    }
  }

  /** A name it had, and when. */
  public record FormerName(String name, Optional<LocalDate> from, Optional<LocalDate> to) {}

  /**
   * Its entry in Frivillighetsregisteret.
   *
   * @param since when it was entered, the first time if it has been out
   * @param account its bank account as registered, eleven digits
   * @param categories ICNPO codes, the primary one first; empty when only Enhetsregisteret has told
   *     of the entry
   * @param grasrot takes part in grasrotandelen
   * @param reportsAccounts has taken on to send in accounts
   * @param lastAccountsYear the last year it did
   * @param statutesUpdated when its registered statutes last changed
   */
  public record Voluntary(
      Optional<LocalDate> since,
      Optional<String> account,
      List<String> categories,
      boolean grasrot,
      boolean reportsAccounts,
      Optional<Integer> lastAccountsYear,
      Optional<LocalDate> statutesUpdated) {

    /** The category it is mainly in. */
    public Optional<String> primaryCategory() {
      return categories.stream().findFirst();
    }
  }
}
