package no.ildsjel.casework.spi;

import java.util.Map;
import java.util.Set;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;

/**
 * Something that knows of ties between people and organisations that make a person disqualified
 * (Public Administration Act 1967 § 6). Never names that look alike: only what is known.
 */
public interface Ties {

  /** The tie's name in the catalogue, such as {@code acts-for}. */
  String ground();

  /** For each of these people, the organisations among these that they are tied to. */
  Map<PersonId, Set<OrganisationNumber>> between(
      Set<PersonId> people, Set<OrganisationNumber> organisations);
}
