package no.ildsjel.grant.cashbook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeping the book. Whoever acts for the organisation may write; what was written stays, and a
 * correction is a new version with who, when and why (Bookkeeping Act § 9: corrections are
 * traceable).
 */
@Service
public class CashBookManagement {

  private static final String OWN = "whoever acts for the organisation";
  private static final int LONGEST_WORDS = 200;

  private final CashBookStore store;
  private final PaymentManagement payments;
  private final BookYears years;
  private final AppliedBudget applied;
  private final Clock clock;

  CashBookManagement(
      CashBookStore store,
      PaymentManagement payments,
      BookYears years,
      AppliedBudget applied,
      Clock clock) {
    this.store = store;
    this.payments = payments;
    this.years = years;
    this.applied = applied;
    this.clock = clock;
  }

  /** The book of an award for one of its years, opened when it has not been. */
  @MayCall(OWN)
  @Transactional
  public Optional<CashBookView> book(Actor.Person actor, DecisionId award, int grantYear) {
    return payments
        .visibleTo(actor, award)
        .filter(a -> actor.mandates().contains(a.organisation()))
        .map(a -> view(a, grantYear, openedBudget(a)));
  }

  /** What should be in the account today, of all years of the award. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Ore balance(Actor.Person actor, DecisionId award) {
    own(actor, award);
    return store.balance(award, LocalDate.now(clock));
  }

  /** The same for those who look at a report; empty when there is no book. */
  @MayCall("reporting, for whoever may read the accounts")
  @Transactional(readOnly = true)
  public Optional<CashBookView> read(AwardView award, int grantYear) {
    return store.isOpen(award.id())
        ? Optional.of(view(award, grantYear, store.budget(award.id())))
        : Optional.empty();
  }

  /**
   * The lines of the budget: as the book has them, or as applied for where there is no book yet.
   */
  @MayCall("grant's other desks, for an award they have checked")
  @Transactional(readOnly = true)
  public List<BudgetLine> budget(AwardView award) {
    List<BudgetLine> lines = store.budget(award.id());
    return lines.isEmpty() ? applied.of(award.application()) : lines;
  }

  /**
   * Writes a line.
   *
   * @param key the line's id, made with the page: sent twice, as on a bad network, it is written
   *     once
   */
  @MayCall(OWN)
  @Transactional
  public Answer<CashLine> write(Actor.Person actor, DecisionId award, UUID key, Written written) {
    AwardView own = own(actor, award);
    open(own);
    store.lock(award);
    Optional<CashLine> there = store.versions(award, key).stream().findFirst();
    if (there.isPresent()) {
      return Answer.allowed(there.get());
    }
    if (store.known(key)) {
      throw new AccessDeniedException("A line of another book");
    }
    Optional<GrantRefusal> refusal = refusal(own, written);
    return refusal.isPresent()
        ? Answer.refused(refusal.get())
        : Answer.allowed(add(own, key, written, Optional.empty(), Optional.of(actor)));
  }

  /** Puts something else in the place of a line; what stood there stays behind it. */
  @MayCall(OWN)
  @Transactional
  public Answer<CashLine> correct(
      Actor.Person actor, DecisionId award, UUID line, int seen, Written written, String reason) {
    AwardView own = own(actor, award);
    Optional<GrantRefusal> refusal = refusal(own, written);
    if (refusal.isPresent()) {
      return Answer.refused(refusal.get());
    }
    return newVersion(actor, own, line, seen, Optional.of(written), reason);
  }

  /** Takes a line out of the sums; it is still there to see. */
  @MayCall(OWN)
  @Transactional
  public Answer<CashLine> strike(
      Actor.Person actor, DecisionId award, UUID line, int seen, String reason) {
    return newVersion(actor, own(actor, award), line, seen, Optional.empty(), reason);
  }

  /** All versions of a line, the newest first; empty when there is none in this book. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<CashLine> versions(Actor.Person actor, DecisionId award, UUID line) {
    own(actor, award);
    return store.versions(award, line);
  }

  /** True when the line's year has not been handed in. */
  @MayCall("whoever acts for the organisation, for a line of its own book")
  @Transactional(readOnly = true)
  public boolean isOpenFor(CashLine line) {
    AwardView award =
        Objects.requireNonNull(payments.awards(List.of(line.award())).get(line.award()));
    return !years.isClosed(line.award(), years.of(award, line.day()));
  }

  /** Says anew what each line of the budget is to be. Lines not named stay. */
  @MayCall(OWN)
  @Transactional
  public Answer<DecisionId> plan(Actor.Person actor, DecisionId award, Map<String, Money> lines) {
    open(own(actor, award));
    if (lines.values().stream().anyMatch(Money::isNegative)) {
      return Answer.refused(GrantRefusal.AMOUNT_MISSING);
    }
    lines.forEach((line, kroner) -> store.plan(award, line, kroner));
    return Answer.allowed(award);
  }

