package no.ildsjel.programme;

import java.time.Instant;
import no.ildsjel.shared.Money;

/**
 * A movement of a frame, as it stands in the ledger; nothing of it is ever changed.
 *
 * @param number where it stands among all movements
 * @param kind {@code ALLOTTED}, {@code COMMITTED} and so on, as the ledger names them
 * @param grantYear the frame's own, or the later year it is about
 * @param cause what it is for: a reference such as {@code payment:<id>}, or the words of who made
 *     it
 */
public record FrameMovement(
    long number, String kind, int grantYear, Money amount, String cause, Instant at) {}
