package no.ildsjel.programme.call;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallPublished;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.ProgrammeRefusal;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.Schemes;
import no.ildsjel.programme.Schemes.VersionedScheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Announces calls and answers what others ask about them. */
@Service
class CallManagement implements Calls {

  private final CallStore store;
  private final Clock clock;
  private final Schemes schemes;
  private final Frames frames;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final ApplicationEventPublisher events;

  CallManagement(
      CallStore store,
      Clock clock,
      Schemes schemes,
      Frames frames,
      Archive archive,
      Notifications notifications,
      Texts texts,
      ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.schemes = schemes;
    this.frames = frames;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.events = events;
  }

  @Override
  @MayCall("a case officer or approver of the administrator; the program")
  @Transactional
  public Answer<CallId> draft(Actor actor, Announcement announcement) {
    return save(actor, CallId.random(), announcement);
  }

  @Override
  @MayCall("a case officer or approver of the administrator")
  @Transactional
  public Answer<CallId> change(Actor actor, CallId call, Announcement announcement) {
    CallView before = require(call);
    requireOfficer(actor, before.administrator());
    return before.published()
        ? Answer.refused(ProgrammeRefusal.ALREADY_PUBLISHED)
        : save(actor, call, announcement);
  }

  private Answer<CallId> save(Actor actor, CallId id, Announcement announcement) {
    requireOfficer(actor, announcement.administrator());
    VersionedScheme scheme =
        schemes.current().stream()
            .filter(s -> s.scheme().id().equals(announcement.scheme()))
            .findFirst()
            .orElseThrow();
    Scheme.Kind kind = scheme.scheme().kind(announcement.kind()).orElseThrow();
    boolean directorate = kind.administrators() == Scheme.Administrators.DIRECTORATE;
    if (directorate != announcement.administrator().isDirectorate()) {
      return Answer.refused(ProgrammeRefusal.OTHER_ADMINISTRATOR);
    }
    if (announcement.opens().isAfter(announcement.closes())
        || !announcement.closes().isBefore(announcement.decisionBy())) {
      return Answer.refused(ProgrammeRefusal.DATES_NOT_IN_ORDER);
    }
    FrameId frame =
        frames.open(
            actor,
            announcement.scheme(),
            announcement.administrator(),
            scheme.scheme().grantYear());
    store.save(id, announcement, scheme, kind, frame);
    return Answer.allowed(id);
  }

  @Override
  @MayCall("a case officer or approver of the administrator; the program")
  @Transactional
  public void invite(Actor actor, CallId call, Set<OrganisationNumber> organisations) {
    CallView view = require(call);
    requireOfficer(actor, view.administrator());
    Set<OrganisationNumber> before = invitees(call);
    organisations.forEach(o -> store.invite(call, o));
    if (view.published()) {
      organisations.stream().filter(o -> !before.contains(o)).forEach(o -> tell(view, o));
    }
    archive.record(
        actor,
        Optional.of(view.administrator()),
        "call:" + call,
        "call-invitations",
        Map.of(
            "organisations",
            organisations.stream().map(OrganisationNumber::value).sorted().toList()));
  }

  @Override
  @MayCall("a case officer or approver of the administrator; the program")
  @Transactional
  public Answer<CallId> publish(Actor actor, CallId call) {
    CallView view = require(call);
    requireOfficer(actor, view.administrator());
    if (view.published()) {
      return Answer.refused(ProgrammeRefusal.ALREADY_PUBLISHED);
    }
    Optional<ProgrammeRefusal> wrong = notReady(view);
    if (wrong.isPresent()) {
      return Answer.refused(wrong.get());
    }
    store.published(call, actor.personId(), OffsetDateTime.now(clock));
    archive.record(
        actor,
        Optional.of(view.administrator()),
        "call:" + call,
        "call-published",
        Map.of("scheme", view.scheme().value(), "kind", view.kind()));
    if (view.invitedOnly()) {
      invitees(call).forEach(organisation -> tell(view, organisation));
    }
    events.publishEvent(new CallPublished(call));
    return Answer.allowed(call);
  }

