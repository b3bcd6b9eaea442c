package no.ildsjel.grant.cashbook.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.cashbook.BookYears;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Finds the book a page is about, or says that there is none. */
@Component
class BookPages {

  private final CashBookManagement books;
  private final PaymentManagement payments;
  private final BookYears years;
  private final Clock clock;

  BookPages(CashBookManagement books, PaymentManagement payments, BookYears years, Clock clock) {
    this.books = books;
    this.payments = payments;
    this.years = years;
    this.clock = clock;
  }

  /** The book for the year asked for, or for the one it is, and puts it on the page. */
  CashBookView show(Actor.Person actor, UUID award, Optional<Integer> asked, Model model) {
    CashBookView book = find(actor, award, asked);
    model.addAttribute("book", book);
    return book;
  }

  CashBookView find(Actor.Person actor, UUID award, Optional<Integer> asked) {
    DecisionId id = new DecisionId(award);
    List<Integer> all = payments.visibleTo(actor, id).map(years::all).orElse(List.of());
    int now = LocalDate.now(clock).getYear();
    // the first that can be written in: last year's book is kept until its report has gone
    int year =
        asked
            .filter(all::contains)
            .or(() -> all.stream().filter(y -> !years.isClosed(id, y)).findFirst())
            .filter(y -> asked.isPresent() || y <= now)
            .orElseGet(() ->
                all.stream()
                    .filter(y -> y <= now)
                    .max(Integer::compare)
                    .orElse(all.isEmpty() ? 0 : all.getFirst()));
    return books
        .book(actor, id, year)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  List<Integer> years(CashBookView book) {
    return years.all(book.award());
  }

  /** True when nothing more is written in the book's year. */
  boolean closed(CashBookView book) {
    return years.isClosed(book.award().id(), book.grantYear());
  }
}
