package no.ildsjel.grant.control.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.web.Receipts;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The book and its receipts, for those who look at how the money was used, while they do. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class ReceiptsController {

  private final ControlManagement controls;
  private final Receipts receipts;

  ReceiptsController(ControlManagement controls, Receipts receipts) {
    this.controls = controls;
    this.receipts = receipts;
  }

  @GetMapping("/saker/tilskudd/{id}/kontroller/{kontroll}/kassebok")
  String book(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID kontroll,
      @RequestParam Optional<Integer> ar,
      Model model) {
    List<CashBookView> books = require(actor, id, kontroll);
    CashBookView book =
        books.stream()
            .filter(b -> ar.isEmpty() || ar.get() == b.grantYear())
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("years", books.stream().map(CashBookView::grantYear).toList());
    model.addAttribute("control", kontroll);
    model.addAttribute("book", book);
    model.addAttribute("receipts", receipts.of(book));
    return "grant/control/receipts";
  }

  @GetMapping("/saker/tilskudd/{id}/kontroller/{kontroll}/bilag/{linje}/{fil}")
  ResponseEntity<byte[]> receipt(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID kontroll,
      @PathVariable UUID linje,
      @PathVariable UUID fil) {
    return require(actor, id, kontroll).stream()
        .filter(book -> book.lines().stream().anyMatch(l -> l.id().equals(linje)))
        .findFirst()
        .map(book -> receipts.open(book, linje, fil))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private List<CashBookView> require(Actor.Person actor, UUID id, UUID control) {
    List<CashBookView> books = controls.books(actor, new DecisionId(id), control);
    if (books.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return books;
  }
}
