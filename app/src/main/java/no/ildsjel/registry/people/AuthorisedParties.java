package no.ildsjel.registry.people;

import no.ildsjel.platform.identity.MandatesUnknown;
import tools.jackson.databind.JsonNode;

/** Altinn's list of whom a person may act for; a border, so that tests need no Altinn. */
interface AuthorisedParties {

  /**
   * The list as Altinn gives it.
   *
   * @param identityNumber the person's; used for this question and kept nowhere
   * @throws MandatesUnknown when Altinn does not answer, or not as expected
   */
  JsonNode of(String identityNumber);
}
