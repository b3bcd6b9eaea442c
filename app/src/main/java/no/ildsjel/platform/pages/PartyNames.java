package no.ildsjel.platform.pages;

import java.util.Map;
import java.util.Set;
import no.ildsjel.shared.OrganisationNumber;

/** Names of organisations for the layout; the registry, a room above, knows them. */
public interface PartyNames {

  /** The names of those that are known. */
  Map<OrganisationNumber, String> namesOf(Set<OrganisationNumber> organisations);
}
