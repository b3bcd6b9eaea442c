package no.ildsjel.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationSubmitted;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starting an application, sending it in, changing it until the deadline, and taking it back. */
@Service
public class ApplicationManagement implements Applications {

  private final ApplicationStore store;
  private final Blocks blocks;
  private final Calls calls;
  private final SchemeForms forms;
  private final Drafts drafts;
  private final Organisations organisations;
  private final ApplicationForms asked;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApplicationManagement(
      ApplicationStore store,
      Blocks blocks,
      Calls calls,
      SchemeForms forms,
      Drafts drafts,
      Organisations organisations,
      ApplicationForms asked,
      Archive archive,
      Notifications notifications,
      Texts texts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.blocks = blocks;
    this.calls = calls;
    this.forms = forms;
    this.drafts = drafts;
    this.organisations = organisations;
    this.asked = asked;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.events = events;
    this.clock = clock;
  }

  /** Starts the application of the organisation acted for, or finds the one it has. */
  @MayCall("whoever acts for an organisation, while the call is open to it")
  @Transactional
  public Answer<ApplicationId> start(Actor.Person actor, CallId callId) {
    CallView call = calls.require(callId);
    OrganisationNumber organisation = actor.organisation().orElseThrow();
    Optional<ApplicationView> before = store.find(callId, organisation);
    if (before.isPresent()) {
      return before.get().state() == ApplicationState.WITHDRAWN && call.state() == CallState.OPEN
          ? resume(actor, before.get())
          : Answer.allowed(before.get().id());
    }
    if (call.state() != CallState.OPEN) {
      return Answer.refused(
          call.state() == CallState.CLOSED
              ? CaseworkRefusal.DEADLINE_PASSED
              : CaseworkRefusal.NOT_OPEN);
    }
    if (!calls.invited(callId, organisation)) {
      return Answer.refused(CaseworkRefusal.NOT_INVITED);
    }
    CompiledForm form = forms.of(calls.kindOf(call));
    Optional<OrganisationView> register = organisations.find(organisation);
    Optional<MunicipalityNumber> municipality = register.flatMap(OrganisationView::municipality);
    ApplicationView application =
        new ApplicationView(
            ApplicationId.random(),
            Optional.empty(),
            callId,
            call.administrator(),
            call.scheme(),
            call.schemeVersion(),
            call.kind(),
            call.grantYear(),
            organisation,
            register.map(OrganisationView::name).orElse(organisation.value()),
            municipality,
            form.definition().id(),
            form.definition().version(),
            drafts.open(actor, form.definition().id(), form.definition().version()),
            ApplicationState.DRAFT,
            actor.id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (!store.add(application, municipality.map(MunicipalityNumber::county), moment())) {
      return Answer.allowed(store.find(callId, organisation).orElseThrow().id());
    }
    archive.record(
        actor,
        Optional.of(call.administrator()),
        application.subject(),
        "application-started",
        Map.of("organisation", organisation.value()));
    return Answer.allowed(application.id());
  }

  /** What was taken back can be written on while the call is open. */
  private Answer<ApplicationId> resume(Actor.Person actor, ApplicationView application) {
    store.resumed(application.id());
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "application-resumed",
        Map.of());
    return Answer.allowed(application.id());
  }