  /** What would be wrong with announcing the call now. */
  private Optional<ProgrammeRefusal> notReady(CallView call) {
    if (!frames.statement(call.frame()).orElseThrow().allotted().isPositive()) {
      return Optional.of(ProgrammeRefusal.FRAME_EMPTY);
    }
    if (call.closes().isBefore(today())) {
      return Optional.of(ProgrammeRefusal.DEADLINE_IN_PAST);
    }
    return call.invitedOnly() && invitees(call.id()).isEmpty()
        ? Optional.of(ProgrammeRefusal.NOBODY_INVITED)
        : Optional.empty();
  }

  private void tell(CallView call, OrganisationNumber organisation) {
    notifications.tell(
        organisation,
        person ->
            new Notice(
                Optional.of(organisation),
                texts.text(person.language(), "notice.invited.subject"),
                texts.text(
                    person.language(),
                    "notice.invited.body",
                    call.title().in(person.language()),
                    Writing.day(call.closes(), person.language())),
                Optional.of("/utlysninger/" + call.id())));
  }

  @Override
  @MayCall("a case officer or approver of the administrator")
  @Transactional
  public Answer<CallId> extend(Actor actor, CallId call, LocalDate closes, LocalDate decisionBy) {
    CallView view = require(call);
    requireOfficer(actor, view.administrator());
    boolean over = view.state() == CallState.CLOSED;
    if (!view.published() || over || !closes.isAfter(view.closes())) {
      return Answer.refused(ProgrammeRefusal.ONLY_LATER);
    }
    if (!closes.isBefore(decisionBy)) {
      return Answer.refused(ProgrammeRefusal.DATES_NOT_IN_ORDER);
    }
    store.extended(call, closes, decisionBy);
    archive.record(
        actor,
        Optional.of(view.administrator()),
        "call:" + call,
        "call-extended",
        Map.of("from", view.closes().toString(), "to", closes.toString()));
    return Answer.allowed(call);
  }

  @Override
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<CallView> published() {
    return store.published();
  }

  @Override
  @MayCall("anybody; only the calls of the actor's own administrators are found")
  @Transactional(readOnly = true)
  public List<CallView> administeredBy(Actor actor) {
    return store.of(actor.administrators());
  }

  @Override
  @MayCall("anybody; drafts only for the administrator's own people")
  @Transactional(readOnly = true)
  public Optional<CallView> visibleTo(Actor actor, CallId call) {
    return Optional.ofNullable(byIds(Set.of(call)).get(call))
        .filter(c -> c.published() || actor.administrators().contains(c.administrator()));
  }

  @Override
  @MayCall("rooms above, for calls they have come to by their own rules")
  @Transactional(readOnly = true)
  public Map<CallId, CallView> byIds(Collection<CallId> calls) {
    return store.byIds(calls);
  }

  @Override
  @MayCall("rooms above, for calls they have come to by their own rules")
  @Transactional(readOnly = true)
  public CallView require(CallId call) {
    return Optional.ofNullable(byIds(Set.of(call)).get(call))
        .orElseThrow(() -> new IllegalArgumentException("No such call"));
  }

  @Override
  @MayCall("casework, for the applicant")
  @Transactional(readOnly = true)
  public boolean invited(CallId call, OrganisationNumber organisation) {
    return store.invited(call, organisation);
  }

  @Override
  @MayCall("the administrator's own people, through pages that have checked it")
  @Transactional(readOnly = true)
  public Set<OrganisationNumber> invitees(CallId call) {
    return store.invitees(call);
  }

  @Override
  @MayCall("anybody")
  public Scheme.Kind kindOf(CallView call) {
    return schemeOf(call).kind(call.kind()).orElseThrow();
  }

  @Override
  @MayCall("anybody")
  public Scheme schemeOf(CallView call) {
    return schemes.find(call.scheme(), call.schemeVersion()).orElseThrow();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static void requireOfficer(Actor actor, AdministratorId administrator) {
    if (!(actor instanceof Actor.Program)
        && !actor.has(Role.CASE_OFFICER, administrator)
        && !actor.has(Role.APPROVER, administrator)) {
      throw new AccessDeniedException("Only those who work for the administrator");
    }
  }
}
