package no.ildsjel.grant.payment.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.MovementCauses;
import no.ildsjel.grant.payment.Reconciliation;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.FrameMovement;
import no.ildsjel.programme.FrameMovements;
import no.ildsjel.programme.FrameStatement;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.programme.Schemes;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.LocalText;
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

/** How the frames of an administrator stand, what has moved in each, and what is given back. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class FramesController {

  private static final int AT_A_TIME = 50;

  private final Reconciliation reconciliation;
  private final Frames frames;
  private final FrameMovements movements;
  private final MovementCauses causes;
  private final Schemes schemes;

  FramesController(
      Reconciliation reconciliation,
      Frames frames,
      FrameMovements movements,
      MovementCauses causes,
      Schemes schemes) {
    this.reconciliation = reconciliation;
    this.frames = frames;
    this.movements = movements;
    this.causes = causes;
    this.schemes = schemes;
  }

  @GetMapping("/saker/utbetalinger/rammer")
  String frames(Page page, Actor.Person actor, @RequestParam Optional<String> avslag, Model model) {
    model.addAttribute("approver", actor.has(Role.APPROVER));
    model.addAttribute("refusal", avslag.orElse(""));
    model.addAttribute(
        "lines",
        reconciliation.lines().stream()
            .filter(l -> actor.administrators().contains(l.frame().administrator()))
            .toList());
    model.addAttribute("schemes", names());
    return "grant/payment/frames";
  }

  /** Allots to the year after a frame, which is opened when it is not there: later years wait. */
  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/rammer/{id}/neste-ar")
  String allotNext(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String belop,
      @RequestParam String grunn) {
    FrameStatement frame = ownFrame(actor, id);
    Answer<?> answer =
        moved(
            belop,
            grunn,
            amount ->
                frames.allot(
                    actor,
                    frames.open(
                        actor, frame.scheme(), frame.administrator(), frame.grantYear() + 1),
                    amount,
                    grunn.strip()));
    return toFrames(answer);
  }

  private FrameStatement ownFrame(Actor.Person actor, UUID id) {
    return frames
        .statement(new FrameId(id))
        .filter(f -> actor.administrators().contains(f.administrator()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Gives what nobody needs back to who allotted it (unused money goes back). */
  @Access(Who.APPROVER)
  @PostMapping("/saker/utbetalinger/rammer/{id}/tilbakeforing")
  String giveBack(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam String belop,
      @RequestParam String grunn) {
    FrameStatement frame = ownFrame(actor, id);
    Answer<?> answer =
        moved(belop, grunn, amount -> frames.giveBack(actor, frame.id(), amount, grunn.strip()));
    return toFrames(answer);
  }

  /** Moves what was typed, if it is an amount with a reason. */
  private static Answer<?> moved(String typed, String reason, Function<Money, Answer<?>> move) {
    return TypedNumbers.whole(typed) instanceof Typed.Understood<Long>(Long kroner)
            && kroner > 0
            && !reason.isBlank()
        ? move.apply(Money.kroner(kroner))
        : Answer.refused(GrantRefusal.AMOUNT_MISSING);
  }

  private static String toFrames(Answer<?> answer) {
    return "redirect:/saker/utbetalinger/rammer"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  /** What has moved in a frame, and why; the last first. */
  @GetMapping("/saker/utbetalinger/rammer/{id}")
  String ledger(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<Long> eldre,
      Model model) {
    FrameStatement frame = ownFrame(actor, id);
    OptionalLong before = eldre.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    List<FrameMovement> more = movements.of(frame.id(), before, AT_A_TIME + 1);
    List<FrameMovement> shown = more.subList(0, Math.min(AT_A_TIME, more.size()));
    model.addAttribute("frame", frame);
    model.addAttribute(
        "scheme", names().getOrDefault(frame.scheme(), LocalText.nb(frame.scheme().value())));
    model.addAttribute("movements", shown);
    model.addAttribute("about", causes.of(shown));
    model.addAttribute("more", more.size() > shown.size());
    return "grant/payment/ledger";
  }

  private Map<SchemeId, LocalText> names() {
    return schemes.current().stream()
        .collect(
            Collectors.toMap(v -> v.scheme().id(), v -> v.scheme().name(), (newer, _) -> newer));
  }
}
