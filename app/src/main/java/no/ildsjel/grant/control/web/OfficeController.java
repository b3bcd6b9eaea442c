package no.ildsjel.grant.control.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.control.ChangeManagement;
import no.ildsjel.grant.control.ClaimManagement;
import no.ildsjel.grant.control.ClosingManagement;
import no.ildsjel.grant.control.ConditionManagement;
import no.ildsjel.grant.control.ConditionState;
import no.ildsjel.grant.control.ControlManagement;
import no.ildsjel.grant.control.ControlSample;
import no.ildsjel.grant.control.ControlState;
import no.ildsjel.grant.control.MoneyByYear;
import no.ildsjel.grant.control.NextYear;
import no.ildsjel.grant.control.ReportApproval;
import no.ildsjel.grant.control.SimplifiedApplications;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.forms.web.ReadPageView;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Following up an award, as officers and approvers do it. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class OfficeController {

  private final FollowUp.Reader reader;
  private final PaymentManagement payments;
  private final ReportApproval approval;
  private final ControlManagement controls;
  private final ControlSample sample;
  private final ClaimManagement claims;
  private final ConditionManagement conditions;
  private final ChangeManagement changes;
  private final NextYear next;
  private final SimplifiedApplications applications;
  private final FormPages forms;
  private final ClosingManagement closing;

  OfficeController(
      FollowUp.Reader reader,
      PaymentManagement payments,
      ReportApproval approval,
      ControlManagement controls,
      ControlSample sample,
      ClaimManagement claims,
      ConditionManagement conditions,
      ChangeManagement changes,
      NextYear next,
      SimplifiedApplications applications,
      FormPages forms,
      ClosingManagement closing) {
    this.reader = reader;
    this.payments = payments;
    this.approval = approval;
    this.controls = controls;
    this.sample = sample;
    this.claims = claims;
    this.conditions = conditions;
    this.changes = changes;
    this.next = next;
    this.applications = applications;
    this.forms = forms;
    this.closing = closing;
  }

  @GetMapping("/saker/tilskudd/{id}")
  String all(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    Optional<AwardView> before = changes.unanswered(actor, new DecisionId(id));
    if (before.isPresent() && !actor.mandates().contains(before.get().organisation())) {
      return FollowUpController.before(
          before.get(),
          changes,
          actor.has(Role.CASE_OFFICER, before.get().administrator()),
          avslag,
          model);
    }
    AwardView award = visible(actor, id);
    FollowUp all = reader.of(award);
    model.addAttribute("all", all);
    model.addAttribute("today", next.today());
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER, award.administrator()));
    model.addAttribute("approver", actor.has(Role.APPROVER, award.administrator()));
    model.addAttribute(
        "settleable",
        all.claims().stream().anyMatch(c -> c.left().isPositive())
            ? claims.settleable(award)
            : List.of());
    model.addAttribute("answers", laterAnswers(page, all));
    model.addAttribute(
        "criteria",
        all.yearsAfter().stream().anyMatch(l -> l.said() && !l.promised())
            ? Optional.of(next.criteria(award))
            : Optional.empty());
    model.addAttribute(
        "most",
        all.controls().stream().anyMatch(c -> c.state() == ControlState.OPEN)
            ? claims.most(award.id())
            : MoneyByYear.NONE);
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/control/office";
  }

  /** What was sent in last for each later year. */
  private Map<Integer, List<ReadPageView>> laterAnswers(Page page, FollowUp all) {
    Map<Integer, List<ReadPageView>> answers = new HashMap<>();
    all.yearsAfter().stream()
        .flatMap(l -> l.application().stream())
        .forEach(application ->
            applications
                .sent(application)
                .ifPresent(sent ->
                    answers.put(
                        application.grantYear(),
                        forms.answers(
                            page,
                            new FormPlace("", "", ""),
                            applications.form(application),
                            sent))));
    return answers;
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/rapporter/utvalg")
  String draw(Actor.Person actor) {
    return "redirect:/saker/rapporter?trukket=" + sample.draw(actor);
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/kontroller")
  String open(
      Actor.Person actor, @PathVariable UUID id, @RequestParam int ar, @RequestParam String grunn) {
    return back(id, controls.open(actor, visible(actor, id).id(), ar, grunn));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/kontroller/{kontroll}/varsel")
  String notice(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID kontroll,
      @RequestParam Map<String, String> typed,
      @RequestParam String grunn) {
    DecisionId award = visible(actor, id).id();
    return back(
        id,
        byYear(typed)
            .<Answer<?>>map(amounts -> controls.notice(actor, award, kontroll, amounts, grunn))
            .orElseGet(() -> Answer.refused(GrantRefusal.AMOUNT_MISSING)));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/tilskudd/{id}/kontroller/{kontroll}/krav")
  String claim(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID kontroll,
      @RequestParam Map<String, String> typed,
      @RequestParam String grunn) {
    DecisionId award = visible(actor, id).id();
    return back(
        id,
        byYear(typed)
            .<Answer<?>>map(amounts -> controls.claim(actor, award, kontroll, amounts, grunn))
            .orElseGet(() -> Answer.refused(GrantRefusal.AMOUNT_MISSING)));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/kontroller/{kontroll}/avslutning")
  String closeControl(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID kontroll,
      @RequestParam String grunn) {
    return back(id, controls.close(actor, visible(actor, id).id(), kontroll, grunn));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/tilskudd/{id}/overforing/{ar}")
  String carryOver(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable int ar,
      @RequestParam boolean ja,
      @RequestParam String grunn) {
    return back(id, approval.decide(actor, visible(actor, id).id(), ar, ja, grunn));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/ar/{ar}/vurdering")
  String assess(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable int ar,
      @RequestParam int lest,
      @RequestParam boolean ja,
      @RequestParam String grunn) {
    return back(id, next.assess(actor, visible(actor, id).id(), ar, lest, ja, grunn));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/tilskudd/{id}/ar/{ar}")
  String promise(Actor.Person actor, @PathVariable UUID id, @PathVariable int ar) {
    return back(id, next.promise(actor, visible(actor, id).id(), ar));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/vilkar")
  String condition(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String vilkar,
      @RequestParam ConditionState stand,
      @RequestParam String grunn) {
    return back(id, conditions.say(actor, visible(actor, id).id(), vilkar, stand, grunn));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/endringer/{endring}")
  String seen(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID endring,
      @RequestParam String melding) {
    DecisionId award =
        changes.unanswered(actor, new DecisionId(id)).orElseGet(() -> visible(actor, id)).id();
    return back(id, changes.answer(actor, award, endring, melding));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/tilskudd/{id}/avslutningsvarsel")
  String notifyEarly(Actor.Person actor, @PathVariable UUID id, @RequestParam String grunn) {
    return back(id, closing.notifyEarly(actor, visible(actor, id).id(), grunn));
  }

  @PostMapping("/saker/tilskudd/{id}/avslutning")
  String close(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String grunn,
      @RequestParam(defaultValue = "false") boolean tidlig) {
    DecisionId award = visible(actor, id).id();
    return back(
        id, tidlig ? closing.closeEarly(actor, award, grunn) : closing.close(actor, award, grunn));
  }

  /** The amounts of a form with one field a year; a field left empty, or zero, is none of it. */
  private static Optional<MoneyByYear> byYear(Map<String, String> typed) {
    Map<Integer, Money> years = new HashMap<>();
    for (var field : typed.entrySet()) {
      if (!field.getKey().matches("belop-20[0-9]{2}") || field.getValue().isBlank()) {
        continue;
      }
      if (!(TypedNumbers.whole(field.getValue()) instanceof Typed.Understood<Long>(Long kroner))) {
        return Optional.empty();
      }
      if (kroner != 0) {
        years.put(
            Integer.valueOf(field.getKey().substring("belop-".length())), Money.kroner(kroner));
      }
    }
    return Optional.of(new MoneyByYear(years));
  }

  static String back(UUID id, Answer<?> answer) {
    return "redirect:/saker/tilskudd/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private AwardView visible(Actor.Person actor, UUID id) {
    return payments
        .handledBy(actor, new DecisionId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
