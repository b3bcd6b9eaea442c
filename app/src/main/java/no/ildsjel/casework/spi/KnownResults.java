package no.ildsjel.casework.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.shared.OrganisationNumber;

/** Something that knows how earlier awards went; it is weighed (§ 2-5) and never bars applying. */
public interface KnownResults {

  /** What is known of each, in short sentences for the assessor. */
  Map<OrganisationNumber, List<String>> of(Set<OrganisationNumber> organisations);
}
