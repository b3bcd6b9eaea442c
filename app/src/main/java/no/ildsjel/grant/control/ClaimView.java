package no.ildsjel.grant.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;

/**
 * Money to come back.
 *
 * @param shares what of it is of which year, the first year first
 */
public record ClaimView(
    UUID id,
    DecisionId award,
    List<Share> shares,
    Money amount,
    String reason,
    Instant at,
    List<Instalment> instalments) {

  /**
   * What of it is of one year.
   *
   * @param frame the year's frame, which it was paid from and comes back to
   */
  public record Share(int grantYear, FrameId frame, Money amount) {}

  /** What of it is of which year. */
  public MoneyByYear years() {
    return new MoneyByYear(
        shares.stream().collect(Collectors.toMap(Share::grantYear, Share::amount)));
  }

  /**
   * What the next sum that comes in is of: what came first was of the first years.
   *
   * @param sum not more than is left
   */
  List<Share> next(Money sum) {
    List<Share> parts = new ArrayList<>();
    Money before = paid();
    Money left = sum;
    for (Share share : shares) {
      Money open = share.amount().minus(before);
      before = open.isNegative() ? before.minus(share.amount()) : Money.ZERO;
      if (open.isPositive() && left.isPositive()) {
        Money part = left.compareTo(open) < 0 ? left : open;
        parts.add(new Share(share.grantYear(), share.frame(), part));
        left = left.minus(part);
      }
    }
    return parts;
  }

  /**
   * A part of it.
   *
   * @param setOff true when it was taken from a later grant
   * @param noted what one officer says of it, until another has said yes or no
   */
  public record Instalment(
      UUID id,
      int sequence,
      Money amount,
      LocalDate due,
      Optional<LocalDate> paidOn,
      boolean setOff,
      Optional<Noted> noted) {

    /** True when it has not come back, and nobody has said that it has. */
    public boolean open() {
      return paidOn.isEmpty() && noted.isEmpty();
    }
  }

  /**
   * That a part has come back, or is to be taken from a payment of a later grant, as one has noted.
   *
   * @param from the payment, when it is to be taken from one
   */
  public record Noted(LocalDate day, PersonId by, Optional<PaymentId> from) {}

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
