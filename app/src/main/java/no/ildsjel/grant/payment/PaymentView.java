package no.ildsjel.grant.payment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A part of an award and how far it has come.
 *
 * @param due the first day it can be paid; for one that awaits something, when that is expected
 * @param account where it was certified to go, once it has been
 * @param awaits true while it waits for the reports on its year to be approved
 * @param bankAnswer why the bank sent it back last time, in the bank's words
 */
public record PaymentView(
    PaymentId id,
    DecisionId award,
    AdministratorId administrator,
    int grantYear,
    FrameId frame,
    int sequence,
    Money amount,
    LocalDate due,
    boolean awaits,
    PaymentState state,
    @Nullable PersonId certifiedBy,
    @Nullable PersonId approvedBy,
    Optional<AccountNumber> account,
    @Nullable UUID batch,
    Optional<LocalDate> paidOn,
    Optional<String> bankAnswer) {}
