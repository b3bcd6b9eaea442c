package no.ildsjel.registry;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.shared.MunicipalityNumber;

/**
 * The little of an organisation that rules ask about, light enough to read for a whole register.
 *
 * @param founded when it was founded, as it said itself
 * @param municipality of its business address, else of its postal address
 * @param voluntary true when it stands in Frivillighetsregisteret and is not gone
 */
public record OrganisationBrief(
    Optional<LocalDate> founded, Optional<MunicipalityNumber> municipality, boolean voluntary) {}
