package no.ildsjel.casework;

import java.time.LocalDate;

/**
 * A fact's value for one organisation.
 *
 * @param value a {@link Boolean}, {@link Long}, {@link String} or {@link LocalDate}
 * @param source where it comes from
 * @param asOf the day the source speaks of
 */
public record FactValue(Object value, String source, LocalDate asOf) {}
