package no.ildsjel.grant.control.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.control.ReportApproval;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.grant.reporting.web.ReportPlaces;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One report as officers read it, with what follows when it is approved. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class ReportCaseController {

  private final ReportOffice office;
  private final ReportApproval approval;
  private final ReportManagement reports;
  private final AuditManagement audits;
  private final ReportPlaces places;
  private final FormPages forms;
  private final People people;

  ReportCaseController(
      ReportOffice office,
      ReportApproval approval,
      ReportManagement reports,
      AuditManagement audits,
      ReportPlaces places,
      FormPages forms,
      People people) {
    this.office = office;
    this.approval = approval;
    this.reports = reports;
    this.audits = audits;
    this.places = places;
    this.forms = forms;
    this.people = people;
  }

  @GetMapping("/saker/rapporter/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    ReportView report = visible(actor, id);
    var sent = reports.sent(report);
    var audit = audits.of(report.id());
    ReportApproval.Consequence follows =
        report.state() == ReportState.SENT
            ? approval.consequence(report)
            : new ReportApproval.Consequence(Money.ZERO, Money.ZERO);
    model.addAttribute("report", report);
    model.addAttribute("unused", follows.unused());
    model.addAttribute("lapses", follows.lapses());
    model.addAttribute("award", reports.award(report));
    model.addAttribute("sent", sent);
    model.addAttribute(
        "answers",
        sent.map(s ->
                forms.answers(
                    page,
                    places.filling(report, "/saker/rapporter/" + id).place(),
                    reports.form(report),
                    s.answers()))
            .orElse(List.of()));
    model.addAttribute("audit", audit);
    model.addAttribute("auditNeeded", reports.auditNeeded(report));
    model.addAttribute(
        "statement", sent.filter(s -> reports.holdsStatement(report, s)).isPresent());
    model.addAttribute(
        "auditor",
        audit
            .flatMap(a -> a.auditor())
            .flatMap(a -> Optional.ofNullable(people.namesOf(List.of(a)).get(a)))
            .orElse(""));
    model.addAttribute("messages", reports.messages(report.id()));
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER, report.administrator()));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/reporting/case";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/rapporter/{id}/godkjenning")
  String approve(Actor.Person actor, @PathVariable UUID id) {
    Answer<?> answer = approval.approve(actor, visible(actor, id).id());
    return "redirect:/saker/rapporter/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private ReportView visible(Actor.Person actor, UUID id) {
    return office
        .visible(actor, new ReportId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
