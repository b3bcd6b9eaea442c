package no.ildsjel.insight.opendata;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.AwardOutcomes;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;

/**
 * An award as it is published. Recipients are organisations; nothing that people have written
 * stands here, since a name of a person may stand in it.
 *
 * @param id the 360Giving identifier
 * @param funderId the 360Giving identifier of whoever gives it
 * @param sought what was asked for
 * @param ended how it ended before its time; the amount stays what was awarded, since that was
 *     decided
 * @param grantYear the year this amount is for; each promised year of an award stands for itself
 * @param years how many years the award was decided for
 * @param municipality the recipient's, as a number, or empty
 */
public record PublishedAward(
    String id,
    String number,
    String title,
    String description,
    Money amount,
    Optional<Money> sought,
    Optional<AwardOutcomes.EndedEarly> ended,
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

  /** A later year of the same award, with an identifier of its own. */
  PublishedAward inLaterYear(Decisions.LaterYear year) {
    return new PublishedAward(
        id + "-" + year.grantYear(),
        number,
        title,
        description,
        year.amount(),
        Optional.empty(),
        ended,
        awarded,
        year.grantYear(),
        years,
        recipient,
        recipientName,
        municipality,
        municipalityName,
        countyName,
        funderId,
        funderName,
        scheme,
        schemeName);
  }

  /** What the organisation kept of this year, when the award ended before its time. */
  public Optional<Money> kept() {
    return ended.map(e -> e.kept().getOrDefault(grantYear, Money.ZERO));
  }

  /** The last day of the year it is for, or the day it ended before that. */
  LocalDate lastDay() {
    LocalDate first = LocalDate.of(grantYear, 1, 1);
    LocalDate last = LocalDate.of(grantYear, 12, 31);
    return ended
        .map(AwardOutcomes.EndedEarly::on)
        .filter(d -> d.isBefore(last))
        .map(d -> d.isBefore(first) ? first : d)
        .orElse(last);
  }

  /** The recipient by the register of organisation identifiers (org-id.guide, NO-BRC). */
  public String recipientId() {
    return "NO-BRC-" + recipient.value();
  }
}
