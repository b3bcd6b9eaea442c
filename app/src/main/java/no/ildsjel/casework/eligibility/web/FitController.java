package no.ildsjel.casework.eligibility.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.eligibility.EligibilityCheck;
import no.ildsjel.casework.eligibility.Facts;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Fact;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.Schemes;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** "Does it fit us?", answered at once for each criterion, before anything is written or kept. */
@Controller
@Access(Who.PUBLIC)
class FitController {

  private static final long MOST = 10_000_000;

  private final Calls calls;
  private final Schemes schemes;
  private final Facts facts;
  private final Clock clock;

  FitController(Calls calls, Schemes schemes, Facts facts, Clock clock) {
    this.calls = calls;
    this.schemes = schemes;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping("/utlysninger/{id}/passer-vi")
  String fit(
      Page page,
      Actor actor,
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      Model model) {
    CallView call =
        calls
            .visibleTo(actor, new CallId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Scheme scheme = calls.schemeOf(call);
    Scheme.Kind kind = calls.kindOf(call);
    LocalDate today = LocalDate.now(clock);
    Map<String, Object> declared = declared(typed);
    Eligibility eligibility =
        actor
            .organisation()
            .map(o -> facts.eligibility(o, scheme, kind, call.administrator(), today, declared))
            .orElseGet(
                () -> new EligibilityCheck(schemes.dictionary()).check(kind, today, Map.of()));
    List<Fact> ask =
        eligibility.findings().stream()
            .flatMap(f -> f.facts().stream())
            .filter(k -> k.value().isEmpty() || declared.containsKey(k.fact().name()))
            .map(Eligibility.Known::fact)
            .distinct()
            .toList();
    model.addAttribute("call", call);
    model.addAttribute("eligibility", eligibility);
    model.addAttribute("ask", actor.organisation().isPresent() ? ask : List.of());
    model.addAttribute("typed", typed);
    return "casework/eligibility/fit";
  }

  private Map<String, Object> declared(Map<String, String> typed) {
    Map<String, Object> declared = new HashMap<>();
    typed.forEach((name, value) ->
        schemes
            .dictionary()
            .find(name)
            .flatMap(fact -> value(fact, value))
            .ifPresent(v -> declared.put(name, v)));
    return declared;
  }

  private static Optional<Object> value(Fact fact, String typed) {
    if (fact.type() == RuleType.BOOL) {
      return switch (typed) {
        case "ja" -> Optional.of(true);
        case "nei" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
    if (fact.type() == RuleType.INTEGER
        && TypedNumbers.whole(typed) instanceof Typed.Understood<Long>(Long count)
        && count >= 0
        && count <= MOST) {
      return Optional.of(count);
    }
    if (fact.type() == RuleType.DATE
        && TypedDays.day(typed) instanceof Typed.Understood<LocalDate>(LocalDate day)) {
      return Optional.of(day);
    }
    return Optional.empty();
  }
}
