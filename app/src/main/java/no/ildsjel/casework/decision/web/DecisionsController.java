package no.ildsjel.casework.decision.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.application.Blocks;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.casework.decision.Recommendation;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
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

/** Where an approver decides what others have recommended, one by one or many at once. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class DecisionsController {

  private final DecisionManagement decisions;
  private final Applications applications;
  private final Calls calls;
  private final Frames frames;
  private final Blocks blocks;

  DecisionsController(
      DecisionManagement decisions,
      Applications applications,
      Calls calls,
      Frames frames,
      Blocks blocks) {
    this.decisions = decisions;
    this.applications = applications;
    this.calls = calls;
    this.frames = frames;
    this.blocks = blocks;
  }

  @GetMapping("/saker/vedtak/{id}")
  String list(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<List<String>> avslag,
      Model model) {
    CallView call = own(actor, id);
    if (!blocks.declared(actor.id(), call.id())) {
      return "redirect:/saker/habilitet/" + id;
    }
    List<ApplicationView> all = applications.submittedTo(actor, call.id());
    Map<ApplicationId, Recommendation> recommended = decisions.recommendations(call.id());
    List<DecisionView> decided = decisions.of(call.id());
    List<DecisionLine> lines = new ArrayList<>();
    for (ApplicationView application : all) {
      Recommendation recommendation = recommended.get(application.id());
      if (recommendation != null) {
        lines.add(
            new DecisionLine(
                application,
                recommendation,
                decided.stream()
                    .filter(d -> d.application().id().equals(application.id()))
                    .findFirst()));
      }
    }
    model.addAttribute("call", call);
    model.addAttribute("frame", frames.statement(call.frame()).orElseThrow());
    model.addAttribute("lines", lines);
    model.addAttribute("approver", actor.has(Role.APPROVER, call.administrator()));
    model.addAttribute("refusals", avslag.orElse(List.of()));
    return "casework/decision/list";
  }

  /**
   * Decides those chosen, each in a transaction of its own; what is refused is told.
   *
   * @param saker each the case and, after a space, the mark of the recommendation that was read
   */
  @Access(Who.APPROVER)
  @PostMapping("/saker/vedtak/{id}")
  String decide(
      Actor.Person actor, @PathVariable UUID id, @RequestParam Optional<List<String>> saker) {
    CallView call = own(actor, id);
    StringBuilder refused = new StringBuilder();
    for (String chosen : saker.orElse(List.of())) {
      UUID application = UUID.fromString(chosen.substring(0, Math.min(36, chosen.length())));
      ApplicationView view =
          applications
              .visibleTo(actor, new ApplicationId(application))
              .filter(a -> a.call().equals(call.id()))
              .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
      if (decisions.decide(actor, view.id(), chosen.substring(36).strip())
          instanceof Answer.Refused<?>(var reason)) {
        refused
            .append(refused.isEmpty() ? "?" : "&")
            .append("avslag=")
            .append(view.number().orElse("").replace("/", "%2F"))
            .append("%20")
            .append(reason.code());
      }
    }
    return "redirect:/saker/vedtak/" + id + refused;
  }

  private CallView own(Actor actor, UUID id) {
    return calls
        .visibleTo(actor, new CallId(id))
        .filter(c -> actor.administrators().contains(c.administrator()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
