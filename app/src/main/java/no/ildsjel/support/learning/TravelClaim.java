package no.ildsjel.support.learning;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;

/**
 * What an organisation has paid to get to an event.
 *
 * @param said what an officer has asked or said
 */
public record TravelClaim(
    UUID id,
    EventId event,
    OrganisationNumber organisation,
    String organisationName,
    Money amount,
    String what,
    State state,
    Optional<String> said,
    Instant at) {

  /** How it stands. */
  public enum State {
    SENT,
    /** An officer has asked about something. */
    ASKED,
    APPROVED,
    /** It is not paid, and why has been said. */
    REFUSED;

    /** True when nothing more is done with it. */
    public boolean over() {
      return this == APPROVED || this == REFUSED;
    }
  }

  /** What its receipts belong to. */
  public String receiptsOwner() {
    return "travel-claim:" + id;
  }
}
