package no.ildsjel.grant.cashbook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What pay brings with it and when: the organisation says what is done, and can take it back. Each
 * word stays with who and when.
 */
@Service
public class PayDuties {

  private static final String OWN = "whoever acts for the organisation";

  /** How many days ahead the book shows what has to be done. */
  private static final int SHOWN_AHEAD = 60;

  /** Holiday pay of a year is paid the year after, and its contribution later that year. */
  public static final int YEARS_BACK = 2;

  private final PayStore pays;
  private final DutyStore store;
  private final CashBookManagement book;
  private final CashBookStore lines;
  private final Archive archive;
  private final Clock clock;

  PayDuties(
      PayStore pays,
      DutyStore store,
      CashBookManagement book,
      CashBookStore lines,
      Archive archive,
      Clock clock) {
    this.pays = pays;
    this.store = store;
    this.book = book;
    this.lines = lines;
    this.archive = archive;
    this.clock = clock;
  }

  /** All duties that follow from the pay out of an award, the first first. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<DutyView> of(Actor.Person actor, DecisionId award) {
    book.own(actor, award);
    return inOrder(pays.of(award));
  }

  /** Those that are not done, up to some weeks ahead. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<DutyView> waiting(Actor.Person actor, DecisionId award) {
    LocalDate last = LocalDate.now(clock).plusDays(SHOWN_AHEAD);
    return of(actor, award).stream()
        .filter(DutyView::waits)
        .filter(d -> !d.due().day().isAfter(last))
        .toList();
  }

  /** What an organisation has to do within days, or should have done by now. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public Optional<DutyView> next(Actor.Person actor, OrganisationNumber organisation) {
    if (!actor.mandates().contains(organisation)) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.now(clock);
    return inOrder(pays.since(organisation, today.minusYears(YEARS_BACK))).stream()
        .filter(DutyView::waits)
        .filter(d -> PayDutyDays.isNear(d.due().day(), today))
        .findFirst();
  }

  /** What pay brings with it, in the order of the days. */
  static List<DutyView> inOrder(List<PayStore.Line> pay) {
    return pay.stream()
        .flatMap(PayStore.Line::duties)
        .sorted(Comparator.comparing(duty -> duty.due().day()))
        .toList();
  }

  /** Says that a duty is done, or that it is not after all. Said twice it stands once. */
  @MayCall(OWN)
  @Transactional
  public Answer<DutyView> mark(
      Actor.Person actor, DecisionId award, UUID pay, Pay.Duty duty, boolean done) {
    book.own(actor, award);
    lines.lock(award);
    Optional<DutyView> there =
        inOrder(pays.of(award)).stream()
            .filter(d -> d.pay().equals(pay) && d.due().duty() == duty && duty.marked())
            .findFirst();
    if (there.isEmpty()) {
      // struck since the page was shown
      return Answer.refused(GrantRefusal.LINE_CHANGED);
    }
    if (there.get().done().isPresent() != done) {
      store.mark(there.get(), done, actor.id());
      archive.record(
          actor,
          Optional.empty(),
          "cash-book:" + award,
          done ? "duty-done" : "duty-not-done",
          Map.of("pay", pay.toString(), "duty", duty.name()));
    }
    return Answer.allowed(there.get());
  }
}
