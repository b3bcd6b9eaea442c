package no.ildsjel.grant.reporting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an organisation writes its report, asks its auditor, and hands it in. */
@Controller
@Access(Who.ORGANISATION)
class ReportController {

  private final ReportManagement reports;
  private final AuditManagement audits;
  private final ReportPlaces places;
  private final ReportPapers papers;
  private final FormPages forms;

  ReportController(
      ReportManagement reports,
      AuditManagement audits,
      ReportPlaces places,
      ReportPapers papers,
      FormPages forms) {
    this.reports = reports;
    this.audits = audits;
    this.places = places;
    this.papers = papers;
    this.forms = forms;
  }

  @GetMapping("/rapporter")
  String all(Page page, Actor.Person actor, Model model) {
    model.addAttribute("reports", reports.of(actor, actor.actingFor().orElseThrow()));
    return "grant/reporting/all";
  }

  @GetMapping("/rapporter/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    ReportView report = places.own(actor, id);
    model.addAttribute("report", report);
    model.addAttribute("award", reports.award(report));
    model.addAttribute("steps", forms.steps(page, places.filling(report)));
    model.addAttribute("auditNeeded", reports.auditNeeded(report));
    model.addAttribute("audit", audits.of(report.id()));
    model.addAttribute("auditCurrent", audits.current(report));
    model.addAttribute("takesStatement", reports.takesStatement(report));
    model.addAttribute("statement", reports.statement(report));
    model.addAttribute("messages", reports.messages(report.id()));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/reporting/one";
  }

  @GetMapping("/rapporter/{id}/skjema/{part}")
  String form(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      @RequestParam Optional<String> sjekk,
      Model model) {
    ReportView report = places.own(actor, id);
    if (!report.state().changeable()) {
      return "redirect:/rapporter/" + id;
    }
    model.addAttribute("report", report);
    model.addAttribute("form", forms.page(page, places.filling(report), part, sjekk.isPresent()));
    return "grant/reporting/form";
  }

  @PostMapping("/rapporter/{id}/skjema/{part}")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      HttpServletRequest request,
      Model model) {
    ReportView report = places.own(actor, id);
    if (!report.state().changeable()) {
      return "redirect:/rapporter/" + id + "?avslag=" + GrantRefusal.REPORT_SENT.code();
    }
    model.addAttribute("report", report);
    return forms
        .post(page, actor, places.filling(report), part, request)
        .view(model, "grant/reporting/form");
  }

  /** What was handed in, as the organisation keeps it. */
  @GetMapping("/rapporter/{id}/levert.pdf")
  ResponseEntity<byte[]> handedIn(Actor.Person actor, @PathVariable UUID id) {
    return papers
        .last(places.own(actor, id))
        .map(paper ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(paper.name()).build().toString())
                .body(paper.content()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/rapporter/{id}/oppsummering")
  String summary(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    ReportView report = places.own(actor, id);
    model.addAttribute("report", report);
    model.addAttribute("summary", forms.summary(page, places.filling(report)));
    model.addAttribute("accounts", reports.booked(report));
    model.addAttribute("lapses", reports.wouldLapse(report));
    model.addAttribute(
        "auditMissing",
        reports.auditNeeded(report)
            && !audits.current(report)
            && reports.statement(report).isEmpty());
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/reporting/summary";
  }

  @PostMapping("/rapporter/{id}/innsending")
  String submit(Actor.Person actor, @PathVariable UUID id) {
    Answer<?> answer = reports.submit(actor, places.own(actor, id).id());
    return back(id, answer);
  }

  @PostMapping("/rapporter/{id}/meldinger")
  String say(Actor.Person actor, @PathVariable UUID id, @RequestParam String melding) {
    return back(id, reports.say(actor, places.own(actor, id).id(), melding));
  }

  @Limited(value = "invitation", perMinute = 10)
  @PostMapping("/rapporter/{id}/revisor")
  String invite(Actor.Person actor, @PathVariable UUID id, @RequestParam String epost) {
    return back(id, audits.invite(actor, places.own(actor, id).id(), epost));
  }

  private static String back(UUID id, Answer<?> answer) {
    return "redirect:/rapporter/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }
}
