package no.ildsjel.grant.payment.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.HoldView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where an organisation sees when its money comes, when it ends, and says where it is to go. */
@Controller
@Access(Who.ORGANISATION)
class MoneyController {

  private final PaymentManagement payments;
  private final AccountManagement accounts;

  MoneyController(PaymentManagement payments, AccountManagement accounts) {
    this.payments = payments;
    this.accounts = accounts;
  }

  @GetMapping("/tilskudd")
  String all(Page page, Actor.Person actor, Model model) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    List<AwardView> awards = payments.awardsOf(actor, organisation);
    List<DecisionId> ids = awards.stream().map(AwardView::id).toList();
    List<PaymentView> parts = payments.paymentsOf(ids);
    List<HoldView> holds = payments.holds(ids);
    model.addAttribute("awards", awards.stream().map(award -> money(award, parts, holds)).toList());
    model.addAttribute("account", accounts.confirmed(organisation));
    return "grant/payment/all";
  }

  @GetMapping("/tilskudd/{id}")
  String one(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    AwardView award =
        payments
            .visibleTo(actor, new DecisionId(id))
            .filter(a -> actor.mandates().contains(a.organisation()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<DecisionId> ids = List.of(award.id());
    model.addAttribute("money", money(award, payments.paymentsOf(ids), payments.holds(ids)));
    model.addAttribute("account", accounts.confirmed(award.organisation()));
    return "grant/payment/award";
  }

  @GetMapping("/tilskudd/konto")
  String account(
      Page page, Actor.Person actor, @RequestParam Optional<String> avslag, Model model) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    model.addAttribute("last", accounts.last(organisation));
    model.addAttribute("confirmed", accounts.confirmed(organisation));
    model.addAttribute("typed", "");
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/payment/account";
  }

  @Limited(value = "account", perMinute = 10)
  @PostMapping("/tilskudd/konto")
  String give(Page page, Actor.Person actor, @RequestParam String konto, Model model) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    Answer<AccountNumber> answer = accounts.give(actor, organisation, konto);
    if (answer instanceof Answer.Refused<AccountNumber>(var reason)) {
      account(page, actor, Optional.of(reason.code()), model);
      // what was typed stays, so that one digit can be mended
      model.addAttribute("typed", konto);
      return "grant/payment/account";
    }
    return "redirect:/tilskudd/konto";
  }

  @PostMapping("/tilskudd/konto/bekreftelse")
  String confirm(Actor.Person actor, @RequestParam String slutt) {
    Answer<AccountNumber> answer = accounts.confirm(actor, actor.actingFor().orElseThrow(), slutt);
    return "redirect:/tilskudd/konto"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  static AwardMoney money(AwardView award, List<PaymentView> parts, List<HoldView> holds) {
    return new AwardMoney(
        award,
        parts.stream().filter(p -> p.award().equals(award.id())).toList(),
        holds.stream().filter(h -> h.award().equals(award.id())).toList());
  }
}
