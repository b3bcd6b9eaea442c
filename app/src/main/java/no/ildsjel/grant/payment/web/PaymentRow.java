package no.ildsjel.grant.payment.web;

import java.util.Optional;
import no.ildsjel.grant.payment.AccountView;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentView;

/**
 * A payment in the officers' list.
 *
 * @param certifiedBy the name of whoever certified it, or empty
 * @param late due before today
 * @param obstacle the key of what keeps it from being certified now, or empty
 */
public record PaymentRow(
    PaymentView payment,
    AwardView award,
    Optional<AccountView> account,
    String certifiedBy,
    boolean late,
    String obstacle) {}
