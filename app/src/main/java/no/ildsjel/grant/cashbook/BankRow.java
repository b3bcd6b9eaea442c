package no.ildsjel.grant.cashbook;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.Ore;

/**
 * A movement in the bank beside the line of the book it is.
 *
 * @param amount negative for what went out
 * @param line the line somebody has said it is
 * @param likely the line it looks like, as long as nobody has said
 * @param leftOut true when it has nothing to do with the award
 */
public record BankRow(
    UUID id,
    LocalDate day,
    Ore amount,
    String what,
    Optional<CashLine> line,
    Optional<CashLine> likely,
    boolean leftOut) {

  /** True as long as somebody has to say something about it. */
  public boolean waits() {
    return line.isEmpty() && !leftOut;
  }
}
