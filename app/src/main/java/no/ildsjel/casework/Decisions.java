package no.ildsjel.casework;

import java.util.List;
import java.util.Optional;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;

/** Decisions, for those who may see them. */
public interface Decisions {

  /** The decision in a case, if it has been made and this actor may see the case. */
  Optional<DecisionView> of(Actor actor, ApplicationId application);

  /** The decision with this id, for rooms that have checked who asks. */
  Optional<DecisionView> find(DecisionId id);

  /** All decisions of a call, for rooms that have checked who asks. */
  List<DecisionView> of(CallId call);
}
