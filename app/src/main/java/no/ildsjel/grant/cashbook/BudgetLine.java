package no.ildsjel.grant.cashbook;

import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;

/**
 * A line of the budget.
 *
 * @param id as in the application's budget
 * @param applied what the application said
 * @param planned what the organisation plans now that it knows what it was given
 */
public record BudgetLine(String id, LocalText name, Money applied, Money planned) {}
