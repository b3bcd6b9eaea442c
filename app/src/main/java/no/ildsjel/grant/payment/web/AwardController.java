package no.ildsjel.grant.payment.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.AcceptanceView;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.grant.payment.ReturnedPayments;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
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

/** The money of one award as officers see it, with what holds it back. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class AwardController {

  private final PaymentManagement payments;
  private final ReturnedPayments returned;
  private final AccountManagement accounts;
  private final AcceptanceManagement acceptance;
  private final People people;

  AwardController(
      PaymentManagement payments,
      ReturnedPayments returned,
      AccountManagement accounts,
      AcceptanceManagement acceptance,
      People people) {
    this.payments = payments;
    this.returned = returned;
    this.accounts = accounts;
    this.acceptance = acceptance;
    this.people = people;
  }

  @GetMapping("/saker/utbetalinger/tilskudd/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    AwardView award = own(actor, id);
    List<DecisionId> ids = List.of(award.id());
    model.addAttribute(
        "money", MoneyController.money(award, payments.paymentsOf(ids), payments.holds(ids)));
    Map<PaymentId, LocalDate> back = new HashMap<>();
    for (PaymentView payment : payments.paymentsOf(ids)) {
      returned.notedDay(payment).ifPresent(day -> back.put(payment.id(), day));
    }
    model.addAttribute("back", back);
    model.addAttribute("approver", actor.has(Role.APPROVER, award.administrator()));
    model.addAttribute("account", accounts.confirmed(award.organisation()));
    Optional<AcceptanceView> acceptance = this.acceptance.find(award.id());
    model.addAttribute("acceptance", acceptance);
    model.addAttribute(
        "signer",
        acceptance
            .flatMap(AcceptanceView::by)
            .map(by -> people.namesOf(List.of(by)).get(by))
            .orElse(""));
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER, award.administrator()));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/payment/case";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utbetalinger/tilskudd/{id}/stans")
  String hold(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam HoldCause arsak,
      @RequestParam String grunn) {
    return after(id, payments.hold(actor, own(actor, id).id(), arsak, grunn));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utbetalinger/tilskudd/{id}/stans/{hold}/oppheving")
  String lift(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID hold,
      @RequestParam String grunn) {
    return after(id, payments.lift(actor, own(actor, id).id(), hold, grunn));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utbetalinger/tilskudd/{id}/retur/{betaling}")
  String noteBack(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID betaling,
      @RequestParam String dag) {
    PaymentId payment = paymentOf(actor, id, betaling);
    return after(
        id,
        TypedDays.day(dag) instanceof Typed.Understood<LocalDate>(LocalDate day)
            ? returned.note(actor, payment, day)
            : Answer.refused(GrantRefusal.DAY_MISSING));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/tilskudd/{id}/retur/{betaling}/bekreftelse")
  String confirmBack(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID betaling) {
    return after(id, returned.confirm(actor, paymentOf(actor, id, betaling)));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/tilskudd/{id}/retur/{betaling}/avvisning")
  String denyBack(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID betaling,
      @RequestParam(defaultValue = "") String grunn) {
    return after(id, returned.deny(actor, paymentOf(actor, id, betaling), grunn));
  }

  private PaymentId paymentOf(Actor.Person actor, UUID id, UUID payment) {
    return payments.paymentsOf(List.of(own(actor, id).id())).stream()
        .map(PaymentView::id)
        .filter(p -> p.value().equals(payment))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String after(UUID id, Answer<?> answer) {
    return "redirect:/saker/utbetalinger/tilskudd/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private AwardView own(Actor.Person actor, UUID id) {
    return payments
        .handledBy(actor, new DecisionId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
