package no.ildsjel.grant.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;

/**
 * A file for the bank.
 *
 * @param message the id by which the bank answers
 * @param noted the day somebody has noted that the bank paid, until another has confirmed it
 * @param unanswered how many of its payments the bank has not answered for yet
 */
public record BatchView(
    UUID id,
    AdministratorId administrator,
    String message,
    Instant madeAt,
    LocalDate payOn,
    int payments,
    int unanswered,
    Money amount,
    Optional<LocalDate> noted) {}
