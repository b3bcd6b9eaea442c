package no.ildsjel.casework.spi;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.FactValue;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.OrganisationNumber;

/** Something that knows the values of some facts about organisations. Each fact has one source. */
public interface FactSource {

  /** The names of the facts it knows, as in the fact dictionary. */
  Set<String> facts();

  /** What it knows of these organisations, for a scheme, on a day. */
  Map<OrganisationNumber, Map<String, FactValue>> valuesOf(
      Set<OrganisationNumber> organisations, SchemeId scheme, LocalDate asOf);
}
