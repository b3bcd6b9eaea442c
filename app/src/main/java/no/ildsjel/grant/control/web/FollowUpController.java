package no.ildsjel.grant.control.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.control.AfterLetters;
import no.ildsjel.grant.control.ChangeKind;
import no.ildsjel.grant.control.ChangeManagement;
import no.ildsjel.grant.control.ClosingManagement;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.grant.control.ControlRules;
import no.ildsjel.grant.control.Declining;
import no.ildsjel.grant.control.NextYear;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What goes with an award, as the organisation sees it, and where it says that something is new.
 */
@Controller
@Access(Who.ORGANISATION)
class FollowUpController {

  private final FollowUp.Reader reader;
  private final PaymentManagement payments;
  private final ChangeManagement changes;
  private final ControlManagement controls;
  private final NextYear next;
  private final ClosingManagement closing;
  private final AccountManagement accounts;
  private final Declining declining;
  private final AfterLetters letters;

  FollowUpController(
      FollowUp.Reader reader,
      PaymentManagement payments,
      ChangeManagement changes,
      ControlManagement controls,
      NextYear next,
      ClosingManagement closing,
      AccountManagement accounts,
      Declining declining,
      AfterLetters letters) {
    this.reader = reader;
    this.payments = payments;
    this.changes = changes;
    this.controls = controls;
    this.next = next;
    this.closing = closing;
    this.accounts = accounts;
    this.declining = declining;
    this.letters = letters;
  }

  /** The rules of who is looked at, for everybody. */
  @Access(Who.PUBLIC)
  @GetMapping("/kontroll")
  String rules(Page page, Model model) {
    model.addAttribute("rules", ControlRules.published());
    return "grant/control/rules";
  }

  @GetMapping("/tilskudd/{id}/oppfolging")
  String all(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    Optional<AwardView> before = unanswered(actor, id);
    if (before.isPresent()) {
      return before(before.get(), changes, false, avslag, model);
    }
    AwardView award = own(actor, id);
    FollowUp all = reader.of(award);
    model.addAttribute("all", all);
    model.addAttribute(
        "calendar",
        all.calendar(
            payments.holds(List.of(award.id())).stream().anyMatch(h -> h.lifted().isEmpty()),
            accounts.confirmed(award.organisation()).isPresent()));
    model.addAttribute(
        "mayDecline",
        all.closed().isEmpty()
            && all.payments().stream().noneMatch(p -> p.paidOn().isPresent())
            && declining.possible(award.id()));
    model.addAttribute(
        "openYears",
        all.controls().stream().anyMatch(c -> c.state().standing())
            ? controls.years(award.id()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            : "");
    model.addAttribute("today", next.today());
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/control/own";
  }

  private Optional<AwardView> unanswered(Actor.Person actor, UUID id) {
    return changes
        .unanswered(actor, new DecisionId(id))
        .filter(a -> actor.mandates().contains(a.organisation()));
  }

  /** What has been told before the organisation has answered, when there is no award to follow. */
  static String before(
      AwardView award,
      ChangeManagement changes,
      boolean officer,
      Optional<String> refusal,
      Model model) {
    model.addAttribute("award", award);
    model.addAttribute("changes", changes.of(award.id()));
    model.addAttribute("officer", officer);
    model.addAttribute("refusal", refusal.orElse(""));
    return "grant/control/before";
  }

  @PostMapping("/tilskudd/{id}/takk-nei")
  String decline(Actor.Person actor, @PathVariable UUID id, @RequestParam String melding) {
    return back(id, declining.decline(actor, own(actor, id).id(), melding));
  }

  @GetMapping("/tilskudd/{id}/endringer/ny")
  String change(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<ChangeKind> hva,
      Model model) {
    model.addAttribute("award", unanswered(actor, id).orElseGet(() -> own(actor, id)));
    model.addAttribute("chosen", hva);
    return "grant/control/change";
  }

  @PostMapping("/tilskudd/{id}/endringer")
  String tell(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam ChangeKind hva,
      @RequestParam String melding) {
    AwardView award = unanswered(actor, id).orElseGet(() -> own(actor, id));
    return back(id, changes.tell(actor, award.id(), hva, melding));
  }

  @PostMapping("/tilskudd/{id}/kontroller/{kontroll}/svar")
  String answer(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID kontroll,
      @RequestParam String melding) {
    return back(id, controls.answer(actor, own(actor, id).id(), kontroll, melding));
  }

  @PostMapping("/tilskudd/{id}/avslutningsvarsel/svar")
  String answerEnding(Actor.Person actor, @PathVariable UUID id, @RequestParam String melding) {
    return back(id, closing.answer(actor, own(actor, id).id(), melding));
  }

  /** Letters after the award, for both sides. */
  @Access({Who.ORGANISATION, Who.CASE_OFFICER, Who.APPROVER})
  @GetMapping("/tilskudd/{id}/brev/varsel/{kontroll}")
  ResponseEntity<byte[]> notice(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID kontroll) {
    return pdf(letters.notice(visible(actor, id), kontroll));
  }

  @Access({Who.ORGANISATION, Who.CASE_OFFICER, Who.APPROVER})
  @GetMapping("/tilskudd/{id}/brev/krav/{krav}")
  ResponseEntity<byte[]> claim(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID krav) {
    return pdf(letters.claim(visible(actor, id), krav));
  }

  @Access({Who.ORGANISATION, Who.CASE_OFFICER, Who.APPROVER})
  @GetMapping("/tilskudd/{id}/brev/avslutningsvarsel")
  ResponseEntity<byte[]> endingNotice(Actor.Person actor, @PathVariable UUID id) {
    return pdf(letters.endingNotice(visible(actor, id)));
  }

  @Access({Who.ORGANISATION, Who.CASE_OFFICER, Who.APPROVER})
  @GetMapping("/tilskudd/{id}/brev/avslutning")
  ResponseEntity<byte[]> closing(Actor.Person actor, @PathVariable UUID id) {
    return pdf(letters.closing(visible(actor, id)));
  }

  private static ResponseEntity<byte[]> pdf(Optional<byte[]> letter) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("brev.pdf").build().toString())
        .body(letter.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }

  private AwardView visible(Actor.Person actor, UUID id) {
    return payments
        .visibleTo(actor, new DecisionId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(UUID id, Answer<?> answer) {
    return "redirect:/tilskudd/"
        + id
        + "/oppfolging"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private AwardView own(Actor.Person actor, UUID id) {
    return payments
        .visibleTo(actor, new DecisionId(id))
        .filter(a -> actor.mandates().contains(a.organisation()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
