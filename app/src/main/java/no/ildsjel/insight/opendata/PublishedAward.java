package no.ildsjel.insight.opendata;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;

/**
 * An award as it is published. Recipients are organisations; nothing that people have written
 * stands here, since a name of a person may stand in it.
 *
 * @param id the 360Giving identifier
 * @param funderId the 360Giving identifier of whoever gives it
 * @param sought what was asked for
 * @param kept what the organisation kept of an award that ended before its time; the amount stays
 *     what was awarded, since that was decided
 * @param municipality the recipient's, as a number, or empty
 */
public record PublishedAward(
    String id,
    String number,
    String title,
    String description,
    Money amount,
    Optional<Money> sought,
    Optional<Money> kept,
    LocalDate awarded,
    int grantYear,
    int years,
    OrganisationNumber recipient,
    String recipientName,
    String municipality,
    String municipalityName,
    String countyName,
    String funderId,
    String funderName,
    String scheme,
    String schemeName) {

  /** The recipient by the register of organisation identifiers (org-id.guide, NO-BRC). */
  public String recipientId() {
    return "NO-BRC-" + recipient.value();
  }
}
