package no.ildsjel.casework.decision.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
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
  private final Decisions decisions;
  private final Calls calls;
  private final People people;
  private final Roles roles;
  private final Letters letters;
  private final TemplateEngine templates;
  private final Pages pages;

  LetterController(
      Applications applications,
      Decisions decisions,
      Calls calls,
      People people,
      Roles roles,
      Letters letters,
      TemplateEngine templates,
      Pages pages) {
    this.applications = applications;
    this.decisions = decisions;
    this.calls = calls;
    this.people = people;
    this.roles = roles;
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

  @GetMapping("/soknader/{id}/svar.pdf")
  ResponseEntity<byte[]> letterPdf(Page page, Actor actor, @PathVariable UUID id) {
    LetterView letter = view(actor, id);
    Page norwegian = pages.in(page, letter.decision().language());
    StringOutput body = new StringOutput();
    templates.render(
        "casework/decision/letterbody.jte", Map.of("page", norwegian, "letter", letter), body);
    String number = letter.decision().application().number().orElse("");
    return pdf(
        letters.pdf(
            new LetterContent(
                norwegian.t("letter.title") + " " + number,
                letter.call().title().in(letter.decision().language()),
                letter.decision().language(),
                body.toString())),
        "svar-" + number.replace('/', '-') + ".pdf");
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
            "page", norwegian, "application", application, "call", call, "submission", submission),
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
    ApplicationView application = find(actor, id);
    DecisionView decision =
        decisions
            .of(actor, application.id())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    CallView call = calls.require(application.call());
    Scheme.Kind kind = calls.kindOf(call);
    String from =
        roles.administrators().stream()
            .filter(a -> a.id().equals(application.administrator()))
            .map(AdministratorView::name)
            .findFirst()
            .orElse("");
    String name =
        Optional.ofNullable(people.namesOf(List.of(decision.decidedBy())).get(decision.decidedBy()))
            .orElse("");
    List<String> laws =
        kind.criteria().stream()
            .flatMap(c -> Stream.of(c.law().split("[;,] (?:jf\\. )?")))
            .map(law -> law.split(" §", 2)[0].strip())
            .filter(law -> !law.startsWith("§"))
            .distinct()
            .toList();
    return new LetterView(decision, call, calls.schemeOf(call), kind, from, name, laws);
  }

  private ApplicationView find(Actor actor, UUID id) {
    return applications
        .visibleTo(actor, new ApplicationId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
