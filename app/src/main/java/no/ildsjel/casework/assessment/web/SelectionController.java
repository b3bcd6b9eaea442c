package no.ildsjel.casework.assessment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.assessment.SelectionManagement;
import no.ildsjel.casework.assessment.SpreadWish;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The selection: two proposals side by side, wishes and locks, and a draft of recommendations. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class SelectionController {

  private final SelectionManagement selections;
  private final DecisionManagement decisions;
  private final Applications applications;
  private final Calls calls;
  private final Municipalities municipalities;

  SelectionController(
      SelectionManagement selections,
      DecisionManagement decisions,
      Applications applications,
      Calls calls,
      Municipalities municipalities) {
    this.selections = selections;
    this.decisions = decisions;
    this.applications = applications;
    this.calls = calls;
    this.municipalities = municipalities;
  }

  @GetMapping("/saker/utvalg/{id}")
  String selection(Page page, Actor actor, @PathVariable UUID id, Model model) {
    CallView call = own(actor, id);
    SelectionManagement.Proposals proposals = selections.propose(actor, call.id());
    model.addAttribute("call", call);
    model.addAttribute("proposals", proposals);
    model.addAttribute("regions", regions());
    model.addAttribute("counties", municipalities.counties());
    return "casework/assessment/selection";
  }

  @GetMapping("/saker/{id}/utvalg")
  String why(Page page, Actor actor, @PathVariable UUID id, Model model) {
    ApplicationView application = find(actor, id);
    CallView call = calls.require(application.call());
    SelectionManagement.Proposals proposals = selections.propose(actor, call.id());
    model.addAttribute("call", call);
    model.addAttribute("application", application);
    model.addAttribute("explanation", selections.explain(actor, application.id()));
    Map<String, String> names = new LinkedHashMap<>();
    proposals
        .rows()
        .forEach(
            r -> names.put(r.application().id().toString(), r.application().organisationName()));
    model.addAttribute("names", names);
    return "casework/assessment/why";
  }

  @PostMapping("/saker/{id}/las")
  String lock(Actor.Person actor, @PathVariable UUID id, @RequestParam String las) {
    ApplicationView application = find(actor, id);
    selections.lock(
        actor,
        application.id(),
        switch (las) {
          case "inne" -> Optional.of(true);
          case "ute" -> Optional.of(false);
          default -> Optional.empty();
        });
    return "redirect:/saker/utvalg/" + application.call();
  }

  @PostMapping("/saker/utvalg/{id}/onsker")
  String wish(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String fylke,
      @RequestParam(defaultValue = "0") int minst) {
    if (!fylke.matches("[0-9]{2,4}") || minst < 0 || minst > 1000) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    selections.wish(actor, own(actor, id).id(), new SpreadWish(fylke, minst, 0));
    return "redirect:/saker/utvalg/" + id;
  }

  /** Recommends as a proposal has it, with a reason for each; each can be changed afterwards. */
  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utvalg/{id}/innstilling")
  String recommend(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String forslag,
      @RequestParam String grunnTilsagn,
      @RequestParam String grunnAvslag) {
    CallView call = own(actor, id);
    SelectionManagement.Proposals proposals = selections.propose(actor, call.id());
    List<ApplicationId> visible =
        applications.submittedTo(actor, call.id()).stream().map(ApplicationView::id).toList();
    for (SelectionManagement.Row row : proposals.rows()) {
      if (visible.contains(row.application().id())) {
        Optional<Money> amount = forslag.equals("poeng") ? row.ranked() : row.best();
        decisions.recommend(
            actor,
            row.application().id(),
            amount.isPresent() ? DecisionOutcome.AWARD : DecisionOutcome.REJECTION,
            amount.orElse(Money.ZERO),
            amount.isPresent() ? grunnTilsagn : grunnAvslag);
      }
    }
    return "redirect:/saker/vedtak/" + id;
  }

  private Map<String, String> regions() {
    Map<String, String> names = new LinkedHashMap<>();
    for (CountyView county : municipalities.counties()) {
      names.put(county.number(), county.name());
    }
    municipalities.all().forEach(m -> names.put(m.number().value(), m.name()));
    return names;
  }

  private ApplicationView find(Actor actor, UUID id) {
    return applications
        .visibleTo(actor, new ApplicationId(id))
        .filter(a -> actor.administrators().contains(a.administrator()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CallView own(Actor actor, UUID id) {
    return calls
        .visibleTo(actor, new CallId(id))
        .filter(c -> actor.administrators().contains(c.administrator()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
