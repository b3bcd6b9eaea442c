package no.ildsjel.grant;

import java.time.LocalDate;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Money;

/** A part of an award is paid: by the bank, or by counting a claim against it. */
public record PaymentMade(
    PaymentId payment, DecisionId award, Money amount, LocalDate day, int grantYear) {}
