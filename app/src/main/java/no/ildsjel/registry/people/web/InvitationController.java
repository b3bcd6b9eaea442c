package no.ildsjel.registry.people.web;

import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.registry.people.Invitations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the link of an invitation leads. Whoever follows it logs in first, and sees nothing before.
 */
@Controller
@Access(Who.LOGGED_IN)
class InvitationController {

  private final Invitations invitations;

  InvitationController(Invitations invitations) {
    this.invitations = invitations;
  }

  @GetMapping("/invitasjon/{word}")
  String offer(Page page, Actor.Person actor, @PathVariable String word, Model model) {
    model.addAttribute("offer", invitations.offer(actor, word));
    model.addAttribute("word", word);
    return "registry/people/invitation";
  }

  @PostMapping("/invitasjon/{word}/svar")
  String accept(Page page, Actor.Person actor, @PathVariable String word, Model model) {
    return switch (invitations.accept(actor, word)) {
      case Answer.Allowed<OrganisationNumber>(OrganisationNumber organisation) ->
          "redirect:/organisasjoner/" + organisation + "/folk";
      case Answer.Refused<OrganisationNumber>(Refusal reason) -> {
        model.addAttribute("offer", java.util.Optional.empty());
        model.addAttribute("word", word);
        model.addAttribute("problem", page.refusal(reason));
        yield "registry/people/invitation";
      }
    };
  }
}
