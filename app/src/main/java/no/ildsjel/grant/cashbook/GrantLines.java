package no.ildsjel.grant.cashbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.PaymentMade;
import no.ildsjel.grant.PaymentReturned;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The grant itself in the book: what is paid comes in by itself, and what is paid back goes out.
 * Neither is typed, and what goes back is no cost: it belongs to no line of the budget.
 */
@Service
public class GrantLines {

  private final CashBookManagement book;
  private final CashBookStore store;
  private final BookYears years;
  private final PaymentManagement payments;
  private final Texts texts;

  GrantLines(
      CashBookManagement book,
      CashBookStore store,
      BookYears years,
      PaymentManagement payments,
      Texts texts) {
    this.book = book;
    this.store = store;
    this.years = years;
    this.payments = payments;
    this.texts = texts;
  }

  @ApplicationModuleListener
  void look(PaymentMade event) {
    AwardView award =
        Objects.requireNonNull(payments.awards(List.of(event.award())).get(event.award()));
    once(
        award,
        "payment:" + event.payment(),
        Direction.IN,
        event.amount(),
        event.day(),
        "cash.from-grant",
        event.grantYear());
  }

  @ApplicationModuleListener
  void look(PaymentReturned event) {
    AwardView award =
        Objects.requireNonNull(payments.awards(List.of(event.award())).get(event.award()));
    once(
        award,
        CashLine.RETURN + event.payment(),
        Direction.OUT,
        event.amount(),
        event.day(),
        "cash.returned-grant",
        event.grantYear());
  }

  /** Money that has come back to the administrator, also when it was taken from a later grant. */
  @MayCall("control, within the act that notes it")
  @Transactional(propagation = Propagation.MANDATORY)
  public void repaid(AwardView award, UUID instalment, Money amount, LocalDate day) {
    once(
        award,
        CashLine.REPAYMENT + instalment,
        Direction.OUT,
        amount,
        day,
        "cash.repaid-grant",
        years.of(award, day));
  }

  private void once(
      AwardView award,
      String source,
      Direction direction,
      Money amount,
      LocalDate day,
      String what,
      int grantYear) {
    book.open(award);
    store.lock(award.id());
    if (store.from(award.id(), List.of(source)).isEmpty()) {
      book.add(
          award,
          UUID.randomUUID(),
          new Written(
              day,
              direction,
              Ore.of(amount),
              texts.text(Language.NB, what, award.number()),
              Optional.empty()),
          Optional.of(source),
          Optional.empty(),
          grantYear);
    }
  }
}
