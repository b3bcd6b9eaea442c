package no.ildsjel.grant.reporting.web;

import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.web.Receipts;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What an auditor sees: accounts and receipts of what was asked for, and nothing else. */
@Controller
@Access(Who.LOGGED_IN)
class AuditController {

  private final AuditManagement audits;
  private final Receipts receipts;

  AuditController(AuditManagement audits, Receipts receipts) {
    this.audits = audits;
    this.receipts = receipts;
  }

  @GetMapping("/revisjon")
  String all(Page page, Actor.Person actor, Model model) {
    model.addAttribute("tasks", audits.of(actor));
    return "grant/reporting/audits";
  }

  @GetMapping("/revisjon/invitasjon/{ord}")
  String invitation(
      Page page,
      Actor.Person actor,
      @PathVariable String ord,
      @RequestParam Optional<String> avslag,
      Model model) {
    model.addAttribute("task", invited(actor, ord));
    model.addAttribute("word", ord);
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/reporting/invitation";
  }

  @PostMapping("/revisjon/invitasjon/{ord}")
  String take(
      Actor.Person actor,
      @PathVariable String ord,
      @RequestParam Optional<String> uavhengig,
      @RequestParam String rett) {
    invited(actor, ord);
    return switch (audits.take(actor, new SecretWord(ord), uavhengig.isPresent(), rett)) {
      case Answer.Allowed<UUID>(UUID id) -> "redirect:/revisjon/" + id;
      case Answer.Refused<UUID>(var reason) ->
          "redirect:/revisjon/invitasjon/" + ord + "?avslag=" + reason.code();
    };
  }

  @GetMapping("/revisjon/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    AuditManagement.Task task = require(actor, id);
    CashBookView book = book(task);
    model.addAttribute("task", task);
    model.addAttribute("book", book);
    model.addAttribute("receipts", receipts.of(book));
    model.addAttribute("digest", audits.accountsNow(task));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/reporting/audit";
  }

  @PostMapping("/revisjon/{id}/svar")
  String decide(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String svar,
      @RequestParam Optional<String> merknad,
      @RequestParam String sett) {
    require(actor, id);
    if (!svar.equals("ja") && !svar.equals("nei")) {
      return "redirect:/revisjon/" + id + "?avslag=" + GrantRefusal.MOVED_ON.code();
    }
    return "redirect:/revisjon/"
        + id
        + (audits.decide(actor, id, svar.equals("ja"), merknad.orElse(""), sett)
                instanceof Answer.Refused<?>(var reason)
            ? "?avslag=" + reason.code()
            : "");
  }

  @GetMapping("/revisjon/{id}/bilag/{linje}/{fil}")
  ResponseEntity<byte[]> receipt(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID linje, @PathVariable UUID fil) {
    return receipts.open(book(require(actor, id)), linje, fil);
  }

  private CashBookView book(AuditManagement.Task task) {
    return audits.book(task).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private AuditManagement.Task invited(Actor.Person actor, String word) {
    return audits
        .invited(actor, new SecretWord(word))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private AuditManagement.Task require(Actor.Person actor, UUID id) {
    return audits
        .find(actor, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
