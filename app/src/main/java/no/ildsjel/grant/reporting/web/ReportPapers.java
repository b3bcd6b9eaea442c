package no.ildsjel.grant.reporting.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.grant.ReportDocuments;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.grant.reporting.SentReport;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.shared.Language;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** A report as files: what was answered with the accounts, and what came with it. */
@Component
class ReportPapers implements ReportDocuments {

  private record HandedIn(ReportView report, SentReport sent) {}

  private final ReportManagement reports;
  private final FormPages forms;
  private final Documents documents;
  private final Letters letters;
  private final TemplateEngine templates;
  private final Pages pages;

  ReportPapers(
      ReportManagement reports,
      FormPages forms,
      Documents documents,
      Letters letters,
      TemplateEngine templates,
      Pages pages) {
    this.reports = reports;
    this.forms = forms;
    this.documents = documents;
    this.letters = letters;
    this.templates = templates;
    this.pages = pages;
  }

  @Override
  public List<CaseDocument> handedIn(ReportId id, int sequence) {
    Optional<HandedIn> handedIn = find(id, sequence);
    if (handedIn.isEmpty()) {
      return List.of();
    }
    ReportView report = handedIn.get().report();
    List<CaseDocument> all = new ArrayList<>();
    all.add(paper(handedIn.get(), Integer.toString(sequence)));
    files(handedIn.get())
        .forEach(file ->
            documents
                .open(report.subject(), new DocumentId(UUID.fromString(file.id())))
                .map(CaseDocument::of)
                .ifPresent(all::add));
    return all;
  }

  @Override
  public List<String> cameWith(ReportId id, int sequence) {
    return find(id, sequence).map(this::files).orElse(List.of()).stream()
        .map(AnswerValue.File::name)
        .toList();
  }

  /** What was handed in last. */
  Optional<CaseDocument> last(ReportView report) {
    return reports.sent(report).map(sent -> paper(new HandedIn(report, sent), "siste"));
  }

  private CaseDocument paper(HandedIn handedIn, String which) {
    return new CaseDocument(
        "rapport-" + handedIn.report().grantYear() + "-" + which + ".pdf",
        MediaType.APPLICATION_PDF_VALUE,
        pdf(handedIn));
  }

  private Optional<HandedIn> find(ReportId id, int sequence) {
    return reports
        .find(id)
        .flatMap(report -> reports.sent(report, sequence).map(s -> new HandedIn(report, s)));
  }

  private List<AnswerValue.File> files(HandedIn handedIn) {
    return handedIn.sent().answers().thaw(reports.form(handedIn.report())).files();
  }

  private byte[] pdf(HandedIn handedIn) {
    Page norwegian = pages.letter(Language.NB);
    ReportView report = handedIn.report();
    AwardView award = reports.award(report);
    String title = norwegian.t("report.title", Integer.toString(report.grantYear()));
    StringOutput body = new StringOutput();
    templates.render(
        "grant/reporting/paper.jte",
        Map.of(
            "page",
            norwegian,
            "title",
            title,
            "award",
            award,
            "sent",
            handedIn.sent(),
            "answers",
            forms.answers(
                norwegian,
                new FormPlace("", "", ""),
                reports.form(report),
                handedIn.sent().answers())),
        body);
    return letters.pdf(
        new LetterContent(
            title + " " + award.number(),
            award.organisationName(),
            norwegian.language(),
            body.toString()));
  }
}
