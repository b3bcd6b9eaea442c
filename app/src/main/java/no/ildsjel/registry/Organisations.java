package no.ildsjel.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import no.ildsjel.shared.OrganisationNumber;

/** Organisations as the registers have them. Those that are gone are still found by number. */
public interface Organisations {

  Optional<OrganisationView> find(OrganisationNumber number);

  /** Those of them that are known. */
  Map<OrganisationNumber, OrganisationView> viewsOf(Set<OrganisationNumber> numbers);

  /** What rules ask about those that are known; for any number of them at once. */
  Map<OrganisationNumber, OrganisationBrief> briefsOf(Set<OrganisationNumber> numbers);

  /** The names of those that are known. */
  Map<OrganisationNumber, String> namesOf(Set<OrganisationNumber> numbers);

  /** Those with a role in the organisation, leaders first. */
  List<RoleHolder> roleHolders(OrganisationNumber number);

  /** A page of those not gone. */
  OrganisationPage search(OrganisationSearch search);

  /** Walks all in Frivillighetsregisteret that are not gone, by number, a few at a time. */
  void eachVoluntary(Consumer<OrganisationView> visitor);
}
