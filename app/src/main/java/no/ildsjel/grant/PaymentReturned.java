package no.ildsjel.grant;

import java.time.LocalDate;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Money;

/** A part of an award that counted as paid has come back from the bank. */
public record PaymentReturned(
    PaymentId payment, DecisionId award, Money amount, LocalDate day, int grantYear) {}
