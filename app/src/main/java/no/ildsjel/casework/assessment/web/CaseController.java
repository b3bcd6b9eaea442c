package no.ildsjel.casework.assessment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.application.SentIn;
import no.ildsjel.casework.assessment.AssessmentManagement;
import no.ildsjel.casework.assessment.AssessmentView;
import no.ildsjel.casework.assessment.Distribution;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.casework.screening.Screening;
import no.ildsjel.casework.spi.KnownResults;
import no.ildsjel.platform.forms.web.FormPages;
import no.ildsjel.platform.forms.web.FormPlace;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One case: what was sent in, the criteria, the assessment and the recommendation. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class CaseController {

  private final Applications applications;
  private final SentIn sentIn;
  private final Calls calls;
  private final Impartiality impartiality;
  private final Screening screening;
  private final AssessmentManagement assessments;
  private final Distribution distribution;
  private final DecisionManagement decisions;
  private final CaseList list;
  private final People people;
  private final Pages pages;
  private final FormPages forms;
  private final List<KnownResults> known;

  CaseController(
      Applications applications,
      SentIn sentIn,
      Calls calls,
      Impartiality impartiality,
      Screening screening,
      AssessmentManagement assessments,
      Distribution distribution,
      DecisionManagement decisions,
      CaseList list,
      People people,
      Pages pages,
      FormPages forms,
      List<KnownResults> known) {
    this.applications = applications;
    this.sentIn = sentIn;
    this.calls = calls;
    this.impartiality = impartiality;
    this.screening = screening;
    this.assessments = assessments;
    this.distribution = distribution;
    this.decisions = decisions;
    this.list = list;
    this.people = people;
    this.pages = pages;
    this.forms = forms;
    this.known = List.copyOf(known);
  }

  @GetMapping("/saker/{id}")
  String show(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    ApplicationView application = find(actor, id);
    if (!impartiality.declared(actor.id(), application.call())) {
      return "redirect:/saker/habilitet/" + application.call();
    }
    return show(page, actor, application, Optional.empty(), Map.of(), avslag.orElse(""), model);
  }

  private String show(
      Page page,
      Actor.Person actor,
      ApplicationView application,
      Optional<AssessmentView> written,
      Map<String, String> typed,
      String refusal,
      Model model) {
    CallView call = calls.require(application.call());
    Scheme.Kind kind = calls.kindOf(call);
    AssessmentView blank =
        new AssessmentView(
            application.id(),
            actor.id(),
            0,
            Map.of(),
            application.amountSought(),
            Optional.empty(),
            "",
            false);
    List<AssessmentView> all = assessments.of(List.of(application.id()));
    model.addAttribute("application", application);
    model.addAttribute("call", call);
    model.addAttribute("kind", kind);
    model.addAttribute("rows", list.rows(actor, call.id()));
    model.addAttribute(
        "answers",
        forms.answers(
            page,
            new FormPlace("", "", "/soknader/" + application.id() + "/filer", true),
            sentIn.form(application),
            sentIn.submission(application)));
    model.addAttribute(
        "known",
        known.stream()
            .flatMap(source ->
                source
                    .of(Set.of(application.organisation()))
                    .getOrDefault(application.organisation(), List.of())
                    .stream())
            .toList());
    model.addAttribute("eligibility", sentIn.eligibility(application));
    model.addAttribute("overrides", screening.overrides(application.id()));
    model.addAttribute(
        "own",
        written
            .or(() -> all.stream().filter(a -> a.assessor().equals(actor.id())).findFirst())
            .orElse(blank));
    model.addAttribute(
        "others", all.stream().filter(a -> !a.assessor().equals(actor.id())).toList());
    model.addAttribute(
        "names", people.namesOf(all.stream().map(AssessmentView::assessor).toList()));
    model.addAttribute(
        "recommendation",
        Optional.ofNullable(decisions.recommendations(call.id()).get(application.id())));
    model.addAttribute("decision", decisions.of(actor, application.id()));
    model.addAttribute("caseOfficer", actor.has(Role.CASE_OFFICER, call.administrator()));
    model.addAttribute("typed", typed);
    model.addAttribute("assessors", impartiality.officersOf(call));
    model.addAttribute("refusal", refusal);
    model.addAttribute("tabs", pages.tabs(page, "application", application.id().toString()));
    return "casework/assessment/case";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/{id}/vilkar")
  String overrule(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Map<String, String> posted,
      @RequestParam String vilkar,
      @RequestParam Eligibility.Outcome utfall,
      @RequestParam String grunn,
      Model model) {
    ApplicationView application = find(actor, id);
    return after(
        page,
        actor,
        application,
        screening.overrule(actor, application.id(), vilkar, utfall, grunn),
        posted,
        "vilkar",
        model);
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/{id}/vurderer")
  String move(Actor.Person actor, @PathVariable UUID id, @RequestParam UUID hvem) {
    Answer<?> answer = distribution.move(actor, find(actor, id), new PersonId(hvem));
    return "redirect:/saker/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/{id}/vurdering/gjenapning")
  String reopen(Actor.Person actor, @PathVariable UUID id) {
    Answer<?> answer = assessments.reopen(actor, find(actor, id).id());
    return "redirect:/saker/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "")
        + "#vurdering";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/{id}/vurdering")
  String assess(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Map<String, String> posted,
      Model model) {
    ApplicationView application = find(actor, id);
    AssessmentView written = written(actor, application, posted);
    boolean unreadable =
        java.util.stream.Stream.of("fullt", "redusert")
            .map(name -> posted.getOrDefault(name, ""))
            .anyMatch(text -> !text.isBlank() && whole(text).isEmpty());
    Answer<AssessmentView> answer =
        unreadable
            ? Answer.refused(CaseworkRefusal.AMOUNT_UNREADABLE)
            : assessments.save(actor, written, posted.containsKey("lukk"));
    return switch (answer) {
      case Answer.Allowed<AssessmentView> saved -> "redirect:/saker/" + id + "?lagret#vurdering";
      case Answer.Refused<AssessmentView>(var reason) ->
          show(page, actor, application, Optional.of(written), posted, reason.code(), model);
    };
  }

  private AssessmentView written(
      Actor.Person actor, ApplicationView application, Map<String, String> posted) {
    Scheme.Kind kind = calls.kindOf(calls.require(application.call()));
    Map<String, AssessmentView.Score> scores = new LinkedHashMap<>();
    for (Scheme.AssessmentCriterion criterion : kind.assessment()) {
      String points = posted.getOrDefault("poeng-" + criterion.id(), "");
      String reason = posted.getOrDefault("grunn-" + criterion.id(), "").strip();
      boolean given = points.matches("[0-5]");
      if (given || !reason.isEmpty()) {
        scores.put(
            criterion.id(),
            new AssessmentView.Score(
                given ? Integer.parseInt(points) : AssessmentView.Score.NONE, reason));
      }
    }
    return new AssessmentView(
        application.id(),
        actor.id(),
        whole(posted.getOrDefault("versjon", "0")).map(Long::intValue).orElse(0),
        scores,
        whole(posted.getOrDefault("fullt", "")).map(Money::kroner),
        whole(posted.getOrDefault("redusert", "")).map(Money::kroner),
        posted.getOrDefault("kommentar", "").strip(),
        false);
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/{id}/innstilling")
  String recommend(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Map<String, String> posted,
      @RequestParam DecisionOutcome utfall,
      @RequestParam(defaultValue = "") String belop,
      @RequestParam(defaultValue = "") String grunn,
      Model model) {
    ApplicationView application = find(actor, id);
    return after(
        page,
        actor,
        application,
        decisions.recommend(
            actor, application.id(), utfall, Money.kroner(whole(belop).orElse(0L)), grunn),
        posted,
        "innstilling",
        model);
  }

  private static Optional<Long> whole(String typed) {
    return TypedNumbers.whole(typed) instanceof Typed.Understood<Long>(Long value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** What was refused comes back with all that was typed. */
  private String after(
      Page page,
      Actor.Person actor,
      ApplicationView application,
      Answer<?> answer,
      Map<String, String> posted,
      String part,
      Model model) {
    return answer instanceof Answer.Refused<?>(var reason)
        ? show(page, actor, application, Optional.empty(), posted, reason.code(), model)
        : "redirect:/saker/" + application.id() + "?lagret#" + part;
  }

  private ApplicationView find(Actor actor, UUID id) {
    return applications
        .visibleTo(actor, new ApplicationId(id))
        .filter(a -> actor.administrators().contains(a.administrator()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
