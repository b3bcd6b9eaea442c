package no.ildsjel.casework.application.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.application.ApplicationForms;
import no.ildsjel.casework.application.ApplicationManagement;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
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

/** The organisation's own applications: started, written together, sent in, changed, taken back. */
@Controller
@Access(Who.ORGANISATION)
class ApplicationsController {

  private final ApplicationManagement applications;
  private final ApplicationForms asked;
  private final Decisions decisions;
  private final Drafts drafts;
  private final FormPages forms;
  private final Calls calls;
  private final ApplicationPlaces places;
  private final Pages pages;

  ApplicationsController(
      ApplicationManagement applications,
      ApplicationForms asked,
      Decisions decisions,
      Drafts drafts,
      FormPages forms,
      Calls calls,
      ApplicationPlaces places,
      Pages pages) {
    this.applications = applications;
    this.asked = asked;
    this.decisions = decisions;
    this.drafts = drafts;
    this.forms = forms;
    this.calls = calls;
    this.places = places;
    this.pages = pages;
  }

  @Access(Who.LOGGED_IN)
  @GetMapping("/soknader")
  String list(Page page, Actor actor, @RequestParam Optional<String> avslag, Model model) {
    List<ApplicationView> own = applications.ownedBy(actor);
    Map<CallId, CallView> byId = calls.byIds(own.stream().map(ApplicationView::call).toList());
    model.addAttribute(
        "rows",
        own.stream()
            .flatMap(a ->
                Optional.ofNullable(byId.get(a.call())).stream()
                    .map(c -> new OwnApplication(a, c, decisions.of(actor, a.id()).isPresent())))
            .toList());
    model.addAttribute("organisation", actor.organisation().isPresent());
    model.addAttribute("refusal", avslag.orElse(""));
    return "casework/application/list";
  }

  @Access(Who.LOGGED_IN)
  @PostMapping("/soknader")
  String start(Actor.Person actor, @RequestParam UUID utlysning) {
    CallId call = new CallId(utlysning);
    if (actor.organisation().isEmpty() || calls.visibleTo(actor, call).isEmpty()) {
      return "redirect:/soknader";
    }
    return switch (applications.start(actor, call)) {
      case Answer.Allowed<ApplicationId>(ApplicationId id) -> "redirect:/soknader/" + id;
      case Answer.Refused<ApplicationId>(var reason) ->
          "redirect:/soknader?avslag=" + reason.code();
    };
  }

  @GetMapping("/soknader/{id}")
  String overview(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    ApplicationView application = own(actor, id);
    Draft draft = drafts.read(application.draft());
    CompiledForm form = asked.formOf(application);
    Map<String, Object> inputs = asked.inputs(application);
    Optional<DecisionView> decision = decisions.of(actor, application.id());
    model.addAttribute("application", application);
    model.addAttribute("call", calls.require(application.call()));
    model.addAttribute("changeable", applications.changeable(application));
    model.addAttribute(
        "changed",
        application.state() == ApplicationState.SUBMITTED
            && application.submittedAt().filter(at -> draft.changedAt().isAfter(at)).isPresent());
    model.addAttribute("steps", forms.steps(page, places.filling(application)));
    model.addAttribute(
        "eligibility",
        asked.eligibility(application, form.evaluate(draft.answersWith(form, inputs), inputs)));
    model.addAttribute("decided", decision.isPresent());
    model.addAttribute("refusal", avslag.orElse(""));
    model.addAttribute("tabs", pages.tabs(page, "application", id.toString()));
    return "casework/application/overview";
  }

  @GetMapping("/soknader/{id}/skjema/{part}")
  String form(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      @RequestParam Optional<String> sjekk,
      Model model) {
    ApplicationView application = own(actor, id);
    if (!applications.changeable(application)) {
      return "redirect:/soknader/" + id;
    }
    model.addAttribute("application", application);
    model.addAttribute("callTitle", calls.require(application.call()).title());
    model.addAttribute(
        "form", forms.page(page, places.filling(application), part, sjekk.isPresent()));
    return "casework/application/form";
  }

  @PostMapping("/soknader/{id}/skjema/{part}")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable String part,
      HttpServletRequest request,
      Model model) {
    ApplicationView application = own(actor, id);
    if (!applications.changeable(application)) {
      return "redirect:/soknader/" + id + "?avslag=" + CaseworkRefusal.DEADLINE_PASSED.code();
    }
    model.addAttribute("application", application);
    model.addAttribute("callTitle", calls.require(application.call()).title());
    return forms
        .post(page, actor, places.filling(application), part, request)
        .view(model, "casework/application/form");
  }

  @GetMapping("/soknader/{id}/oppsummering")
  String summary(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    ApplicationView application = own(actor, id);
    model.addAttribute("application", application);
    model.addAttribute("changeable", applications.changeable(application));
    model.addAttribute("summary", forms.summary(page, places.filling(application)));
    model.addAttribute("refusal", avslag.orElse(""));
    return "casework/application/summary";
  }

  @PostMapping("/soknader/{id}/innsending")
  String submit(Actor.Person actor, @PathVariable UUID id) {
    Answer<?> answer = applications.submit(actor, own(actor, id).id());
    return answer instanceof Answer.Refused<?>(var reason)
        ? "redirect:/soknader/"
            + id
            + (reason == CaseworkRefusal.DEADLINE_PASSED ? "" : "/oppsummering")
            + "?avslag="
            + reason.code()
        : "redirect:/soknader/" + id;
  }

  @PostMapping("/soknader/{id}/tilbaketrekking")
  String withdraw(Actor.Person actor, @PathVariable UUID id) {
    Answer<?> answer = applications.withdraw(actor, own(actor, id).id());
    return "redirect:/soknader/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private ApplicationView own(Actor.Person actor, UUID id) {
    return applications
        .visibleTo(actor, new ApplicationId(id))
        .filter(a -> actor.mandates().contains(a.organisation()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
