package no.ildsjel.casework.assessment.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.assessment.Distribution;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An officer's work: the calls, the cases of one, impartiality and distribution. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class CasesController {

  private final Calls calls;
  private final CaseList list;
  private final Impartiality impartiality;
  private final Distribution distribution;

  CasesController(
      Calls calls, CaseList list, Impartiality impartiality, Distribution distribution) {
    this.calls = calls;
    this.list = list;
    this.impartiality = impartiality;
    this.distribution = distribution;
  }

  @GetMapping("/saker")
  String cases(
      Page page,
      Actor actor,
      @RequestParam Optional<UUID> utlysning,
      @RequestParam Optional<String> vis,
      @RequestParam Optional<String> sok,
      @RequestParam Optional<String> sorter,
      @RequestParam Optional<String> avslag,
      Model model) {
    List<CallView> own = calls.administeredBy(actor).stream().filter(CallView::published).toList();
    model.addAttribute("calls", own);
    Optional<CallView> chosen =
        utlysning
            .flatMap(id -> own.stream().filter(c -> c.id().value().equals(id)).findFirst())
            .or(() -> own.stream().filter(c -> c.state() == CallState.CLOSED).findFirst())
            .or(() -> own.stream().findFirst());
    if (chosen.isEmpty()) {
      return "casework/assessment/empty";
    }
    CallView call = chosen.get();
    boolean declared = actor.personId().map(p -> impartiality.declared(p, call.id())).orElse(false);
    List<CaseRow> rows = list.rows(actor, call.id());
    String show = vis.orElse("alle");
    String sought = sok.orElse("").strip();
    String order = sorter.orElse("nummer");
    model.addAttribute("call", call);
    model.addAttribute("declared", declared);
    model.addAttribute("officers", impartiality.officersOf(call));
    model.addAttribute("show", show);
    model.addAttribute("refusal", avslag.orElse(""));
    model.addAttribute(
        "rows",
        rows.stream()
            .filter(r ->
                switch (show) {
                  case "mine" -> r.mine();
                  case "uvurdert" -> r.points().isEmpty() && r.decision().isEmpty();
                  case "avgjort" -> r.decision().isPresent();
                  default -> true;
                })
            .filter(r -> sought.isEmpty() || r.about(sought))
            .sorted(CaseRow.by(order))
            .toList());
    model.addAttribute("sought", sought);
    model.addAttribute("order", order);
    model.addAttribute("total", rows.size());
    return "casework/assessment/cases";
  }

  @GetMapping("/saker/habilitet/{id}")
  String impartiality(
      Page page,
      Actor actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    CallView call = own(actor, id);
    model.addAttribute("call", call);
    model.addAttribute("applicants", impartiality.applicants(actor, call.id()));
    model.addAttribute("closed", call.state() == CallState.CLOSED);
    model.addAttribute("ties", impartiality.declaredTies(actor, call.id()));
    model.addAttribute("refusal", avslag.orElse(""));
    return "casework/assessment/impartiality";
  }

  @PostMapping("/saker/habilitet/{id}")
  String declare(
      Actor.Person actor, @PathVariable UUID id, @RequestParam Optional<List<UUID>> bindinger) {
    Set<ApplicationId> ties =
        bindinger.orElse(List.of()).stream()
            .map(ApplicationId::new)
            .collect(Collectors.toUnmodifiableSet());
    return after(impartiality.declare(actor, own(actor, id).id(), ties), id);
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/habilitet/{id}/opphevelse")
  String lift(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID sak,
      @RequestParam UUID hvem,
      @RequestParam String grunn) {
    CallView call = own(actor, id);
    ApplicationView application =
        impartiality.applicants(actor, call.id()).stream()
            .filter(a -> a.id().value().equals(sak))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Answer<?> answer = impartiality.lift(actor, application, new PersonId(hvem), grunn);
    return "redirect:/saker/habilitet/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  @PostMapping("/saker/fordeling/{id}")
  String distribute(
      Actor.Person actor, @PathVariable UUID id, @RequestParam Optional<String> uten) {
    return after(distribution.distribute(actor, own(actor, id).id(), uten.isPresent()), id);
  }

  private static String after(Answer<?> answer, UUID call) {
    return "redirect:/saker?utlysning="
        + call
        + (answer instanceof Answer.Refused<?>(var reason) ? "&avslag=" + reason.code() : "");
  }

  private CallView own(Actor actor, UUID id) {
    return calls
        .visibleTo(actor, new CallId(id))
        .filter(c -> actor.administrators().contains(c.administrator()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
