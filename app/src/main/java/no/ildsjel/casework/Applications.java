package no.ildsjel.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;

/** Applications, for those who may see them. */
public interface Applications {

  /** The application, if this actor may see it: drafts only those who write them. */
  Optional<ApplicationView> visibleTo(Actor actor, ApplicationId id);

  /** All applications of the organisation the actor acts for, newest first. */
  List<ApplicationView> ownedBy(Actor actor);

  /** What has been sent in to a call, less what the actor is blocked from. */
  List<ApplicationView> submittedTo(Actor actor, CallId call);

  /** Those of the applications that the actor may not handle, for ties of its own or a leader's. */
  Set<ApplicationId> blockedFor(Actor actor, Set<ApplicationId> applications);

  /** Applications by id, for rooms that have checked who asks. */
  Map<ApplicationId, ApplicationView> byIds(Collection<ApplicationId> ids);

  /** What was sent in last, as it was frozen. */
  Optional<SubmissionView> submission(ApplicationId id);
}
