package no.ildsjel.grant.reporting.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Reports as officers see them: a list with those that are late, and one with its accounts. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class ReportsController {

  /** What the list shows, as it stands in the address. */
  enum Show {
    sendt(List.of(ReportState.SENT)),
    forfalt(List.of(ReportState.OPEN, ReportState.RETURNED)),
    venter(List.of(ReportState.OPEN, ReportState.RETURNED)),
    godkjent(List.of(ReportState.APPROVED));

    private final List<ReportState> states;

    Show(List<ReportState> states) {
      this.states = states;
    }
  }

  private final ReportOffice office;
  private final ReportManagement reports;
  private final AuditManagement audits;
  private final ReportPlaces places;
  private final FormPages forms;
  private final People people;

  ReportsController(
      ReportOffice office,
      ReportManagement reports,
      AuditManagement audits,
      ReportPlaces places,
      FormPages forms,
      People people) {
    this.office = office;
    this.reports = reports;
    this.audits = audits;
    this.places = places;
    this.forms = forms;
    this.people = people;
  }

  @GetMapping("/saker/rapporter")
  String list(
      Page page,
      Actor.Person actor,
      @RequestParam Optional<Show> vis,
      @RequestParam Optional<Integer> trukket,
      Model model) {
    Show show = vis.orElse(Show.sendt);
    List<ReportOffice.Row> all = office.list(actor, Arrays.asList(ReportState.values()), false);
    model.addAttribute(
        "rows",
        all.stream()
            .filter(r -> show.states.contains(r.report().state()))
            .filter(r -> show != Show.forfalt || r.overdue())
            .toList());
    model.addAttribute("shows", Show.values());
    model.addAttribute("show", show);
    model.addAttribute("late", all.stream().filter(ReportOffice.Row::overdue).count());
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER));
    model.addAttribute("drawn", trukket);
    return "grant/reporting/list";
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
    model.addAttribute("report", report);
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
  @PostMapping("/saker/rapporter/{id}/sporsmal")
  String ask(Actor.Person actor, @PathVariable UUID id, @RequestParam String melding) {
    return back(id, office.ask(actor, visible(actor, id).id(), melding));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/rapporter/{id}/frist")
  String extend(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String frist,
      @RequestParam String grunn) {
    ReportView report = visible(actor, id);
    return back(
        id,
        TypedDays.day(frist) instanceof Typed.Understood<LocalDate>(LocalDate due)
            ? office.extend(actor, report.id(), due, grunn)
            : Answer.refused(GrantRefusal.DAY_MISSING));
  }

  private static String back(UUID id, Answer<?> answer) {
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
