package no.ildsjel.grant.reporting.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
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

  ReportsController(ReportOffice office) {
    this.office = office;
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
