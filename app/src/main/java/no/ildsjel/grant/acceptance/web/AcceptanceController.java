package no.ildsjel.grant.acceptance.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Tab;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an organisation signs the letter of acceptance. */
@Controller
@Access(Who.ORGANISATION)
class AcceptanceController implements Contributor {

  private final AcceptanceManagement acceptance;
  private final Decisions decisions;

  AcceptanceController(AcceptanceManagement acceptance, Decisions decisions) {
    this.acceptance = acceptance;
    this.decisions = decisions;
  }

  @Override
  public List<Tab> tabs(Page page, String on, String id) {
    if (!on.equals("decision") || page.actor().organisation().isEmpty()) {
      return List.of();
    }
    return decisions
        .find(new DecisionId(UUID.fromString(id)))
        .filter(acceptance::byLetter)
        .filter(d -> page.actor().actsFor(d.application().organisation()))
        .map(d -> List.of(new Tab(1, page.t("accept.title"), "/tilsagn/" + id + "/aksept", "")))
        .orElse(List.of());
  }

  @GetMapping("/tilsagn/{id}/aksept")
  String letter(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    DecisionView decision = own(actor, id);
    model.addAttribute("decision", decision);
    model.addAttribute("answer", acceptance.find(decision.id()));
    model.addAttribute("rights", acceptance.rights(decision));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/acceptance/letter";
  }

  @PostMapping("/tilsagn/{id}/aksept")
  String answer(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String svar,
      @RequestParam Optional<String> lest,
      @RequestParam(defaultValue = "AUTHORITY") SigningRight rett) {
    DecisionView decision = own(actor, id);
    boolean accept =
        switch (svar) {
          case "ja" -> true;
          case "nei" -> false;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    if (accept && lest.isEmpty()) {
      return "redirect:/tilsagn/" + id + "/aksept?avslag=" + GrantRefusal.NOT_CONFIRMED.code();
    }
    Answer<?> answer = acceptance.answer(actor, decision.id(), accept, rett);
    return "redirect:/tilsagn/"
        + id
        + "/aksept"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private DecisionView own(Actor.Person actor, UUID id) {
    return decisions
        .find(new DecisionId(id))
        .filter(d -> actor.mandates().contains(d.application().organisation()))
        .filter(acceptance::byLetter)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
