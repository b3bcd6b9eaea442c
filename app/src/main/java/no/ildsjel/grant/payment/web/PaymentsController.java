package no.ildsjel.grant.payment.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.PaymentId;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.AccountView;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.BankFiles;
import no.ildsjel.grant.payment.HoldView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Where payments are certified by one, approved by another, sent to the bank and answered for. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class PaymentsController {

  /** What the list can show, in the order the work is done. */
  enum Show {
    attester(PaymentState.PLANNED),
    godkjenn(PaymentState.CERTIFIED),
    send(PaymentState.APPROVED),
    bank(PaymentState.SENT),
    betalt(PaymentState.PAID);

    private final PaymentState state;

    Show(PaymentState state) {
      this.state = state;
    }
  }

  private final PaymentManagement payments;
  private final AccountManagement accounts;
  private final BankFiles files;
  private final People people;

  PaymentsController(
      PaymentManagement payments, AccountManagement accounts, BankFiles files, People people) {
    this.payments = payments;
    this.accounts = accounts;
    this.files = files;
    this.people = people;
  }

  @GetMapping("/saker/utbetalinger")
  String list(
      Page page,
      Actor.Person actor,
      @RequestParam Optional<Show> vis,
      @RequestParam Optional<List<String>> avslag,
      @RequestParam Optional<String> svar,
      Model model) {
    Show show = vis.orElse(actor.has(Role.CASE_OFFICER) ? Show.attester : Show.godkjenn);
    List<PaymentView> all = payments.payments(actor, Arrays.asList(PaymentState.values()));
    Map<PaymentState, Long> counts =
        all.stream().collect(Collectors.groupingBy(PaymentView::state, Collectors.counting()));
    Map<Show, Long> tabs = new LinkedHashMap<>();
    for (Show tab : Show.values()) {
      tabs.put(tab, counts.getOrDefault(tab.state, 0L));
    }
    model.addAttribute("rows", rows(all.stream().filter(p -> p.state() == show.state).toList()));
    model.addAttribute("tabs", tabs);
    model.addAttribute("show", show);
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER));
    model.addAttribute("approver", actor.has(Role.APPROVER));
    model.addAttribute(
        "batches", show == Show.send || show == Show.bank ? files.batches(actor) : List.of());
    model.addAttribute("administrators", approvesFor(actor));
    model.addAttribute("refusals", avslag.orElse(List.of()));
    model.addAttribute(
        "outcome", svar.filter(s -> s.matches("\\d{1,6}(-\\d{1,6}){3}")).map(s -> s.split("-")));
    return "grant/payment/list";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utbetalinger/attestering")
  String certify(Actor.Person actor, @RequestParam Optional<List<UUID>> utbetaling) {
    return "redirect:/saker/utbetalinger?vis=attester"
        + each(actor, utbetaling, id -> payments.certify(actor, id));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/godkjenning")
  String approve(Actor.Person actor, @RequestParam Optional<List<UUID>> utbetaling) {
    return "redirect:/saker/utbetalinger?vis=godkjenn"
        + each(actor, utbetaling, id -> payments.approve(actor, id));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/filer")
  String send(Actor.Person actor, @RequestParam String forvalter) {
    AdministratorId administrator =
        approvesFor(actor).stream()
            .filter(a -> a.value().equals(forvalter))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return switch (files.make(actor, administrator)) {
      case Answer.Allowed<UUID> _ -> "redirect:/saker/utbetalinger?vis=bank";
      case Answer.Refused<UUID>(var reason) ->
          "redirect:/saker/utbetalinger?vis=send&avslag=" + reason.code();
    };
  }

  @GetMapping("/saker/utbetalinger/filer/{id}")
  ResponseEntity<byte[]> file(Actor.Person actor, @PathVariable UUID id) {
    String file =
        files.file(actor, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("utbetaling-" + id + ".xml")
                .build()
                .toString())
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/saker/utbetalinger/svar")
  String answered(Actor.Person actor, @RequestParam Optional<MultipartFile> fil)
      throws IOException {
    byte[] bytes = fil.isPresent() ? fil.get().getBytes() : new byte[0];
    return switch (files.answered(actor, bytes)) {
      case Answer.Allowed<BankFiles.Outcome>(BankFiles.Outcome outcome) ->
          "redirect:/saker/utbetalinger?vis=bank&svar="
              + outcome.paid()
              + "-"
              + outcome.returned()
              + "-"
              + outcome.waiting()
              + "-"
              + outcome.late();
      case Answer.Refused<BankFiles.Outcome>(var reason) ->
          "redirect:/saker/utbetalinger?vis=bank&avslag=" + reason.code();
    };
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utbetalinger/filer/{id}/betalt")
  String noteByHand(Actor.Person actor, @PathVariable UUID id, @RequestParam String dag) {
    return toBank(
        TypedDays.day(dag) instanceof Typed.Understood<LocalDate>(LocalDate day)
            ? files.noteByHand(actor, id, day)
            : Answer.refused(GrantRefusal.DAY_MISSING));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/filer/{id}/betalt/bekreftelse")
  String confirmByHand(Actor.Person actor, @PathVariable UUID id) {
    return toBank(files.confirmByHand(actor, id));
  }

  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/filer/{id}/betalt/avvisning")
  String denyByHand(
      Actor.Person actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String grunn) {
    return toBank(files.denyByHand(actor, id, grunn));
  }

  private static String toBank(Answer<?> answer) {
    return "redirect:/saker/utbetalinger?vis=bank"
        + (answer instanceof Answer.Refused<?>(var reason) ? "&avslag=" + reason.code() : "");
  }

  @GetMapping("/saker/utbetalinger/konto")
  String payer(Page page, Actor.Person actor, @RequestParam Optional<String> avslag, Model model) {
    model.addAttribute(
        "payers",
        actor.administrators().stream()
            .sorted(java.util.Comparator.comparing(AdministratorId::value))
            .collect(
                Collectors.toMap(
                    Function.identity(), accounts::payer, (a, _) -> a, LinkedHashMap::new)));
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/payment/payer";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/utbetalinger/konto")
  String setPayer(
      Actor.Person actor,
      @RequestParam String forvalter,
      @RequestParam String konto,
      @RequestParam String bic,
      @RequestParam String navn) {
    AdministratorId administrator =
        actor.administrators().stream()
            .filter(a -> a.value().equals(forvalter) && actor.has(Role.CASE_OFFICER, a))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Answer<?> answer =
        accounts.setPayer(
            actor, administrator, konto, bic.strip().toUpperCase(java.util.Locale.ROOT), navn);
    return "redirect:/saker/utbetalinger/konto"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private List<PaymentRow> rows(List<PaymentView> shown) {
    Map<DecisionId, AwardView> awards =
        payments.awards(shown.stream().map(PaymentView::award).toList());
    Map<OrganisationNumber, AccountView> confirmed =
        accounts.confirmed(awards.values().stream().map(AwardView::organisation).toList());
    Set<DecisionId> held =
        payments.holds(awards.keySet()).stream()
            .filter(h -> h.lifted().isEmpty())
            .map(HoldView::award)
            .collect(Collectors.toSet());
    Set<PersonId> certifiers = new HashSet<>();
    shown.forEach(p -> Optional.ofNullable(p.certifiedBy()).ifPresent(certifiers::add));
    Map<PersonId, String> names = people.namesOf(certifiers);
    LocalDate today = payments.today();
    List<PaymentRow> rows = new ArrayList<>();
    for (PaymentView payment : shown) {
      AwardView award = Objects.requireNonNull(awards.get(payment.award()));
      Optional<AccountView> account = Optional.ofNullable(confirmed.get(award.organisation()));
      rows.add(
          new PaymentRow(
              payment,
              award,
              account,
              Optional.ofNullable(payment.certifiedBy()).map(names::get).orElse(""),
              payment.state() == PaymentState.PLANNED
                  && !payment.awaits()
                  && payment.due().isBefore(today),
              obstacle(payment, held.contains(award.id()), account.isPresent(), today)));
    }
    return rows;
  }

  private static String obstacle(
      PaymentView payment, boolean held, boolean account, LocalDate today) {
    if (held) {
      return "payments.held";
    }
    if (!account) {
      return "payments.no-account";
    }
    if (payment.awaits()) {
      return "payments.milestone";
    }
    return payment.due().isAfter(today) ? "payments.not-due" : "";
  }

  private static List<AdministratorId> approvesFor(Actor.Person actor) {
    return actor.administrators().stream()
        .filter(a -> actor.has(Role.APPROVER, a))
        .sorted(java.util.Comparator.comparing(AdministratorId::value))
        .toList();
  }

  /** Each in a transaction of its own; what was refused is told with the case number. */
  private String each(
      Actor.Person actor, Optional<List<UUID>> chosen, Function<PaymentId, Answer<PaymentId>> act) {
    Set<PaymentId> known =
        payments.payments(actor, Arrays.asList(PaymentState.values())).stream()
            .map(PaymentView::id)
            .collect(Collectors.toSet());
    Set<String> refused = new java.util.TreeSet<>();
    for (UUID id : chosen.orElse(List.of())) {
      PaymentId payment = new PaymentId(id);
      if (!known.contains(payment)) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
      if (act.apply(payment) instanceof Answer.Refused<?>(var reason)) {
        refused.add("&avslag=" + reason.code());
      }
    }
    return String.join("", refused);
  }
}
