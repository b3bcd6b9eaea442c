package no.ildsjel.casework.assessment.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.application.Blocks;
import no.ildsjel.casework.assessment.SelectionManagement;
import no.ildsjel.casework.assessment.SpreadWish;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.casework.screening.Screening;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** The selection: two proposals side by side, wishes and locks, and a draft of recommendations. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class SelectionController {

  private final SelectionManagement selections;
  private final DecisionManagement decisions;
  private final Applications applications;
  private final Calls calls;
  private final Municipalities municipalities;
  private final Blocks blocks;
  private final Screening screening;

  SelectionController(
      SelectionManagement selections,
      DecisionManagement decisions,
      Applications applications,
      Calls calls,
      Municipalities municipalities,
      Blocks blocks,
      Screening screening) {
    this.selections = selections;
    this.decisions = decisions;
    this.applications = applications;
    this.calls = calls;
    this.municipalities = municipalities;
    this.blocks = blocks;
    this.screening = screening;
  }

  @GetMapping("/saker/utvalg/{id}")
  String selection(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    CallView call = own(actor, id);
    if (!blocks.declared(actor.id(), call.id())) {
      return "redirect:/saker/habilitet/" + id;
    }
    SelectionManagement.Proposals proposals = selections.propose(actor, call.id());
    Map<String, String> regions = regions();
    Map<String, String> wishable = new TreeMap<>();
    proposals
        .rows()
        .forEach(r -> wishable.put(r.region(), regions.getOrDefault(r.region(), r.region())));
    wishable.remove("");
    model.addAttribute("call", call);
    model.addAttribute("proposals", proposals);
    model.addAttribute("regions", regions);
    model.addAttribute("wishable", wishable);
    model.addAttribute("names", names(page, proposals));
    model.addAttribute("refusal", avslag.orElse(""));
    return "casework/assessment/selection";
  }

  @GetMapping("/saker/{id}/utvalg")
  String why(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    ApplicationView application = find(actor, id);
    if (!blocks.declared(actor.id(), application.call())) {
      return "redirect:/saker/habilitet/" + application.call();
    }
    SelectionManagement.Proposals proposals = selections.propose(actor, application.call());
    model.addAttribute("call", calls.require(application.call()));
    model.addAttribute("application", application);
    model.addAttribute("explanation", selections.explain(proposals, application.id()));
    model.addAttribute("names", names(page, proposals));
    return "casework/assessment/why";
  }

  /** The candidates' names by id; one the reader has a tie to is not named. */
  private static Map<String, String> names(Page page, SelectionManagement.Proposals proposals) {
    Map<String, String> names = new LinkedHashMap<>();
    proposals.question().candidates().forEach(c -> names.put(c.id(), page.t("selection.unseen")));
    proposals
        .rows()
        .forEach(
            r -> names.put(r.application().id().toString(), r.application().organisationName()));
    return names;
  }

  @PostMapping("/saker/{id}/las")
  String lock(Actor.Person actor, @PathVariable UUID id, @RequestParam String las) {
    ApplicationView application = find(actor, id);
    return after(
        selections.lock(
            actor,
            application.id(),
            switch (las) {
              case "inne" -> Optional.of(true);
              case "ute" -> Optional.of(false);
              default -> Optional.empty();
            }),
        application.call());
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
    CallId call = own(actor, id).id();
    return after(selections.wish(actor, call, new SpreadWish(fylke, minst, 0)), call);
  }

  private static String after(Answer<?> answer, CallId call) {
    return "redirect:/saker/utvalg/"
        + call
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  /**
   * Recommends as a proposal has it, with a reason for each; each can be changed afterwards. What
   * somebody has recommended by hand stays, unless it is to be replaced; what does not meet a
   * criterion is told so.
   */
  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utvalg/{id}/innstilling")
  String recommend(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String forslag,
      @RequestParam String grunnTilsagn,
      @RequestParam String grunnAvslag,
      @RequestParam Optional<String> erstatt) {
    CallView call = own(actor, id);
    SelectionManagement.Proposals proposals = selections.propose(actor, call.id());
    Set<ApplicationId> written = decisions.recommendations(call.id()).keySet();
    List<String> refused = new ArrayList<>();
    for (SelectionManagement.Row row : proposals.rows()) {
      Optional<Money> amount = forslag.equals("poeng") ? row.ranked() : row.best();
      recommend(
          actor,
          row.application(),
          amount,
          amount.isPresent() ? grunnTilsagn : grunnAvslag,
          written.contains(row.application().id()) && erstatt.isEmpty(),
          refused);
    }
    for (ApplicationView outside : proposals.outside()) {
      recommend(
          actor,
          outside,
          Optional.empty(),
          page.t("selection.reason.criteria", unmet(page, outside)),
          written.contains(outside.id()) && erstatt.isEmpty(),
          refused);
    }
    return "redirect:/saker/vedtak/"
        + id
        + refused.stream()
            .map(r -> "avslag=" + UriUtils.encodeQueryParam(r, StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  private void recommend(
      Actor.Person actor,
      ApplicationView application,
      Optional<Money> amount,
      String reason,
      boolean stands,
      List<String> refused) {
    if (stands) {
      return;
    }
    Answer<?> answer =
        decisions.recommend(
            actor,
            application.id(),
            amount.isPresent() ? DecisionOutcome.AWARD : DecisionOutcome.REJECTION,
            amount.orElse(Money.ZERO),
            reason);
    if (answer instanceof Answer.Refused<?>(var why)) {
      refused.add(application.number().orElse("") + " " + why.code());
    }
  }

  /** The criteria that are not met, with their law, as a letter can say them. */
  private String unmet(Page page, ApplicationView application) {
    return screening.eligibility(application).findings().stream()
        .filter(f -> f.outcome() == Eligibility.Outcome.NOT_MET)
        .map(f ->
            "«" + f.criterion().words().in(page.language()) + "» (" + f.criterion().law() + ")")
        .collect(Collectors.joining(", "));
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
