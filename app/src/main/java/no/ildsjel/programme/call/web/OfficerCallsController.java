package no.ildsjel.programme.call.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.ProgrammeRefusal;
import no.ildsjel.programme.Schemes;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where officers announce calls, invite to closed ones, and see the frame. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class OfficerCallsController {

  private final Calls calls;
  private final Schemes schemes;
  private final Frames frames;
  private final Roles roles;
  private final Organisations organisations;

  OfficerCallsController(
      Calls calls, Schemes schemes, Frames frames, Roles roles, Organisations organisations) {
    this.calls = calls;
    this.schemes = schemes;
    this.frames = frames;
    this.roles = roles;
    this.organisations = organisations;
  }

  @GetMapping("/saker/utlysninger")
  String list(Page page, Actor actor, Model model) {
    model.addAttribute(
        "cards",
        calls.administeredBy(actor).stream()
            .map(c -> new CallCard(c, calls.schemeOf(c), calls.kindOf(c)))
            .toList());
    model.addAttribute(
        "administered",
        actor.has(Role.APPROVER, AdministratorId.DIRECTORATE)
            ? schemes.current().stream()
                .map(Schemes.VersionedScheme::scheme)
                .filter(AdministeringController::byMunicipalities)
                .toList()
            : List.of());
    return "programme/call/officer-list";
  }

  @GetMapping("/saker/utlysninger/ny")
  String blank(Page page, Actor actor, Model model) {
    return typing(actor, model, TypedCall.blank(), List.of(), "/saker/utlysninger");
  }

  @PostMapping("/saker/utlysninger")
  String draft(
      Page page,
      Actor actor,
      Model model,
      @RequestParam(defaultValue = "") String stotte,
      @RequestParam(defaultValue = "") String forvalter,
      @RequestParam(defaultValue = "") String tittel,
      @RequestParam(defaultValue = "") String tittelNn,
      @RequestParam(defaultValue = "") String tittelEn,
      @RequestParam(defaultValue = "") String apner,
      @RequestParam(defaultValue = "") String stenger,
      @RequestParam(defaultValue = "") String svar,
      @RequestParam Optional<String> lukket,
      @RequestParam Optional<UUID> utlysning) {
    TypedCall typed =
        new TypedCall(
            stotte,
            forvalter,
            tittel,
            tittelNn,
            tittelEn,
            apner,
            stenger,
            svar,
            lukket.isPresent());
    List<String> problems = typed.problems();
    if (problems.isEmpty()
        && actor.administrators().stream().noneMatch(a -> a.value().equals(forvalter))) {
      problems.add("call.problem.administrator");
    }
    if (problems.isEmpty()) {
      Answer<CallId> answer =
          utlysning.isPresent()
              ? calls.change(actor, own(actor, utlysning.get()).id(), typed.announcement())
              : calls.draft(actor, typed.announcement());
      switch (answer) {
        case Answer.Allowed<CallId>(CallId id) -> {
          return "redirect:/saker/utlysninger/" + id;
        }
        case Answer.Refused<CallId>(var reason) -> problems.add("refusal." + reason.code());
      }
    }
    utlysning.ifPresent(id -> model.addAttribute("id", id.toString()));
    return typing(actor, model, typed, problems, "/saker/utlysninger");
  }

  @GetMapping("/saker/utlysninger/{id}/rediger")
  String edit(Page page, Actor actor, @PathVariable UUID id, Model model) {
    model.addAttribute("id", id.toString());
    return typing(actor, model, TypedCall.of(own(actor, id)), List.of(), "/saker/utlysninger");
  }

  @GetMapping("/saker/utlysninger/{id}")
  String call(
      Page page,
      Actor actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> ukjente,
      @RequestParam Optional<String> avslag,
      Model model) {
    CallView call = own(actor, id);
    model.addAttribute("refusal", avslag.orElse(""));
    model.addAttribute("card", new CallCard(call, calls.schemeOf(call), calls.kindOf(call)));
    model.addAttribute("frame", frames.statement(call.frame()).orElseThrow());
    model.addAttribute("invitees", calls.invitees(call.id()));
    model.addAttribute("unknown", ukjente.orElse(""));
    return "programme/call/officer-call";
  }

  @PostMapping("/saker/utlysninger/{id}/publisering")
  String publish(Actor actor, @PathVariable UUID id) {
    return after(calls.publish(actor, own(actor, id).id()), id);
  }

  @PostMapping("/saker/utlysninger/{id}/forlengelse")
  String extend(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String stenger,
      @RequestParam(defaultValue = "") String svar) {
    CallView call = own(actor, id);
    if (!(TypedDays.day(stenger) instanceof Typed.Understood<LocalDate>(LocalDate closes))
        || !(TypedDays.day(svar) instanceof Typed.Understood<LocalDate>(LocalDate decisionBy))) {
      return after(Answer.refused(ProgrammeRefusal.DATES_NOT_IN_ORDER), id);
    }
    return after(calls.extend(actor, call.id(), closes, decisionBy), id);
  }

  private static String after(Answer<?> answer, UUID id) {
    return "redirect:/saker/utlysninger/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  @PostMapping("/saker/utlysninger/{id}/invitasjoner")
  String invite(Actor actor, @PathVariable UUID id, @RequestParam String numre) {
    Set<OrganisationNumber> invited = new LinkedHashSet<>();
    List<String> unreadable = new ArrayList<>();
    for (String word : numre.split("[,;\\n]+")) {
      if (!word.isBlank()) {
        OrganisationNumber.parse(word)
            .filter(number -> organisations.find(number).isPresent())
            .ifPresentOrElse(invited::add, () -> unreadable.add(word.strip()));
      }
    }
    calls.invite(actor, own(actor, id).id(), invited);
    return "redirect:/saker/utlysninger/"
        + id
        + (unreadable.isEmpty() ? "" : "?ukjente=" + unreadable.size());
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/utlysninger/{id}/ramme")
  String allot(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam long kroner,
      @RequestParam String grunnlag) {
    if (kroner <= 0 || grunnlag.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return after(
        frames.allot(actor, own(actor, id).frame(), Money.kroner(kroner), grunnlag.strip()), id);
  }

  private CallView own(Actor actor, UUID id) {
    return calls
        .visibleTo(actor, new CallId(id))
        .filter(c -> actor.administrators().contains(c.administrator()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String typing(
      Actor actor, Model model, TypedCall typed, List<String> problems, String action) {
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("action", action);
    model.addAttribute("schemes", schemes.current().stream().map(s -> s.scheme()).toList());
    model.addAttribute(
        "administrators",
        roles.administrators().stream()
            .filter(a -> actor.administrators().contains(a.id()))
            .toList());
    return "programme/call/officer-form";
  }
}
