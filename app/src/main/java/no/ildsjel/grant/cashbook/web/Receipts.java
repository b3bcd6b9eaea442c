package no.ildsjel.grant.cashbook.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentResponse;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The receipts of a book, for those outside the organisation who have been let into it. */
@Component
public class Receipts {

  private final Documents documents;

  Receipts(Documents documents) {
    this.documents = documents;
  }

  /** The receipts by the line's {@code receiptsOwner()}; lines without are left out. */
  public Map<String, List<DocumentView>> of(CashBookView book) {
    return documents.ofMany(book.lines().stream().map(CashLine::receiptsOwner).toList());
  }

  /** One receipt of a line that counts; not found when it is of another book. */
  public ResponseEntity<byte[]> open(CashBookView book, UUID line, UUID file) {
    return book.lines().stream()
        .filter(l -> l.id().equals(line))
        .findFirst()
        .flatMap(l -> documents.open(l.receiptsOwner(), new DocumentId(file)))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
