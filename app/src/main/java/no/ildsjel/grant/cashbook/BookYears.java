package no.ildsjel.grant.cashbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.reading.ReadOnce;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The years of a book: which there are, which year a day belongs to, and which are closed. */
@Service
public class BookYears {

  private record Closed(Set<Integer> years) {}

  private final CashBookStore store;
  private final PaymentManagement payments;
  private final ReadOnce once;

  BookYears(CashBookStore store, PaymentManagement payments, ReadOnce once) {
    this.store = store;
    this.payments = payments;
    this.once = once;
  }

  /** A line from before the award's first year belongs to the first, one after its last to that. */
  int of(AwardView award, LocalDate day) {
    return Math.clamp(day.getYear(), award.grantYear(), all(award).getLast());
  }

  /**
   * The years the book has, the first one first. A later year that is not promised yet (§ 2-6) has
   * one too: what is bought in it is no cost of the year before.
   */
  @MayCall("whoever may read the book, through pages that have checked it")
  @Transactional(readOnly = true)
  public List<Integer> all(AwardView award) {
    int promised =
        payments.years(award.id()).stream()
            .filter(y -> y.available().isPositive())
            .mapToInt(y -> y.grantYear())
            .max()
            .orElse(award.grantYear());
    int last = Math.max(promised, award.grantYear() + award.years() - 1);
    return IntStream.rangeClosed(award.grantYear(), last).boxed().toList();
  }

  /** Lets nobody write until the transaction ends, so that what is read is what is frozen. */
  @MayCall("reporting, before it reads what it freezes")
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(DecisionId award) {
    if (store.isOpen(award)) {
      store.lock(award);
    }
  }

  /** Lets nothing more be written in a year whose accounts have been handed in. */
  @MayCall("reporting, when accounts are handed in")
  @Transactional
  public void close(DecisionId award, int grantYear) {
    store.close(award, grantYear);
  }

  /** Opens a year again, as when the accounts are to be mended. */
  @MayCall("reporting, when accounts are to be mended")
  @Transactional
  public void reopen(DecisionId award, int grantYear) {
    store.reopen(award, grantYear);
  }

  /** True when nothing more is written in that year. */
  @MayCall("whoever may read the book, through pages that have checked it")
  @Transactional(readOnly = true)
  public boolean isClosed(DecisionId award, int grantYear) {
    return once.one(Closed.class, award, () -> Optional.of(new Closed(store.closed(award))))
        .orElseThrow()
        .years()
        .contains(grantYear);
  }
}
