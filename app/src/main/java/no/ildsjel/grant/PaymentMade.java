package no.ildsjel.grant;

import java.time.LocalDate;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.Money;

/** The bank has paid a part of an award. */
public record PaymentMade(
    PaymentId payment, DecisionId award, Money amount, LocalDate day, int grantYear) {}
