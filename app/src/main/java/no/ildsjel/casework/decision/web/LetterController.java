package no.ildsjel.casework.decision.web;

import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The letter of decision and the receipt, as pages and as PDF. */
@Controller
@Access({Who.ORGANISATION, Who.CASE_OFFICER, Who.APPROVER})
class LetterController {

  private final Applications applications;
  private final DecisionManagement decisions;
  private final LetterMaking making;
  private final CasePapers papers;
  private final Pages pages;

  LetterController(
      Applications applications,
      DecisionManagement decisions,
      LetterMaking making,
      CasePapers papers,
      Pages pages) {
    this.applications = applications;
    this.decisions = decisions;
    this.making = making;
    this.papers = papers;
    this.pages = pages;
  }

  @GetMapping("/soknader/{id}/svar")
  String letter(Page page, Actor actor, @PathVariable UUID id, Model model) {
    LetterView letter = view(actor, id);
    model.addAttribute("letter", letter);
    model.addAttribute("norwegian", pages.in(page, letter.decision().language()));
    model.addAttribute("tabs", pages.tabs(page, "decision", letter.decision().id().toString()));
    return "casework/decision/letter";
  }

  /** The letter as it was sent; one that has just been decided is made on the spot. */
  @GetMapping("/soknader/{id}/svar.pdf")
  ResponseEntity<byte[]> letterPdf(Actor actor, @PathVariable UUID id) {
    DecisionView decision =
        decisions
            .of(actor, find(actor, id).id())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    byte[] content = papers.letter(decision);
    return pdf(content, LetterMaking.fileName(decision));
  }

  @GetMapping("/soknader/{id}/kvittering")
  ResponseEntity<byte[]> receipt(Page page, Actor actor, @PathVariable UUID id) {
    ApplicationView application = find(actor, id);
    SubmissionView submission =
        applications
            .submission(application.id())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Language language = page.language() == Language.NN ? Language.NN : Language.NB;
    return pdf(
        papers.receipt(pages.in(page, language), application, submission),
        CasePapers.receiptName(application));
  }

  private static ResponseEntity<byte[]> pdf(byte[] content, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(content);
  }

  private LetterView view(Actor actor, UUID id) {
    return decisions
        .of(actor, find(actor, id).id())
        .map(making::view)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ApplicationView find(Actor actor, UUID id) {
    return applications
        .visibleTo(actor, new ApplicationId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
