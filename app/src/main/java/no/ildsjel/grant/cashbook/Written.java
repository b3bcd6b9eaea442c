package no.ildsjel.grant.cashbook;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.shared.Ore;

/**
 * What somebody writes in a line.
 *
 * @param amount more than nothing
 * @param budgetLine for what goes out
 */
public record Written(
    LocalDate day, Direction direction, Ore amount, String what, Optional<String> budgetLine) {}
