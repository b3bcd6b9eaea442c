package no.ildsjel.grant.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.Money;

/**
 * Money to come back.
 *
 * @param frame the frame it was paid from, and comes back to
 */
public record ClaimView(
    UUID id,
    DecisionId award,
    int grantYear,
    FrameId frame,
    Money amount,
    String reason,
    Instant at,
    List<Instalment> instalments) {

  /**
   * A part of it.
   *
   * @param setOff true when it was taken from a later grant
   */
  public record Instalment(
      UUID id,
      int sequence,
      Money amount,
      LocalDate due,
      Optional<LocalDate> paidOn,
      boolean setOff) {}

  public Money paid() {
    return instalments.stream()
        .filter(i -> i.paidOn().isPresent())
        .map(Instalment::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  public Money left() {
    return amount.minus(paid());
  }
}
