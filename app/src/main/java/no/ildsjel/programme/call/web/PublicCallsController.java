package no.ildsjel.programme.call.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What one can apply for: for everybody, logged in or not. */
@Controller
@Access(Who.PUBLIC)
class PublicCallsController {

  private final Calls calls;
  private final SchemeForms forms;
  private final Pages pages;
  private final Roles roles;

  PublicCallsController(Calls calls, SchemeForms forms, Pages pages, Roles roles) {
    this.calls = calls;
    this.forms = forms;
    this.pages = pages;
    this.roles = roles;
  }

  @GetMapping("/utlysninger")
  String list(Page page, Model model) {
    List<CallCard> cards = calls.published().stream().map(this::card).toList();
    model.addAttribute("cards", cards);
    return "programme/call/list";
  }

  @GetMapping("/utlysninger/{id}")
  String call(Page page, Actor actor, @PathVariable UUID id, Model model) {
    CallView call = find(actor, id);
    CompiledForm form = forms.of(calls.kindOf(call));
    model.addAttribute("card", card(call));
    model.addAttribute(
        "administrator",
        roles.administrators().stream()
            .filter(a -> a.id().equals(call.administrator()))
            .findFirst()
            .orElseThrow());
    model.addAttribute("minutes", form.definitionFor(known(call)).minutes());
    model.addAttribute("tabs", pages.tabs(page, "call", id.toString()));
    return "programme/call/call";
  }

  @GetMapping("/utlysninger/{id}/sporsmal")
  String questions(Page page, Actor actor, @PathVariable UUID id, Model model) {
    CallView call = find(actor, id);
    model.addAttribute("card", card(call));
    model.addAttribute("form", forms.of(calls.kindOf(call)).definitionFor(known(call)));
    return "programme/call/questions";
  }

  /** What is known of the answers before anybody has written, from the call alone. */
  private static Map<String, Object> known(CallView call) {
    return Map.of("kind", call.kind(), "grantYear", (long) call.grantYear());
  }

  private CallView find(Actor actor, UUID id) {
    Optional<CallView> call = calls.visibleTo(actor, new CallId(id));
    return call.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CallCard card(CallView call) {
    return new CallCard(call, calls.schemeOf(call), calls.kindOf(call));
  }
}
