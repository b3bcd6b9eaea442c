package no.ildsjel.casework.decision.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.casework.application.SentIn;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.documents.StoredDocument;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
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
  private final SentIn sentIn;
  private final FormPages forms;
  private final Documents documents;
  private final LetterMaking making;
  private final Calls calls;
  private final Letters letters;
  private final TemplateEngine templates;
  private final Pages pages;

  LetterController(
      Applications applications,
      DecisionManagement decisions,
      SentIn sentIn,
      FormPages forms,
      Documents documents,
      LetterMaking making,
      Calls calls,
      Letters letters,
      TemplateEngine templates,
      Pages pages) {
    this.applications = applications;
    this.decisions = decisions;
    this.sentIn = sentIn;
    this.forms = forms;
    this.documents = documents;
    this.making = making;
    this.calls = calls;
    this.letters = letters;
    this.templates = templates;
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
    byte[] content =
        decisions
            .letter(decision.id())
            .flatMap(letter -> documents.open(LetterMaking.owner(decision), letter))
            .map(StoredDocument::content)
            .orElseGet(() -> making.pdf(decision));
    return pdf(content, LetterMaking.fileName(decision));
  }

  @GetMapping("/soknader/{id}/kvittering")
  ResponseEntity<byte[]> receipt(Page page, Actor actor, @PathVariable UUID id) {
    ApplicationView application = find(actor, id);
    SubmissionView submission =
        applications
            .submission(application.id())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    CallView call = calls.require(application.call());
    Language language = page.language() == Language.NN ? Language.NN : Language.NB;
    Page norwegian = pages.in(page, language);
    StringOutput body = new StringOutput();
    templates.render(
        "casework/decision/receipt.jte",
        Map.of(
            "page",
            norwegian,
            "application",
            application,
            "call",
            call,
            "submission",
            submission,
            "answers",
            forms.answers(
                norwegian,
                new FormPlace("", "", ""),
                sentIn.form(application),
                sentIn.submission(application))),
        body);
    String number = application.number().orElse("");
    return pdf(
        letters.pdf(
            new LetterContent(
                norwegian.t("receipt.title") + " " + number,
                call.title().in(language),
                language,
                body.toString())),
        "kvittering-" + number.replace('/', '-') + ".pdf");
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
