package no.ildsjel.casework.assessment.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.assessment.CaseWork;
import no.ildsjel.platform.identity.People;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.PersonId;
import org.springframework.stereotype.Component;

/** Puts a call's work list together, in a handful of look-ups however many cases there are. */
@Component
class CaseList {

  private static final CaseWork.Progress NOTHING =
      new CaseWork.Progress(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final Applications applications;
  private final Calls calls;
  private final CaseWork work;
  private final People people;
  private final Municipalities municipalities;

  CaseList(
      Applications applications,
      Calls calls,
      CaseWork work,
      People people,
      Municipalities municipalities) {
    this.applications = applications;
    this.calls = calls;
    this.work = work;
    this.people = people;
    this.municipalities = municipalities;
  }

  List<CaseRow> rows(Actor actor, CallId callId) {
    CallView call = calls.require(callId);
    List<ApplicationView> all = applications.submittedTo(actor, callId);
    Map<ApplicationId, CaseWork.Progress> progress = work.of(callId, calls.kindOf(call));
    Map<PersonId, String> names =
        people.namesOf(
            progress.values().stream().flatMap(p -> p.assessor().stream()).distinct().toList());
    return all.stream()
        .map(a -> row(actor, a, progress.getOrDefault(a.id(), NOTHING), names))
        .toList();
  }

  private CaseRow row(
      Actor actor,
      ApplicationView application,
      CaseWork.Progress progress,
      Map<PersonId, String> names) {
    return new CaseRow(
        application,
        application.municipality().map(municipalities::name).orElse(""),
        progress.assessor().map(names::get),
        progress.assessor().isPresent() && progress.assessor().equals(actor.personId()),
        progress.thousandths().map(CaseList::points),
        progress.recommended(),
        progress.decided());
  }

  /** Points as people write them: 72,5 of 100. */
  static String points(long thousandths) {
    return String.format(Locale.ROOT, "%.1f", thousandths / 1000.0).replace('.', ',');
  }
}
