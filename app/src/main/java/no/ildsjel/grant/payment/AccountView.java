package no.ildsjel.grant.payment;

import java.time.Instant;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Where an organisation wants its money.
 *
 * @param confirmedBy who of the organisation confirmed it, or null
 */
public record AccountView(
    OrganisationNumber organisation,
    AccountNumber number,
    PersonId givenBy,
    Instant givenAt,
    @Nullable PersonId confirmedBy) {

  public boolean confirmed() {
    return confirmedBy != null;
  }

  /** True for whoever wrote the number or said it is right, and so may not approve payments. */
  public boolean touchedBy(PersonId person) {
    return givenBy.equals(person) || person.equals(confirmedBy);
  }
}
