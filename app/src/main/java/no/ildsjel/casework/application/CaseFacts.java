package no.ildsjel.casework.application;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.FactValue;
import no.ildsjel.casework.spi.FactSource;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;

/**
 * What earlier cases here tell. That nothing is found says nothing: people may have applied
 * elsewhere, so they are asked.
 */
@Component
class CaseFacts implements FactSource {

  private final ApplicationStore store;

  CaseFacts(ApplicationStore store) {
    this.store = store;
  }

  @Override
  public Set<String> facts() {
    return Set.of("appliedToSchemeInLastTwoYears");
  }

  @Override
  public Map<OrganisationNumber, Map<String, FactValue>> valuesOf(
      Set<OrganisationNumber> organisations, SchemeId scheme, LocalDate asOf) {
    LocalDate since = LocalDate.of(asOf.getYear() - 1, 1, 1);
    Map<OrganisationNumber, Map<String, FactValue>> all = new HashMap<>();
    store
        .submittedBetween(organisations, since, asOf)
        .forEach(organisation ->
            all.put(
                organisation,
                Map.of(
                    "appliedToSchemeInLastTwoYears", new FactValue(true, "earlier-case", asOf))));
    return all;
  }
}
