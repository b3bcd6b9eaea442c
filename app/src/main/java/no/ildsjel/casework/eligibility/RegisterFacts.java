package no.ildsjel.casework.eligibility;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.FactValue;
import no.ildsjel.casework.spi.FactSource;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.registry.OrganisationBrief;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;

/** What Brønnøysund's registers say; an organisation they do not have is unknown, never a no. */
@Component
class RegisterFacts implements FactSource {

  private final Organisations organisations;

  RegisterFacts(Organisations organisations) {
    this.organisations = organisations;
  }

  @Override
  public Set<String> facts() {
    return Set.of("registeredInFrivillighetsregisteret", "foundedOn", "municipality");
  }

  @Override
  public Map<OrganisationNumber, Map<String, FactValue>> valuesOf(
      Set<OrganisationNumber> numbers, SchemeId scheme, LocalDate asOf) {
    Map<OrganisationNumber, Map<String, FactValue>> all = new HashMap<>();
    organisations.briefsOf(numbers).forEach((number, brief) -> all.put(number, of(brief, asOf)));
    return all;
  }

  private static Map<String, FactValue> of(OrganisationBrief brief, LocalDate asOf) {
    Map<String, FactValue> facts = new HashMap<>();
    facts.put(
        "registeredInFrivillighetsregisteret",
        new FactValue(brief.voluntary(), "frivillighetsregisteret", asOf));
    brief
        .founded()
        .ifPresent(day -> facts.put("foundedOn", new FactValue(day, "enhetsregisteret", asOf)));
    brief
        .municipality()
        .ifPresent(
            m -> facts.put("municipality", new FactValue(m.value(), "enhetsregisteret", asOf)));
    return facts;
  }
}
