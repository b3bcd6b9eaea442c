package no.ildsjel.grant.cashbook.web;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentKind;
import no.ildsjel.platform.documents.DocumentResponse;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * One line: its receipts and its corrections. The photo is sent after the line, so that a bad
 * network takes at most the photo.
 */
@Controller
@Access(Who.ORGANISATION)
class LineController {

  private final BookPages pages;
  private final CashBookManagement books;
  private final Documents documents;
  private final People people;

  LineController(BookPages pages, CashBookManagement books, Documents documents, People people) {
    this.pages = pages;
    this.books = books;
    this.documents = documents;
    this.people = people;
  }

  @GetMapping("/tilskudd/{id}/kassebok/linjer/{linje}")
  String line(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID linje,
      @RequestParam Optional<String> ny,
      @RequestParam Optional<String> avslag,
      Model model) {
    pages.show(actor, id, Optional.empty(), model);
    List<CashLine> versions = versions(actor, id, linje);
    model.addAttribute("line", versions.getFirst());
    model.addAttribute("typed", TypedLine.of(versions.getFirst()));
    model.addAttribute("versions", versions);
    model.addAttribute(
        "names", people.namesOf(versions.stream().flatMap(v -> v.by().stream()).toList()));
    model.addAttribute("receipts", documents.of(versions.getFirst().receiptsOwner()));
    model.addAttribute("fresh", ny.isPresent());
    model.addAttribute("accepted", DocumentKind.accepted());
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/cashbook/line";
  }

  @PostMapping("/tilskudd/{id}/kassebok/linjer/{linje}/retting")
  String correct(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID linje,
      @RequestParam int versjon,
      @RequestParam String grunn,
      @RequestParam Optional<String> stryk,
      TypedLine typed) {
    require(actor, id, linje);
    DecisionId award = new DecisionId(id);
    Answer<CashLine> answer =
        stryk.isPresent()
            ? books.strike(actor, award, linje, versjon, grunn)
            : typed
                .read()
                .map(written -> books.correct(actor, award, linje, versjon, written, grunn))
                .orElseGet(() -> Answer.refused(typed.trouble()));
    return "redirect:/tilskudd/"
        + id
        + "/kassebok/linjer/"
        + linje
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  @Limited(value = "upload", perMinute = 30)
  @PostMapping("/tilskudd/{id}/kassebok/linjer/{linje}/bilag")
  String attach(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID linje,
      @RequestParam Optional<MultipartFile> fil)
      throws IOException {
    CashLine line = require(actor, id, linje).getFirst();
    String back = "redirect:/tilskudd/" + id + "/kassebok/linjer/" + linje;
    if (fil.isEmpty() || fil.get().isEmpty()) {
      return back + "?ny=ja";
    }
    Answer<DocumentView> stored =
        documents.store(
            actor,
            line.receiptsOwner(),
            Objects.requireNonNullElse(fil.get().getOriginalFilename(), "kvittering"),
            fil.get().getBytes());
    return stored instanceof Answer.Refused<?>(var reason)
        ? back + "?ny=ja&avslag=" + reason.code()
        : back + "?ny=ja";
  }

  /** Takes away a wrong photo, as long as the year is open. */
  @PostMapping("/tilskudd/{id}/kassebok/linjer/{linje}/bilag/{fil}/fjerning")
  String detach(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID linje, @PathVariable UUID fil) {
    CashLine line = require(actor, id, linje).getFirst();
    if (books.isOpenFor(line)) {
      documents.remove(line.receiptsOwner(), new DocumentId(fil));
      return "redirect:/tilskudd/" + id + "/kassebok/linjer/" + linje;
    }
    return "redirect:/tilskudd/"
        + id
        + "/kassebok/linjer/"
        + linje
        + "?avslag="
        + GrantRefusal.BOOK_CLOSED.code();
  }

  @GetMapping("/tilskudd/{id}/kassebok/linjer/{linje}/bilag/{fil}")
  ResponseEntity<byte[]> open(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID linje, @PathVariable UUID fil) {
    return documents
        .open(require(actor, id, linje).getFirst().receiptsOwner(), new DocumentId(fil))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private List<CashLine> require(Actor.Person actor, UUID award, UUID line) {
    pages.find(actor, award, Optional.empty());
    return versions(actor, award, line);
  }

  private List<CashLine> versions(Actor.Person actor, UUID award, UUID line) {
    List<CashLine> versions = books.versions(actor, new DecisionId(award), line);
    if (versions.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return versions;
  }
}
