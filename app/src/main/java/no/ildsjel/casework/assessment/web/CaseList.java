package no.ildsjel.casework.assessment.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.assessment.AssessmentManagement;
import no.ildsjel.casework.assessment.AssessmentView;
import no.ildsjel.casework.assessment.Distribution;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.casework.decision.Recommendation;
import no.ildsjel.platform.identity.People;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.PersonId;
import org.springframework.stereotype.Component;

/** Puts a call's work list together, in a handful of look-ups however many cases there are. */
@Component
class CaseList {

  private final Applications applications;
  private final Calls calls;
  private final Distribution distribution;
  private final AssessmentManagement assessments;
  private final DecisionManagement recommendations;
  private final Decisions decisions;
  private final People people;
  private final Municipalities municipalities;

  CaseList(
      Applications applications,
      Calls calls,
      Distribution distribution,
      AssessmentManagement assessments,
      DecisionManagement recommendations,
      People people,
      Municipalities municipalities) {
    this.applications = applications;
    this.calls = calls;
    this.distribution = distribution;
    this.assessments = assessments;
    this.recommendations = recommendations;
    this.decisions = recommendations;
    this.people = people;
    this.municipalities = municipalities;
  }

  List<CaseRow> rows(Actor actor, CallId callId) {
    CallView call = calls.require(callId);
    Scheme.Kind kind = calls.kindOf(call);
    List<ApplicationView> all = applications.submittedTo(actor, callId);
    Map<ApplicationId, PersonId> assessors = distribution.assessors(callId);
    Map<PersonId, String> names = people.namesOf(List.copyOf(assessors.values()));
    Map<ApplicationId, List<AssessmentView>> closed = new LinkedHashMap<>();
    assessments.of(all.stream().map(ApplicationView::id).toList()).stream()
        .filter(AssessmentView::closed)
        .forEach(a -> closed.computeIfAbsent(a.application(), x -> new ArrayList<>()).add(a));
    Map<ApplicationId, Recommendation> recommended = recommendations.recommendations(callId);
    Map<ApplicationId, DecisionView> decided = new LinkedHashMap<>();
    decisions.of(callId).forEach(d -> decided.put(d.application().id(), d));
    return all.stream()
        .map(a -> {
          PersonId assessor = assessors.get(a.id());
          return new CaseRow(
              a,
              a.municipality().map(municipalities::name).orElse(""),
              Optional.ofNullable(assessor).map(names::get),
              actor.personId().filter(p -> p.equals(assessor)).isPresent(),
              points(closed.get(a.id()), kind),
              Optional.ofNullable(recommended.get(a.id())),
              Optional.ofNullable(decided.get(a.id())));
        })
        .toList();
  }

  private static Optional<String> points(
      @org.jspecify.annotations.Nullable List<AssessmentView> done, Scheme.Kind kind) {
    return done == null
        ? Optional.empty()
        : Optional.of(
            points(done.stream().mapToLong(a -> a.thousandths(kind)).sum() / done.size()));
  }

  /** Points as people write them: 72,5 of 100. */
  static String points(long thousandths) {
    return String.format(Locale.ROOT, "%.1f", thousandths / 1000.0).replace('.', ',');
  }
}
