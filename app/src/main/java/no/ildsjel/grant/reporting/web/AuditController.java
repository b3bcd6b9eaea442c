package no.ildsjel.grant.reporting.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.web.Receipts;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.platform.forms.web.UploadPages;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.Scheme;
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
  private final UploadPages uploads;

  AuditController(AuditManagement audits, Receipts receipts, UploadPages uploads) {
    this.audits = audits;
    this.receipts = receipts;
    this.uploads = uploads;
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
    AuditManagement.Task task = invited(actor, ord);
    model.addAttribute("task", task);
    model.addAttribute("kinds", audits.mayAudit(task));
    model.addAttribute("word", ord);
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/reporting/invitation";
  }

  @PostMapping("/revisjon/invitasjon/{ord}")
  String take(
      Actor.Person actor,
      @PathVariable String ord,
      @RequestParam Optional<String> uavhengig,
      @RequestParam Optional<Scheme.Auditor> slag,
      @RequestParam String rett) {
    invited(actor, ord);
    return switch (audits.take(actor, new SecretWord(ord), uavhengig.isPresent(), slag, rett)) {
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
    Optional<CashBookView> book = audits.book(task);
    AuditManagement.Uploaded uploaded = audits.uploaded(task);
    if (book.isEmpty() && uploaded.files().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("task", task);
    model.addAttribute("book", book);
    model.addAttribute("uploaded", uploaded);
    model.addAttribute("receipts", book.map(receipts::of).orElse(Map.of()));
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

  /** Accounts that were handed in as a file. */
  @GetMapping("/revisjon/{id}/regnskap/{fil}")
  ResponseEntity<byte[]> accounts(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID fil) {
    AuditManagement.Task task = require(actor, id);
    if (audits.uploaded(task).files().stream().noneMatch(f -> f.id().equals(fil.toString()))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return uploads.open(task.report().subject(), fil);
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