  /** Whether what is written may still be changed: the call is open and it is not withdrawn. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public boolean changeable(ApplicationView application) {
    return application.state() != ApplicationState.WITHDRAWN
        && calls.require(application.call()).state() == CallState.OPEN;
  }

  /**
   * Sends in what is written, or sends it in anew after a change. What is sent in is frozen; until
   * the deadline the organisation can change and send again.
   */
  @MayCall("whoever acts for the organisation, until the deadline")
  @Transactional
  public Answer<SubmissionView> submit(Actor.Person actor, ApplicationId id) {
    ApplicationView application = store.lock(id).orElseThrow();
    requireOwner(actor, application);
    CallView call = calls.require(application.call());
    if (application.state() == ApplicationState.WITHDRAWN) {
      return Answer.refused(CaseworkRefusal.WITHDRAWN);
    }
    if (call.state() != CallState.OPEN) {
      return Answer.refused(CaseworkRefusal.DEADLINE_PASSED);
    }
    Draft draft = drafts.read(application.draft());
    if (!draft.clashes().isEmpty()) {
      return Answer.refused(CaseworkRefusal.ANSWERS_CLASH);
    }
    FormEvaluation evaluation =
        asked
            .formOf(application)
            .evaluate(
                draft.answersWith(asked.formOf(application), asked.inputs(application)),
                asked.inputs(application));
    if (!evaluation.isComplete()) {
      return Answer.refused(CaseworkRefusal.INCOMPLETE);
    }
    Submission frozen = Submission.freeze(evaluation);
    OffsetDateTime now = moment();
    String number =
        application
            .number()
            .orElseGet(() -> store.nextNumber(application.administrator(), today().getYear()));
    int sequence = store.addSubmission(id, frozen.json(), frozen.sha256(), actor.id(), now);
    Eligibility eligibility = asked.eligibility(application, evaluation);
    store.submitted(
        id,
        number,
        actor.id(),
        now,
        text(evaluation, "projectTitle").or(() -> text(evaluation, "aim")),
        text(evaluation, "summary"),
        evaluation.visibleAnswers().get("amount") instanceof AnswerValue.Whole(long kroner)
            ? Optional.of(Money.kroner(kroner))
            : Optional.empty(),
        eligibility.result());
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "application-submitted",
        Map.of("number", number, "sequence", sequence, "sha256", frozen.sha256()));
    notifications.tell(
        application.organisation(),
        person ->
            new Notice(
                Optional.of(application.organisation()),
                texts.text(person.language(), "notice.submitted.subject", number),
                texts.text(
                    person.language(),
                    "notice.submitted.body",
                    no.ildsjel.platform.writing.Writing.day(call.decisionBy(), person.language())),
                Optional.of("/soknader/" + id)));
    events.publishEvent(new ApplicationSubmitted(id, application.call()));
    return Answer.allowed(store.lastSubmission(id).orElseThrow());
  }

  private static Optional<String> text(FormEvaluation evaluation, String path) {
    return evaluation.visibleAnswers().get(path) instanceof AnswerValue.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Takes the application back. */
  @MayCall("whoever acts for the organisation, until the deadline")
  @Transactional
  public Answer<ApplicationId> withdraw(Actor.Person actor, ApplicationId id) {
    ApplicationView application = store.lock(id).orElseThrow();
    requireOwner(actor, application);
    if (application.state() == ApplicationState.WITHDRAWN) {
      return Answer.refused(CaseworkRefusal.WITHDRAWN);
    }
    if (calls.require(application.call()).state() != CallState.OPEN) {
      return Answer.refused(CaseworkRefusal.DEADLINE_PASSED);
    }
    store.withdrawn(id, moment());
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "application-withdrawn",
        Map.of());
    return Answer.allowed(id);
  }

  @Override
  @MayCall("whoever acts for the organisation; the administrator's people once it is sent in")
  @Transactional(readOnly = true)
  public Optional<ApplicationView> visibleTo(Actor actor, ApplicationId id) {
    return store.find(id).filter(a -> maySee(actor, a));
  }

  private boolean maySee(Actor actor, ApplicationView application) {
    if (actor instanceof Actor.Person person
        && person.mandates().contains(application.organisation())) {
      return true;
    }
    return application.state() == ApplicationState.SUBMITTED
        && actor.administrators().contains(application.administrator())
        && !blocks.blockedFor(actor, Set.of(application.id())).contains(application.id());
  }

  @Override
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<ApplicationView> ownedBy(Actor actor) {
    return actor.organisation().map(store::of).orElse(List.of());
  }

  @Override
  @MayCall("the administrator's people; what they are blocked from is left out")
  @Transactional(readOnly = true)
  public List<ApplicationView> submittedTo(Actor actor, CallId call) {
    if (!actor.administrators().contains(calls.require(call).administrator())) {
      return List.of();
    }
    List<ApplicationView> all = store.submittedTo(call);
    Set<ApplicationId> blocked =
        blocks.blockedFor(
            actor,
            all.stream()
                .map(ApplicationView::id)
                .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    return all.stream().filter(a -> !blocked.contains(a.id())).toList();
  }

  @Override
  @MayCall("every room, before it shows or does something with a case")
  @Transactional(readOnly = true)
  public Set<ApplicationId> blockedFor(Actor actor, Set<ApplicationId> applications) {
    return blocks.blockedFor(actor, applications);
  }

  @Override
  @MayCall("rooms and desks that have checked who asks")
  @Transactional(readOnly = true)
  public Map<ApplicationId, ApplicationView> byIds(Collection<ApplicationId> ids) {
    return store.byIds(ids);
  }

  @Override
  @MayCall("rooms and desks that have checked who asks")
  @Transactional(readOnly = true)
  public Optional<SubmissionView> submission(ApplicationId id) {
    return store.lastSubmission(id);
  }

  private static void requireOwner(Actor.Person actor, ApplicationView application) {
    if (!actor.mandates().contains(application.organisation())) {
      throw new org.springframework.security.access.AccessDeniedException("Not the owner");
    }
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
