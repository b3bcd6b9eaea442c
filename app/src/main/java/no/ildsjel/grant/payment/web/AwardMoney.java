package no.ildsjel.grant.payment.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.HoldView;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.shared.Money;

/** An award with its payments and what holds them back. */
public record AwardMoney(AwardView award, List<PaymentView> payments, List<HoldView> holds) {

  public Money paid() {
    return sum(p -> p.state() == PaymentState.PAID);
  }

  public Money toCome() {
    return sum(p -> p.state().toCome());
  }

  /** What has been paid and what is to come. */
  public Money all() {
    return paid().plus(toCome());
  }

  /** True when its payments are of more than one year. */
  public boolean severalYears() {
    return payments.stream().map(PaymentView::grantYear).distinct().count() > 1;
  }

  /** What holds the money back now. */
  public List<HoldView> standing() {
    return holds.stream().filter(h -> h.lifted().isEmpty()).toList();
  }

  /** The payment that comes next, if any. */
  public Optional<PaymentView> next() {
    return payments.stream().filter(p -> p.state().toCome()).findFirst();
  }

  /** The day the last money comes, as far as is known; nobody knows it while money is held. */
  public Optional<LocalDate> last() {
    return payments.stream()
        .filter(p -> p.state().toCome() && standing().isEmpty())
        .map(PaymentView::due)
        .max(java.util.Comparator.naturalOrder());
  }

  /** A payment's state in the organisation's words. */
  public String stateKey(PaymentView payment) {
    if (payment.state() == PaymentState.PAID) {
      return "money.state.paid";
    }
    if (payment.state() == PaymentState.SENT) {
      return "money.state.sent";
    }
    if (payment.state() == PaymentState.CANCELLED) {
      return "money.state.cancelled";
    }
    if (payment.bankAnswer().isPresent()) {
      return "money.state.returned";
    }
    return standing().isEmpty() ? "money.state.planned" : "money.state.held";
  }

  /** The look of that state. */
  public String stateKind(PaymentView payment) {
    return switch (payment.state()) {
      case PAID -> "good";
      case SENT -> "open";
      case CANCELLED -> "";
      default -> standing().isEmpty() && payment.bankAnswer().isEmpty() ? "wait" : "bad";
    };
  }

  private Money sum(Predicate<PaymentView> which) {
    return payments.stream().filter(which).map(PaymentView::amount).reduce(Money.ZERO, Money::plus);
  }
}
