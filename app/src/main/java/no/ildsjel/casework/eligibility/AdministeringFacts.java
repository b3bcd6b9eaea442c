package no.ildsjel.casework.eligibility;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.FactValue;
import no.ildsjel.casework.spi.FactSource;
import no.ildsjel.programme.AdministeringMunicipalities;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;

/**
 * Whether the organisation's own municipality administers the scheme (§ 2-1), by the year's list.
 */
@Component
class AdministeringFacts implements FactSource {

  private final AdministeringMunicipalities administering;
  private final Organisations organisations;

  AdministeringFacts(AdministeringMunicipalities administering, Organisations organisations) {
    this.administering = administering;
    this.organisations = organisations;
  }

  @Override
  public Set<String> facts() {
    return Set.of("administeringMunicipality");
  }

  @Override
  public Map<OrganisationNumber, Map<String, FactValue>> valuesOf(
      Set<OrganisationNumber> numbers, SchemeId scheme, LocalDate asOf) {
    Set<MunicipalityNumber> list = administering.of(scheme);
    Map<OrganisationNumber, Map<String, FactValue>> all = new HashMap<>();
    if (list.isEmpty()) {
      return all;
    }
    organisations
        .briefsOf(numbers)
        .forEach((number, brief) ->
            brief
                .municipality()
                .ifPresent(m ->
                    all.put(
                        number,
                        Map.of(
                            "administeringMunicipality",
                            new FactValue(list.contains(m), "call", asOf)))));
    return all;
  }
}
