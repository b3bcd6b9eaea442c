package no.ildsjel.casework.decision.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.CaseDocuments;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.casework.application.SentIn;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.documents.StoredDocument;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Language;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The documents of a case as files: the receipt with the answers, what came with it, the letter.
 */
@Component
class CasePapers implements CaseDocuments {

  private final SentIn sentIn;
  private final DecisionManagement decisions;
  private final LetterMaking making;
  private final FormPages forms;
  private final Documents documents;
  private final Calls calls;
  private final Letters letters;
  private final TemplateEngine templates;
  private final Pages pages;

  CasePapers(
      SentIn sentIn,
      DecisionManagement decisions,
      LetterMaking making,
      FormPages forms,
      Documents documents,
      Calls calls,
      Letters letters,
      TemplateEngine templates,
      Pages pages) {
    this.sentIn = sentIn;
    this.decisions = decisions;
    this.making = making;
    this.forms = forms;
    this.documents = documents;
    this.calls = calls;
    this.letters = letters;
    this.templates = templates;
    this.pages = pages;
  }

  static String receiptName(ApplicationView application) {
    return "kvittering-" + application.number().orElse("").replace('/', '-') + ".pdf";
  }

  /** What was sent in, as PDF, in the page's form of Norwegian. */
  byte[] receipt(Page norwegian, ApplicationView application, SubmissionView sent) {
    CallView call = calls.require(application.call());
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
            sent,
            "answers",
            forms.answers(
                norwegian,
                new FormPlace("", "", ""),
                sentIn.form(application),
                submission(application, sent))),
        body);
    return letters.pdf(
        new LetterContent(
            norwegian.t("receipt.title") + " " + application.number().orElse(""),
            call.title().in(norwegian.language()),
            norwegian.language(),
            body.toString()));
  }

  /** The letter as it was sent; one that has just been decided is made on the spot. */
  byte[] letter(DecisionView decision) {
    return decisions
        .letter(decision.id())
        .flatMap(letter -> documents.open(LetterMaking.owner(decision), letter))
        .map(StoredDocument::content)
        .orElseGet(() -> making.pdf(decision));
  }

  @Override
  public List<CaseDocument> sentIn(ApplicationView application, int sequence) {
    Optional<SubmissionView> sent = sentIn.sent(application, sequence);
    if (sent.isEmpty()) {
      return List.of();
    }
    List<CaseDocument> all = new ArrayList<>();
    all.add(
        new CaseDocument(
            receiptName(application),
            MediaType.APPLICATION_PDF_VALUE,
            receipt(pages.letter(Language.NB), application, sent.get())));
    for (AnswerValue.File file : attached(application, sent.get())) {
      documents
          .open(application.subject(), new DocumentId(UUID.fromString(file.id())))
          .map(CaseDocument::of)
          .ifPresent(all::add);
    }
    return all;
  }

  @Override
  public List<String> cameWith(ApplicationView application, int sequence) {
    Map<String, String> kept =
        documents.of(application.subject()).stream()
            .collect(Collectors.toMap(d -> d.id().value().toString(), DocumentView::name));
    return sentIn
        .sent(application, sequence)
        .map(sent -> attached(application, sent))
        .orElse(List.of())
        .stream()
        .map(AnswerValue.File::id)
        .flatMap(id -> Optional.ofNullable(kept.get(id)).stream())
        .toList();
  }

  private List<AnswerValue.File> attached(ApplicationView application, SubmissionView sent) {
    return submission(application, sent).thaw(sentIn.form(application)).files();
  }

  @Override
  public Optional<CaseDocument> letter(DecisionId id) {
    return decisions
        .find(id)
        .map(decision ->
            new CaseDocument(
                LetterMaking.fileName(decision),
                MediaType.APPLICATION_PDF_VALUE,
                letter(decision)));
  }

  private static Submission submission(ApplicationView application, SubmissionView sent) {
    return new Submission(
        application.form(), application.formVersion(), sent.json(), sent.sha256());
  }
}