  void open(AwardView award) {
    if (store.open(award.id())) {
      store.budget(award.id(), applied.of(award.application()));
    }
  }

  CashLine add(
      AwardView award,
      UUID key,
      Written written,
      Optional<String> source,
      Optional<Actor.Person> by) {
    return add(award, key, written, source, by, years.of(award, written.day()));
  }

  /** The same, counted in another year than its day's, as what follows of pay is. */
  CashLine add(
      AwardView award,
      UUID key,
      Written written,
      Optional<String> source,
      Optional<Actor.Person> by,
      int grantYear) {
    CashLine line =
        new CashLine(
            key,
            1,
            award.id(),
            store.nextNumber(award.id()),
            written.day(),
            written.direction(),
            written.amount(),
            plain(written.what()),
            written.budgetLine(),
            source,
            false,
            Optional.empty(),
            by.map(Actor.Person::id),
            Instant.now(clock));
    store.write(line, grantYear);
    return line;
  }

  AwardView own(Actor.Person actor, DecisionId award) {
    return payments
        .visibleTo(actor, award)
        .filter(a -> actor.mandates().contains(a.organisation()))
        .orElseThrow(() -> new AccessDeniedException("Only the organisation keeps its book"));
  }

  Optional<GrantRefusal> refusal(AwardView award, Written written) {
    if (!written.amount().isPositive()) {
      return Optional.of(GrantRefusal.AMOUNT_MISSING);
    }
    if (written.what().isBlank() || written.what().strip().length() > LONGEST_WORDS) {
      return Optional.of(GrantRefusal.WHAT_MISSING);
    }
    if (written.direction() == Direction.OUT
        && store.budget(award.id()).stream()
            .noneMatch(l -> written.budgetLine().filter(l.id()::equals).isPresent())) {
      return Optional.of(GrantRefusal.LINE_MISSING);
    }
    LocalDate today = LocalDate.now(clock);
    if (written.day().getYear() < award.grantYear() - 1
        || written.day().isAfter(today.plusYears(1))) {
      return Optional.of(GrantRefusal.DAY_MISSING);
    }
    return years.isClosed(award.id(), years.of(award, written.day()))
        ? Optional.of(GrantRefusal.BOOK_CLOSED)
        : Optional.empty();
  }

  private Answer<CashLine> newVersion(
      Actor.Person actor,
      AwardView award,
      UUID line,
      int seen,
      Optional<Written> written,
      String reason) {
    store.lock(award.id());
    CashLine old = store.versions(award.id(), line).getFirst();
    if (old.follows()) {
      return Answer.refused(GrantRefusal.LINE_FOLLOWS);
    }
    if (old.struck()) {
      return Answer.refused(GrantRefusal.LINE_CHANGED);
    }
    if (reason.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (years.isClosed(award.id(), years.of(award, old.day()))) {
      return Answer.refused(GrantRefusal.BOOK_CLOSED);
    }
    CashLine next =
        written
            .map(now -> corrected(old, now, actor, reason.strip()))
            .orElseGet(() -> old.struck(actor.id(), reason.strip(), clock.instant()));
    return old.version() == seen && store.write(next, years.of(award, next.day()))
        ? Answer.allowed(next)
        : Answer.refused(GrantRefusal.LINE_CHANGED);
  }

  private CashLine corrected(CashLine old, Written now, Actor.Person actor, String reason) {
    return new CashLine(
        old.id(),
        old.version() + 1,
        old.award(),
        old.number(),
        now.day(),
        now.direction(),
        now.amount(),
        plain(now.what()),
        now.budgetLine(),
        Optional.empty(),
        false,
        Optional.of(reason),
        Optional.of(actor.id()),
        clock.instant());
  }

  /** Without what no file format has room for. */
  private static String plain(String words) {
    return words.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** The budget; a book that has none yet may not have been opened. */
  private List<BudgetLine> openedBudget(AwardView award) {
    List<BudgetLine> budget = store.budget(award.id());
    if (budget.isEmpty()) {
      open(award);
      return store.budget(award.id());
    }
    return budget;
  }

  private CashBookView view(AwardView award, int grantYear, List<BudgetLine> budget) {
    Map<Boolean, List<CashLine>> lines =
        store.newest(award.id(), grantYear).stream()
            .collect(Collectors.partitioningBy(CashLine::struck));
    return new CashBookView(
        award,
        grantYear,
        payments.years(award.id()).stream()
            .filter(y -> y.grantYear() == grantYear)
            .map(y -> y.available())
            .findFirst()
            .orElseGet(() -> payments.carriedInto(award.id(), grantYear)),
        budget,
        lines.getOrDefault(false, List.of()),
        lines.getOrDefault(true, List.of()),
        LocalDate.now(clock));
  }
}
