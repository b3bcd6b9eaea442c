package no.ildsjel.registry.people.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.people.Invitations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who acts for an organisation, for those who do. */
@Controller
@Access(Who.ORGANISATION)
class PeopleController {

  private final Invitations invitations;
  private final Organisations organisations;

  PeopleController(Invitations invitations, Organisations organisations) {
    this.invitations = invitations;
    this.organisations = organisations;
  }

  @GetMapping("/organisasjoner/{number}/folk")
  String people(
      Page page,
      Actor.Person actor,
      @PathVariable String number,
      @RequestParam Optional<String> sendt,
      Model model) {
    return show(page, actor, own(actor, number), "", Optional.empty(), sendt.isPresent(), model);
  }

  @PostMapping("/organisasjoner/{number}/invitasjoner")
  String invite(
      Page page,
      Actor.Person actor,
      @PathVariable String number,
      @RequestParam String epost,
      @RequestParam(defaultValue = "") String brevsprak,
      Model model) {
    OrganisationNumber organisation = own(actor, number);
    Language language = Language.of(brevsprak).orElse(page.language());
    return switch (invitations.invite(actor, organisation, epost, language)) {
      case Answer.Allowed<UUID> _ -> "redirect:/organisasjoner/" + organisation + "/folk?sendt";
      case Answer.Refused<UUID>(Refusal reason) ->
          show(page, actor, organisation, epost, Optional.of(reason), false, model);
    };
  }

  @PostMapping("/organisasjoner/{number}/invitasjoner/{id}/tilbakekalling")
  String revoke(Actor.Person actor, @PathVariable String number, @PathVariable UUID id) {
    OrganisationNumber organisation = own(actor, number);
    invitations.revoke(actor, organisation, id);
    return "redirect:/organisasjoner/" + organisation + "/folk";
  }

  @PostMapping("/organisasjoner/{number}/folk/{person}/fjerning")
  String remove(Actor.Person actor, @PathVariable String number, @PathVariable UUID person) {
    OrganisationNumber organisation = own(actor, number);
    invitations.remove(actor, organisation, new PersonId(person));
    return actor.id().value().equals(person)
        ? "redirect:/hjem"
        : "redirect:/organisasjoner/" + organisation + "/folk";
  }

  private String show(
      Page page,
      Actor.Person actor,
      OrganisationNumber organisation,
      String typed,
      Optional<Refusal> problem,
      boolean sent,
      Model model) {
    model.addAttribute("number", organisation);
    model.addAttribute(
        "name",
        organisations
            .namesOf(Set.of(organisation))
            .getOrDefault(organisation, organisation.spaced()));
    model.addAttribute("people", invitations.acting(actor, organisation));
    model.addAttribute("open", invitations.open(actor, organisation));
    model.addAttribute("self", actor.id());
    model.addAttribute("typed", typed);
    model.addAttribute("problem", problem.map(page::refusal).orElse(""));
    model.addAttribute("sent", sent);
    return "registry/people/people";
  }

  private static OrganisationNumber own(Actor.Person actor, String number) {
    return OrganisationNumber.parse(number)
        .filter(actor.mandates()::contains)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
