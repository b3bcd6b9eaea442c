package no.ildsjel.grant.afterwards.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.afterwards.AfterTheMoney;
import no.ildsjel.grant.afterwards.Payer;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an organisation thinks of the time after an award. */
@Controller
@Access(Who.ORGANISATION)
class AfterController {

  private final AfterTheMoney after;
  private final PaymentManagement payments;

  AfterController(AfterTheMoney after, PaymentManagement payments) {
    this.after = after;
    this.payments = payments;
  }

  @GetMapping("/tilskudd/{id}/etter")
  String plan(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> lagret,
      Model model) {
    model.addAttribute("plan", after.of(actor, own(actor, id)));
    model.addAttribute("saved", lagret.isPresent());
    return "grant/afterwards/plan";
  }

  @PostMapping("/tilskudd/{id}/etter")
  String say(Actor.Person actor, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
    Map<String, AfterTheMoney.Said> said = new HashMap<>();
    typed.forEach((name, value) -> {
      if (name.startsWith("betaler-")) {
        String line = name.substring("betaler-".length());
        payer(value)
            .ifPresent(payer ->
                said.put(
                    line, new AfterTheMoney.Said(payer, typed.getOrDefault("mer-" + line, ""))));
      }
    });
    after.say(actor, own(actor, id), said);
    return "redirect:/tilskudd/" + id + "/etter?lagret";
  }

  private static Optional<Payer> payer(String typed) {
    return Stream.of(Payer.values()).filter(p -> p.name().equals(typed)).findFirst();
  }

  private AwardView own(Actor.Person actor, UUID id) {
    return payments
        .visibleTo(actor, new DecisionId(id))
        .filter(a -> actor.mandates().contains(a.organisation()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
