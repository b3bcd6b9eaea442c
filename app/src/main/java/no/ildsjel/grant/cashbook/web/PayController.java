package no.ildsjel.grant.cashbook.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.DutyView;
import no.ildsjel.grant.cashbook.Pay;
import no.ildsjel.grant.cashbook.PayDuties;
import no.ildsjel.grant.cashbook.PayManagement;
import no.ildsjel.grant.cashbook.PayRates;
import no.ildsjel.grant.cashbook.PayView;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Wages and fees: what they come to is shown before it is written. */
@Controller
@Access(Who.ORGANISATION)
class PayController {

  /** The line of the budget that pays for work in the forms we deliver. */
  private static final String USUAL_LINE = "pay";

  private final BookPages pages;
  private final PayManagement pay;
  private final PayDuties duties;
  private final People people;

  PayController(BookPages pages, PayManagement pay, PayDuties duties, People people) {
    this.pages = pages;
    this.pay = pay;
    this.duties = duties;
    this.people = people;
  }

  @GetMapping("/tilskudd/{id}/kassebok/lonn")
  String all(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    pages.show(actor, id, Optional.empty(), model);
    List<PayView> all = pay.of(actor, new DecisionId(id));
    List<DutyView> marked = duties.of(actor, new DecisionId(id));
    model.addAttribute("all", all);
    model.addAttribute("duties", marked);
    model.addAttribute(
        "names",
        people.namesOf(
            marked.stream().flatMap(d -> d.done().stream()).map(DutyView.Done::by).toList()));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/cashbook/pay";
  }

  @GetMapping("/tilskudd/{id}/kassebok/lonn/ny")
  String blank(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    CashBookView book = pages.show(actor, id, Optional.empty(), model);
    String line = book.budget().stream().anyMatch(l -> l.id().equals(USUAL_LINE)) ? USUAL_LINE : "";
    return form(
        book, TypedPay.blank(book.today(), line), UUID.randomUUID(), Optional.empty(), "", model);
  }

  @PostMapping("/tilskudd/{id}/kassebok/lonn/utregning")
  String reckon(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      TypedPay typed,
      Model model) {
    CashBookView book = pages.show(actor, id, Optional.empty(), model);
    Answer<Pay> answer =
        typed
            .read()
            .map(read -> pay.reckon(actor, book.award().id(), read))
            .orElseGet(() -> Answer.refused(typed.trouble()));
    return switch (answer) {
      case Answer.Allowed<Pay>(Pay reckoned) -> {
        model.addAttribute(
            "brought",
            pay.broughtWith(actor, book.award().id(), typed.read().orElseThrow(), reckoned));
        yield form(book, typed, nokkel, Optional.of(reckoned), "", model);
      }
      case Answer.Refused<Pay>(var reason) ->
          form(book, typed, nokkel, Optional.empty(), reason.code(), model);
    };
  }

  @PostMapping("/tilskudd/{id}/kassebok/lonn")
  String write(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      TypedPay typed,
      Model model) {
    CashBookView book = pages.show(actor, id, Optional.empty(), model);
    Answer<UUID> answer =
        typed
            .read()
            .map(read -> pay.write(actor, book.award().id(), nokkel, read))
            .orElseGet(() -> Answer.refused(typed.trouble()));
    return answer instanceof Answer.Refused<?>(var reason)
        ? form(book, typed, nokkel, Optional.empty(), reason.code(), model)
        : "redirect:/tilskudd/" + id + "/kassebok/lonn";
  }

  @PostMapping("/tilskudd/{id}/kassebok/lonn/{lonn}/strykning")
  String strike(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID lonn,
      @RequestParam String grunn) {
    pages.find(actor, id, Optional.empty());
    return "redirect:/tilskudd/"
        + id
        + "/kassebok/lonn"
        + (pay.strike(actor, new DecisionId(id), lonn, grunn)
                instanceof Answer.Refused<?>(var reason)
            ? "?avslag=" + reason.code()
            : "");
  }

  @PostMapping("/tilskudd/{id}/kassebok/lonn/{lonn}/plikt")
  String mark(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID lonn,
      @RequestParam Pay.Duty plikt,
      @RequestParam boolean gjort,
      @RequestParam Optional<String> fra) {
    pages.find(actor, id, Optional.empty());
    String page = fra.isPresent() ? "" : "/lonn";
    return "redirect:/tilskudd/"
        + id
        + "/kassebok"
        + (duties.mark(actor, new DecisionId(id), lonn, plikt, gjort)
                instanceof Answer.Refused<?>(var reason)
            ? "/lonn?avslag=" + reason.code()
            : page);
  }

  private static String form(
      CashBookView book,
      TypedPay typed,
      UUID key,
      Optional<Pay> reckoned,
      String refusal,
      Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("key", key);
    model.addAttribute("reckoned", reckoned);
    model.addAttribute("rates", PayRates.of(book.today().getYear()));
    model.addAttribute("refusal", refusal);
    return "grant/cashbook/newpay";
  }
}
