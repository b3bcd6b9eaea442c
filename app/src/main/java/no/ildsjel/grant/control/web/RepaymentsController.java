package no.ildsjel.grant.control.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.grant.control.ClaimManagement;
import no.ildsjel.grant.control.Repayments;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Money that comes back of a claim: in parts, noted by one and confirmed by another. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class RepaymentsController {

  private final PaymentManagement payments;
  private final ClaimManagement claims;
  private final Repayments repayments;

  RepaymentsController(PaymentManagement payments, ClaimManagement claims, Repayments repayments) {
    this.payments = payments;
    this.claims = claims;
    this.repayments = repayments;
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/krav/{krav}/avdrag")
  String instalments(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID krav,
      @RequestParam int antall,
      @RequestParam String forste) {
    DecisionId award = visible(actor, id).id();
    if (!(TypedDays.day(forste) instanceof Typed.Understood<LocalDate>(LocalDate first))
        || antall < 1
        || antall > 24) {
      return OfficeController.back(id, Answer.refused(GrantRefusal.PARTS_WRONG));
    }
    Money left =
        claims.of(award).stream()
            .filter(c -> c.id().equals(krav))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
            .left();
    Map<LocalDate, Money> parts = new LinkedHashMap<>();
    long each = left.kroner() / antall;
    for (int i = 0; i < antall; i++) {
      long part = i == antall - 1 ? left.kroner() - each * (antall - 1) : each;
      parts.put(first.plusMonths(i), Money.kroner(part));
    }
    return OfficeController.back(id, claims.instalments(actor, award, krav, parts));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/krav/{krav}/avdrag/{avdrag}/innbetaling")
  String paid(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID krav,
      @PathVariable UUID avdrag,
      @RequestParam String dag) {
    DecisionId award = visible(actor, id).id();
    return OfficeController.back(
        id,
        TypedDays.day(dag) instanceof Typed.Understood<LocalDate>(LocalDate day)
            ? repayments.note(actor, award, krav, avdrag, day)
            : Answer.refused(GrantRefusal.DAY_MISSING));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/krav/{krav}/avdrag/{avdrag}/motregning")
  String setOff(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID krav,
      @PathVariable UUID avdrag,
      @RequestParam UUID utbetaling) {
    return OfficeController.back(
        id,
        repayments.noteSetOff(
            actor, visible(actor, id).id(), krav, avdrag, new PaymentId(utbetaling)));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/tilskudd/{id}/krav/{krav}/avdrag/{avdrag}/bekreftelse")
  String confirm(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID krav,
      @PathVariable UUID avdrag) {
    return OfficeController.back(
        id, repayments.confirm(actor, visible(actor, id).id(), krav, avdrag));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/tilskudd/{id}/krav/{krav}/avdrag/{avdrag}/avvisning")
  String deny(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID krav,
      @PathVariable UUID avdrag,
      @RequestParam(defaultValue = "") String grunn) {
    return OfficeController.back(
        id, repayments.deny(actor, visible(actor, id).id(), krav, avdrag, grunn));
  }

  private AwardView visible(Actor.Person actor, UUID id) {
    return payments
        .handledBy(actor, new DecisionId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
