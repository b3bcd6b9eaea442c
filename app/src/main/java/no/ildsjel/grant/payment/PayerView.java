package no.ildsjel.grant.payment;

import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.PersonId;

/**
 * The account an administrator pays from.
 *
 * @param bic the bank's code in payment files
 * @param name the payer's name as the bank has it
 */
public record PayerView(
    AdministratorId administrator, AccountNumber number, String bic, String name, PersonId setBy) {}
