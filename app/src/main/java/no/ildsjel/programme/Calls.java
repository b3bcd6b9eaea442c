package no.ildsjel.programme;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.OrganisationNumber;

/** Calls for applications. */
public interface Calls {

  /** What an officer announces. */
  record Announcement(
      SchemeId scheme,
      String kind,
      AdministratorId administrator,
      LocalText title,
      LocalDate opens,
      LocalDate closes,
      LocalDate decisionBy,
      boolean invitedOnly) {}

  /** Drafts a call with the newest version of its scheme. */
  Answer<CallId> draft(Actor actor, Announcement announcement);

  /** Changes a draft. */
  Answer<CallId> change(Actor actor, CallId call, Announcement announcement);

  /** Invites organisations to a closed call. */
  void invite(Actor actor, CallId call, Set<OrganisationNumber> organisations);

  /** Publishes a draft; from then on it stands as it is. */
  Answer<CallId> publish(Actor actor, CallId call);

  /** Moves the deadline of a published call to a later day, and the day of the answer with it. */
  Answer<CallId> extend(Actor actor, CallId call, LocalDate closes, LocalDate decisionBy);

  /** The published calls, those that close first on top, then those to come, then those closed. */
  List<CallView> published();

  /** The calls of the administrators this actor works for. */
  List<CallView> administeredBy(Actor actor);

  /** A call this actor may see: a published one, or a draft of the actor's own administrator. */
  Optional<CallView> visibleTo(Actor actor, CallId call);

  /** Calls by id, for rooms above. */
  Map<CallId, CallView> byIds(Collection<CallId> calls);

  /** One call, for rooms above. */
  CallView require(CallId call);

  /** True when the organisation may apply: the call is for all, or it is invited. */
  boolean invited(CallId call, OrganisationNumber organisation);

  /** The organisations invited to a closed call. */
  Set<OrganisationNumber> invitees(CallId call);

  /** The scheme and kind of support of a call, in the version it was announced with. */
  Scheme.Kind kindOf(CallView call);

  /** The scheme of a call, in the version it was announced with. */
  Scheme schemeOf(CallView call);
}
