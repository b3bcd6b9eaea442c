package no.ildsjel.platform.identity;

import java.util.Set;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;

/** Something that knows which organisations a person may act for. Asked once for each log-in. */
public interface MandateSource {

  /** A short, stable name, kept with each mandate: {@code altinn}, {@code invitation}. */
  String name();

  /**
   * The organisations this person may act for by this source, now.
   *
   * @throws MandatesUnknown when the source can't tell now
   */
  Set<OrganisationNumber> mandatesOf(PersonId person, LogIn logIn);
}
