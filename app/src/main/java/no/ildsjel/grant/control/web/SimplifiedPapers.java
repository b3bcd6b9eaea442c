package no.ildsjel.grant.control.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.LaterYearPapers;
import no.ildsjel.grant.control.SimplifiedApplication;
import no.ildsjel.grant.control.SimplifiedApplications;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.shared.Language;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** A simplified application as a file, for the case file. */
@Component
class SimplifiedPapers implements LaterYearPapers {

  private final SimplifiedApplications applications;
  private final PaymentManagement payments;
  private final FormPages forms;
  private final Letters letters;
  private final TemplateEngine templates;
  private final Pages pages;

  SimplifiedPapers(
      SimplifiedApplications applications,
      PaymentManagement payments,
      FormPages forms,
      Letters letters,
      TemplateEngine templates,
      Pages pages) {
    this.applications = applications;
    this.payments = payments;
    this.forms = forms;
    this.letters = letters;
    this.templates = templates;
    this.pages = pages;
  }

  @Override
  public Optional<CaseDocument> sent(DecisionId id, int grantYear, int sequence) {
    Optional<AwardView> award = Optional.ofNullable(payments.awards(List.of(id)).get(id));
    return award.flatMap(a ->
        applications
            .find(id, grantYear)
            .flatMap(application ->
                applications
                    .sent(application, sequence)
                    .map(sent ->
                        new CaseDocument(
                            "forenklet-soknad-" + grantYear + "-" + sequence + ".pdf",
                            MediaType.APPLICATION_PDF_VALUE,
                            pdf(a, application, sent)))));
  }

  private byte[] pdf(AwardView award, SimplifiedApplication application, Submission sent) {
    Page norwegian = pages.letter(Language.NB);
    String title = norwegian.t("later.application", Integer.toString(application.grantYear()));
    StringOutput body = new StringOutput();
    templates.render(
        "grant/control/simplifiedpaper.jte",
        Map.of(
            "page",
            norwegian,
            "title",
            title,
            "award",
            award,
            "sha256",
            sent.sha256(),
            "answers",
            forms.answers(
                norwegian, new FormPlace("", "", ""), applications.form(application), sent)),
        body);
    return letters.pdf(
        new LetterContent(
            title + " " + award.number(),
            award.organisationName(),
            norwegian.language(),
            body.toString()));
  }
}
