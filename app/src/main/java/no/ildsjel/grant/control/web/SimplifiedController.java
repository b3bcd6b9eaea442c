package no.ildsjel.grant.control.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.control.SimplifiedApplication;
import no.ildsjel.grant.control.SimplifiedApplications;
import no.ildsjel.platform.forms.web.Filling;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
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

/** Where an organisation writes the simplified application for a later year, and sends it in. */
@Controller
@Access(Who.ORGANISATION)
class SimplifiedController {

  private final SimplifiedApplications applications;
  private final FormPages forms;

  SimplifiedController(SimplifiedApplications applications, FormPages forms) {
    this.applications = applications;
    this.forms = forms;
  }

  @GetMapping("/tilskudd/{id}/ar/{ar}/skjema/{part}")
  String part(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable int ar,
      @PathVariable String part,
      @RequestParam Optional<String> sjekk,
      Model model) {
    SimplifiedApplication application = own(actor, id, ar);
    if (!applications.changeable(application)) {
      return "redirect:" + base(application) + "/oppsummering";
    }
    model.addAttribute("application", application);
    model.addAttribute("form", forms.page(page, filling(application), part, sjekk.isPresent()));
    return "grant/control/simplifiedform";
  }

  @PostMapping("/tilskudd/{id}/ar/{ar}/skjema/{part}")
  String save(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable int ar,
      @PathVariable String part,
      HttpServletRequest request,
      Model model) {
    SimplifiedApplication application = own(actor, id, ar);
    if (!applications.changeable(application)) {
      return "redirect:"
          + base(application)
          + "/oppsummering?avslag="
          + GrantRefusal.NO_SUCH_YEAR.code();
    }
    model.addAttribute("application", application);
    return forms
        .post(page, actor, filling(application), part, request)
        .view(model, "grant/control/simplifiedform");
  }

  @GetMapping("/tilskudd/{id}/ar/{ar}/oppsummering")
  String summary(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable int ar,
      @RequestParam Optional<String> avslag,
      Model model) {
    SimplifiedApplication application = own(actor, id, ar);
    model.addAttribute("application", application);
    model.addAttribute("changed", applications.changed(application));
    model.addAttribute("changeable", applications.changeable(application));
    model.addAttribute("summary", forms.summary(page, filling(application)));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/control/simplifiedsummary";
  }

  @PostMapping("/tilskudd/{id}/ar/{ar}/innsending")
  String submit(Actor.Person actor, @PathVariable UUID id, @PathVariable int ar) {
    SimplifiedApplication application = own(actor, id, ar);
    Answer<?> answer = applications.submit(actor, application.award(), ar);
    return answer instanceof Answer.Refused<?>(var reason)
        ? "redirect:" + base(application) + "/oppsummering?avslag=" + reason.code()
        : "redirect:/tilskudd/" + id + "/oppfolging";
  }

  private Filling filling(SimplifiedApplication application) {
    String base = base(application);
    return new Filling(
        new FormPlace(
            base + "/skjema",
            base + "/oppsummering",
            base + "/filer",
            !applications.changeable(application)),
        application.draft(),
        applications.form(application),
        applications.inputs(application));
  }

  private static String base(SimplifiedApplication application) {
    return "/tilskudd/" + application.award() + "/ar/" + application.grantYear();
  }

  private SimplifiedApplication own(Actor.Person actor, UUID id, int grantYear) {
    return applications
        .own(actor, new DecisionId(id), grantYear)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
