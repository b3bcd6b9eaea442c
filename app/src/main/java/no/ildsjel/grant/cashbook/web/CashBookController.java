package no.ildsjel.grant.cashbook.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.CashBookFiles;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.grant.cashbook.Direction;
import no.ildsjel.grant.cashbook.PayDuties;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The book itself: how it stands, writing a line, and what each line of the budget is to be. */
@Controller
@Access(Who.ORGANISATION)
class CashBookController {

  /** What the book can be taken out as. */
  enum Format {
    csv,
    pdf,
    saft
  }

  private final BookPages pages;
  private final CashBookManagement books;
  private final CashBookFiles files;
  private final PayDuties duties;
  private final Documents documents;

  CashBookController(
      BookPages pages,
      CashBookManagement books,
      CashBookFiles files,
      PayDuties duties,
      Documents documents) {
    this.pages = pages;
    this.books = books;
    this.files = files;
    this.duties = duties;
    this.documents = documents;
  }

  @GetMapping("/tilskudd/{id}/kassebok")
  String book(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<Integer> ar,
      Model model) {
    CashBookView book = pages.show(actor, id, ar, model);
    model.addAttribute("balance", books.balance(actor, book.award().id()));
    model.addAttribute("duties", duties.waiting(actor, book.award().id()));
    model.addAttribute("years", pages.years(book));
    model.addAttribute("closed", pages.closed(book));
    model.addAttribute(
        "receipts", documents.counts(book.lines().stream().map(CashLine::receiptsOwner).toList()));
    return "grant/cashbook/book";
  }

  @GetMapping("/tilskudd/{id}/kassebok/ny")
  String blank(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<Direction> retning,
      Model model) {
    CashBookView book = pages.show(actor, id, Optional.empty(), model);
    model.addAttribute("typed", TypedLine.blank(retning.orElse(Direction.OUT), within(book)));
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("refusal", "");
    return "grant/cashbook/new";
  }

  @PostMapping("/tilskudd/{id}/kassebok/linjer")
  String write(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      TypedLine typed,
      Model model) {
    pages.show(actor, id, Optional.empty(), model);
    DecisionId award = new DecisionId(id);
    Answer<CashLine> answer =
        typed
            .read()
            .map(written -> books.write(actor, award, nokkel, written))
            .orElseGet(() -> Answer.refused(typed.trouble()));
    return switch (answer) {
      case Answer.Allowed<CashLine> _ ->
          "redirect:/tilskudd/" + id + "/kassebok/linjer/" + nokkel + "?ny=ja";
      case Answer.Refused<CashLine>(var reason) -> {
        // what was typed stays
        model.addAttribute("typed", typed);
        model.addAttribute("key", nokkel);
        model.addAttribute("refusal", reason.code());
        yield "grant/cashbook/new";
      }
    };
  }

  @GetMapping("/tilskudd/{id}/kassebok/budsjett")
  String budget(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    pages.show(actor, id, Optional.empty(), model);
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/cashbook/budget";
  }

  @PostMapping("/tilskudd/{id}/kassebok/budsjett")
  String plan(Actor.Person actor, @PathVariable UUID id, @RequestParam Map<String, String> posted) {
    CashBookView book = pages.find(actor, id, Optional.empty());
    Map<String, Money> lines = new HashMap<>();
    for (var line : book.budget()) {
      String typed = posted.getOrDefault("linje-" + line.id(), "");
      if (!typed.isBlank()) {
        if (!(TypedNumbers.whole(typed) instanceof Typed.Understood<Long>(Long kroner))) {
          return "redirect:/tilskudd/"
              + id
              + "/kassebok/budsjett?avslag="
              + GrantRefusal.AMOUNT_MISSING.code();
        }
        lines.put(line.id(), Money.kroner(kroner));
      }
    }
    return "redirect:/tilskudd/"
        + id
        + "/kassebok"
        + (books.plan(actor, book.award().id(), lines) instanceof Answer.Refused<?>(var reason)
            ? "/budsjett?avslag=" + reason.code()
            : "");
  }

  @GetMapping("/tilskudd/{id}/kassebok/filer/{format}")
  ResponseEntity<byte[]> file(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable Format format,
      @RequestParam Optional<Integer> ar) {
    CashBookView book = pages.find(actor, id, ar);
    byte[] content =
        switch (format) {
          case csv -> files.csv(book, page.language());
          case pdf -> files.pdf(book, page.language());
          case saft -> files.auditFile(book, actor.name());
        };
    MediaType type =
        switch (format) {
          case csv -> new MediaType("text", "csv", StandardCharsets.UTF_8);
          case pdf -> MediaType.APPLICATION_PDF;
          case saft -> MediaType.APPLICATION_XML;
        };
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(
                    "kassebok-" + book.grantYear() + "." + (format == Format.saft ? "xml" : format))
                .build()
                .toString())
        .body(content);
  }

  /** Today, or the last day of the book's year when that is over. */
  private static LocalDate within(CashBookView book) {
    LocalDate last = LocalDate.of(book.grantYear(), 12, 31);
    return book.today().isAfter(last) ? last : book.today();
  }
}
